/** What a `lanyard:` address may ask for; nothing else, and never with anything attached. */
export const linkActions = ['show', 'sign-in'] as const;
export type LinkAction = (typeof linkActions)[number];

/** The scheme that the installer and the deb register. */
export const linkScheme = 'lanyard';

/**
 * What an address asks for, or `null`. Any page and any program can hand one in, so it is hostile text: two whole
 * addresses are known (`lanyard:show`, `lanyard:sign-in`, each also with the `//` and the closing slash that browsers
 * put in), and whatever differs from them in one character is none.
 */
export function linkActionOf(address: string): LinkAction | null {
  const found = /^lanyard:(?:\/\/)?(show|sign-in)\/?$/i.exec(address)?.[1]?.toLowerCase();
  return linkActions.find((action) => action === found) ?? null;
}

/** The first address among a program's arguments that asks for something. */
export function linkActionAmong(args: readonly string[]): LinkAction | null {
  for (const arg of args) {
    const action = linkActionOf(arg);
    if (action !== null) return action;
  }
  return null;
}
