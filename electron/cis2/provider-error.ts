import { LanyardError } from '../errors/index.ts';

/**
 * What an `error` of the authorize step means (cis2 13). `error_description` is never read. CIS2's word for "no authenticator
 * of this level" is not known; OpenID's is `unmet_authentication_requirements`.
 */
export function providerError(error: string): LanyardError {
  switch (error) {
    case 'access_denied':
    case 'unmet_authentication_requirements':
      return new LanyardError('LAN-4201');
    case 'invalid_request':
    case 'invalid_scope':
    case 'unsupported_response_type':
    case 'unauthorized_client':
      return new LanyardError('LAN-4202', { error });
    case 'server_error':
    case 'temporarily_unavailable':
      return new LanyardError('LAN-4203', { error });
    case 'login_required':
    case 'interaction_required':
      return new LanyardError('LAN-4204', { error });
    default:
      return new LanyardError('LAN-4205', { error: errorWord(error) });
  }
}

/** What an `error` of the token endpoint means (cis2 13). */
export function tokenError(error: string): LanyardError {
  switch (error) {
    case 'invalid_grant':
      return new LanyardError('LAN-4301');
    case 'invalid_client':
      return new LanyardError('LAN-4302');
    default:
      return new LanyardError('LAN-4303', { error: errorWord(error) });
  }
}

/** A foreign error code that is safe to show: a short word, or none. */
function errorWord(error: string): string {
  return /^[a-z][a-z0-9_.-]{0,39}$/.test(error) ? error : 'unreadable';
}
