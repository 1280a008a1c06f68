/** A name that a file or the registry gave, fit to be shown and told: without control characters, and short. */
export function shownName(name: string): string {
  const plain = name.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
}

/** Names of our own are shorter, also those within blocks for certain computers. */
const longest = 80;
