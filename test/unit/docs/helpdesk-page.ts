import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkList } from '../../../electron/diagnostics/index.ts';
import { catalogue, type CatalogueEntry } from '../../../electron/errors/index.ts';
import { endReasons } from '../../../electron/session/state.ts';
import { inLanguage } from '../../../renderer/messages/messages.ts';
import { checkAdvice, endAdvice } from './helpdesk-advice.ts';
import { codeGroups, groupOf, type CodeGroup } from './helpdesk-groups.ts';

const helpers = {
  user: 'caller',
  ra: 'RA',
  it: 'IT',
  service: 'national service',
  lanyard: "Lanyard's makers",
} as const;

/** `docs/helpdesk.md`: its head as it is written, then tables from the session's ends, the checks and the catalogue. */
export function helpdeskPage(): string {
  return [
    readFileSync(path.join(import.meta.dirname, 'helpdesk-head.md'), 'utf8').trimEnd(),
    '## It signed me out',
    'The window says which party ended it (the person, the card, the computer, the Identity Agent, the national service, Lanyard' +
      ' itself and why) and when; the journal has the word in the first column. Whose session it was, the window does not say:' +
      ' the moment a card is out nothing of its session is left on screen, for the next person to read. That is in the journal' +
      ' ([audit.md](audit.md)).',
    table(
      ['reason', 'the caller sees', 'what is behind it'],
      endReasons.map((reason) => [
        `\`${reason}\``,
        inLanguage('en')(`ended.heading.${reason}`, { time: '9:41' }),
        endAdvice[reason],
      ]),
    ),
    '## When a check is not in order',
    'The check itself says what it found and what to do. _Could not tell_ is no fault: offline, for instance, nothing of the' +
      ' network can be told. What comes first in this list comes first in mending, too.',
    table(
      ['check', 'look at'],
      checkList.map(({ id, title }) => [title, checkAdvice[id] ?? '']),
    ),
    '## The codes',
    'By what the caller sees. `{name}` stands for a fact of the occurrence, which the support file has. Who can help is in the order to' +
      ' ask; RA is the Registration Authority. What is marked _(no error)_ is shown without alarm.',
    ...codeGroups.map(groupSection),
    'Made from the program; a test holds the two together (`npx vitest run --project unit test/unit/docs -u` writes it anew).' +
      ' The words of the head are in `test/unit/docs/helpdesk-head.md`.',
  ]
    .join('\n\n')
    .concat('\n');
}

function groupSection(group: CodeGroup): string {
  const rows = Object.entries(catalogue)
    .filter(([code]) => groupOf(code) === group)
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([code, entry]) => rowOf(code, entry));
  return [
    `### ${group.title}`,
    `First: ${group.first}`,
    table(['code', 'meaning', 'cause, and what to look at', 'cure', 'who'], rows),
  ].join('\n\n');
}

function rowOf(code: string, { what, whatToDo, who, helpdesk, neutral }: CatalogueEntry): string[] {
  return [
    code,
    neutral ? `${what} _(no error)_` : what,
    helpdesk,
    whatToDo,
    who.map((helper) => helpers[helper]).join(', '),
  ];
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}
