import { checkList, wholeDeadline } from '../../../electron/diagnostics/index.ts';

/** `docs/self-test.md`, made from the list of checks. */
export function selfTestPage(): string {
  return [
    '# The self-test',
    'What Lanyard looks at when somebody asks what is wrong. The window and `lanyard check` run the same list. This page is' +
      ' made from it (`electron/diagnostics/list.ts`); a test holds the two together (`npx vitest run --project unit' +
      ' test/unit/docs -u` writes it anew).',
    [
      `- All checks run side by side, each within its own time; all together take at most ${String(wholeDeadline / 1000)} seconds, and can be stopped.`,
      '- What needs no network comes first. Offline, the checks of the network could not tell; the check _Network_ says why.',
      '- Nothing is changed, nobody is asked for a passcode, nothing is sent to a card, and no ticket or token leaves the computer.',
    ].join('\n'),
    '## What a check answers',
    [
      '| outcome | what it means |',
      '| --- | --- |',
      '| `ok` | works, or is not used on this computer |',
      '| `attention` | works, but not as it should |',
      '| `failed` | does not work; somebody cannot sign in because of it, or soon will not |',
      '| `could-not-tell` | neither good nor bad was seen, for instance because there is no network |',
    ].join('\n'),
    'With it come a sentence, what to do about it, a code of [the error list](errors.md) and the time it took: in the window in' +
      " the window's language, on the command line and in the support file always in English.",
    '## The command',
    '`lanyard check` writes a line as each check ends, and a summary. `lanyard check --json` writes one object:' +
      ' `version`, `at`, `milliseconds`, `summary` (`ok`, `attention`, `failed`, `couldNotTell`) and `results`, each with' +
      ' `id`, `title`, `outcome`, `sentence`, `cure`, `code`, `milliseconds`, and where there are any `explanation` and `facts`.',
    'Exit codes: 0 when no check failed, 1 when one did or the command was stopped, 2 when the command line was not' +
      ' understood. What needs attention, or could not be told, does not make the command fail: read `summary` for it.',
    '## The checks',
    [
      '| check | title | what it looks at | seconds at most |',
      '| --- | --- | --- | --- |',
      ...checkList.map(
        ({ id, title, looksAt, deadline }) => `| \`${id}\` | ${title} | ${looksAt} | ${String(deadline / 1000)} |`,
      ),
    ].join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}
