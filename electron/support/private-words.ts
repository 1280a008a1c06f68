/** Accounts and titles that are nobody's name; taken out they would take ordinary words with them ("missing"). */
const nobody = new Set(
  'root user users admin administrator guest nurse doctor ward test public default lanyard miss prof professor sister'.split(
    ' ',
  ),
);

/**
 * Words of this computer that name a person: the account, and the parts of it that look like names
 * (`adaeze.okonkwo`). Short ones and those of shared accounts are left: they are no names.
 */
export function privateWords(account: string): string[] {
  const parts = account.split(/[^\p{L}]+/u).filter((part) => part.length > 3);
  return [account, ...parts].filter((word) => word.length > 3 && !nobody.has(word.toLowerCase()));
}
