import { session } from 'electron';
import type { WayOut } from './way-out.ts';

/**
 * The way out that the system prescribes: the proxies of its settings (PAC files and policies included), to which its own
 * account signs in where they ask for that. Main process only; what signs in is loaded for the first such proxy.
 */
export const systemWayOut: WayOut = {
  proxiesOf: 'system',
  resolveProxy: (origin) => session.defaultSession.resolveProxy(origin),
  async sendSignedIn(attempt) {
    const { requestSignedIn } = await import('./signed-in-request.ts');
    return requestSignedIn(attempt);
  },
};
