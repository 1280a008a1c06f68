import { timingSafeEqual } from 'node:crypto';
import { calculatePKCECodeChallenge } from 'openid-client';
import { attemptLifetime } from './options.ts';
import type { Cis2Clock, RandomBytes } from './ports.ts';

/** The secrets of one sign-in. Never kept beyond it, never logged. */
export interface AttemptSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** RFC 7636 S256 of the verifier; public. */
  readonly codeChallenge: string;
}

/** One sign-in's secrets and their life: usable once, and for ten minutes (cis2 5; 18, no. 9 and 11). */
export interface Attempt {
  readonly secrets: AttemptSecrets;
  /** Uses the attempt up if `state` is its own. Every later call says `used`. */
  take(state: string): 'taken' | 'unknown' | 'used' | 'expired';
}

/** Makes the secrets of one sign-in, 256 bits each. */
export async function createAttempt(random: RandomBytes, clock: Cis2Clock): Promise<Attempt> {
  const word = () => Buffer.from(random(32)).toString('base64url');
  const codeVerifier = word();
  const codeChallenge = await calculatePKCECodeChallenge(codeVerifier);
  const secrets: AttemptSecrets = { state: word(), nonce: word(), codeVerifier, codeChallenge };
  const began = clock.now();
  let used = false;

  return {
    secrets,
    take(state) {
      if (!sameText(state, secrets.state)) return 'unknown';
      if (used) return 'used';
      used = true;
      const age = clock.now() - began;
      return age < 0 || age > attemptLifetime * 1000 ? 'expired' : 'taken';
    },
  };
}

/** Compares secrets without telling by the time how much of them is right. */
function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
