/** What is going on when somebody wants to read a card. */
export interface ReadingMoment {
  /** A person asked for it now, or the program would do it by itself (to learn whose card it is). */
  readonly by: 'person' | 'program';
  /** `choosing-card`: a sign-in has begun, the agent has said that nobody is signed in, and was not asked to prompt yet. */
  readonly session: 'idle' | 'choosing-card' | 'signing-in' | 'signed-in';
  /** Setting `cards.readCertificates`. */
  readonly readCertificates: boolean;
}

/** `busy`: not during a sign-in or session; `off`: the program may not do so by itself here. */
export type ReadingVerdict = 'allowed' | 'busy' | 'off';

/**
 * Whether a card may be read now. Selecting its application resets what the Identity Agent has unlocked (spine-cis1 12.4),
 * so never within a session, nor within an attempt from the moment the agent was asked to sign in, whoever asks; and by
 * itself the program reads only where the site wants that.
 */
export function readingVerdict({ by, session, readCertificates }: ReadingMoment): ReadingVerdict {
  if (by === 'person') return session === 'idle' ? 'allowed' : 'busy';
  if (session === 'signing-in' || session === 'signed-in') return 'busy';
  return readCertificates ? 'allowed' : 'off';
}
