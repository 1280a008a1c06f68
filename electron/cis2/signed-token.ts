import { compactVerify, decodeProtectedHeader, type CryptoKey, type ProtectedHeaderParameters } from 'jose';
import { LanyardError } from '../errors/index.ts';
import type { KeySet } from './key-set.ts';
import type { SignatureAlgorithm } from './options.ts';

export interface Verification {
  readonly keys: KeySet;
  readonly jwksUri: string;
  readonly algorithms: readonly SignatureAlgorithm[];
  readonly signal: AbortSignal;
}

/** What a verified token says, not looked at yet, and how it was signed. */
export interface VerifiedToken {
  readonly payload: unknown;
  readonly algorithm: SignatureAlgorithm;
}

/**
 * Checks who signed a token: form, algorithm, key id, key, signature, in this order (cis2 8.3, no. 1 to 3).
 *
 * @throws LanyardError LAN-4401 to LAN-4404; LAN-400x when the keys cannot be fetched.
 */
export async function verifySignedToken(token: string, verification: Verification): Promise<VerifiedToken> {
  const { algorithms, keys, jwksUri, signal } = verification;
  const header = headerOf(token);
  const algorithm = algorithms.find((name) => name === header.alg);
  if (algorithm === undefined)
    throw new LanyardError('LAN-4402', {
      alg: /^\w{1,20}$/.test(header.alg ?? '') ? (header.alg ?? '') : 'unreadable',
    });
  const { kid } = header;
  if (typeof kid !== 'string' || kid === '') throw new LanyardError('LAN-4403');
  const found = await keys.keysFor(jwksUri, { ...header, alg: algorithm }, signal);
  if (found.length === 0) throw new LanyardError('LAN-4403');
  return { payload: json(await signedBytes(token, found, algorithm)), algorithm };
}

function headerOf(token: string): ProtectedHeaderParameters {
  try {
    if (token.split('.').length !== 3) throw new LanyardError('LAN-4401', { reason: 'not three parts' });
    return decodeProtectedHeader(token);
  } catch {
    throw new LanyardError('LAN-4401', { reason: 'not a JWT' });
  }
}

/** A key id that stands for several keys: any of them may have signed. */
async function signedBytes(token: string, keys: readonly CryptoKey[], algorithm: string): Promise<Uint8Array> {
  let cause: unknown;
  for (const key of keys) {
    try {
      return (await compactVerify(token, key, { algorithms: [algorithm] })).payload;
    } catch (thrown) {
      cause = thrown;
    }
  }
  throw new LanyardError('LAN-4404', {}, { cause });
}

function json(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new LanyardError('LAN-4401', { reason: 'its content is not JSON' });
  }
}
