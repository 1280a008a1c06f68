import { randomBytes } from 'node:crypto';

/**
 * An invented ticket in the shape of spine-cis1 6.1: 62 characters, 35 random bytes in base64 behind the constant
 * beginning, `@`, the constant site part, `#`. Always holds `+`, `/`, `=`, `@` and `#`, each unsafe in a URL.
 */
export function makeToken(): string {
  for (;;) {
    const random = randomBytes(35).toString('base64').slice(14);
    if (random.includes('+') && random.includes('/')) return `AQIC5wM2LY4Sfc${random}@AAJTSQACMDE=#`;
  }
}

/** An invented ticket of exactly this many printable characters, unsafe ones included. */
export function makeLongToken(length: number): string {
  return makeToken()
    .repeat(Math.ceil(length / 62))
    .slice(0, length);
}
