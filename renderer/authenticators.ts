import type { Say } from './messages/messages.ts';

const known = [
  'smartcard',
  'windows-hello',
  'security-key',
  'ipad',
  'passkey',
  'nhs-net-connect',
  'microsoft-authenticator',
  'fido2',
  'unknown',
] as const;

/** A way to sign in, in plain words. One that this window does not know keeps the name it came with. */
export function authenticatorIn(
  say: Say,
  { id, name }: { readonly id: string; readonly name: string },
): { readonly name: string; readonly hint: string } {
  const found = known.find((one) => one === id);
  if (found === undefined) return { name, hint: '' };
  return { name: say(`authenticators.${found}.name`), hint: say(`authenticators.${found}.hint`) };
}

const levels = ['level.0', 'level.1', 'level.2', 'level.3'] as const;

/** Assurance level 0 to 3 in words; `null` = none was stated. */
export function levelIn(say: Say, level: number | null): string {
  return say(levels[level ?? 0] ?? 'level.0');
}
