import { catalogue, type CatalogueEntry } from '../../../electron/errors/index.ts';

const families: readonly [string, string][] = [
  ['LAN-1', 'Readers, cards and the smartcard service'],
  ['LAN-2', 'The Identity Agent and its ticket library'],
  ['LAN-3', 'Spine, the role assertion and the network to it'],
  ['LAN-4', 'CIS2'],
  ['LAN-5', 'Settings'],
  ['LAN-6', 'The keychain'],
  ['LAN-7', 'The journal of sign-ins'],
  ['LAN-8', 'The self-test and this computer'],
  ['LAN-9', 'General'],
];

const helpers = {
  user: 'you',
  ra: 'your Registration Authority',
  it: 'your IT support',
  service: 'the national service',
  lanyard: "Lanyard's makers",
} as const;

/** `docs/errors.md`, made from the catalogue. */
export function errorsPage(): string {
  const entries = Object.entries(catalogue).toSorted(([a], [b]) => a.localeCompare(b));
  const sections = families.flatMap(([prefix, title]) => {
    const rows = entries.filter(([code]) => code.startsWith(prefix));
    return rows.length === 0 ? [] : [`## ${title}`, ...rows.map(([code, entry]) => section(code, entry))];
  });
  return [
    '# Error codes',
    'Every error Lanyard can show, in the order of its code. Codes are stable for ever. `{name}` stands for a fact of the' +
      ' occurrence. This page is made from the catalogue in `electron/errors/`; a test holds the two together' +
      ' (`npx vitest run --project unit test/unit/docs -u` writes it anew).',
    ...sections,
  ]
    .join('\n\n')
    .concat('\n');
}

function section(code: string, entry: CatalogueEntry): string {
  return [
    `### ${code}`,
    '',
    entry.what + (entry.neutral ? ' _(Not an error: shown without alarm.)_' : ''),
    '',
    `- **What to do:** ${entry.whatToDo}`,
    `- **Who can help:** ${entry.who.map((who) => helpers[who]).join(', then ')}`,
    `- **For the support desk:** ${entry.helpdesk}`,
  ].join('\n');
}
