import { endReasons } from '../../../electron/session/state.ts';
import type { SessionState } from '../../../electron/session/state.ts';
import { inLanguage } from '../../../renderer/messages/messages.ts';
import { faultMatrix, states, triggers, type Outcome } from './fault-matrix.ts';

/** `docs/session.md`, made from the machine itself. */
export function sessionPage(): string {
  return [
    '# The session',
    'Made by running `electron/session/transition.ts`; a test holds the two together (`npx vitest run --project unit' +
      ' test/unit/docs -u` writes it anew). Tables show the default settings.',
    '## States',
    diagram(),
    '`signed-in` has two moments of its own: _warned_ (nothing was touched for a while, the time left is counted and' +
      ' spoken) and _covered_ (a contactless card has lost contact; nothing is shown until it is back or its grace is over).',
    '## Why a session ends',
    [
      '| reason | on screen |',
      '| --- | --- |',
      ...endReasons.map(
        (reason) => `| \`${reason}\` | ${inLanguage('en')(`ended.heading.${reason}`, { time: '9:41' })} |`,
      ),
    ].join('\n'),
    '## The fault matrix',
    'Every end trigger in every state of both sign-in routes: what the state becomes, and what is done. **f** ticket or' +
      ' tokens in memory are forgotten and what was under way is stopped, before anybody is told; **w** what a restart' +
      " could resume is wiped; **d** the agent's ticket is destroyed; **l** it is left with the agent as long as the card stays; **c** CIS2 is told. A dot: nothing changes. Tried on a" +
      ' workstation that has both routes, reads certificates, tells CIS2, and has a contactless card in a reader.',
    '### With the Identity Agent',
    matrix(Object.keys(states).filter((name) => !inBrowser.includes(name))),
    '### In the browser',
    matrix(inBrowser),
  ]
    .join('\n\n')
    .concat('\n');
}

function diagram(): string {
  return [
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> signed_out',
    '  signed_out --> waiting_for_card: readers read, no card',
    '  signed_out --> signing_in: card in, or asked',
    '  waiting_for_card --> signing_in: card in, or asked',
    '  state signing_in {',
    '    state agent {',
    '      checking --> cards: nobody signed in there',
    '      cards --> passcode: whose cards they are',
    '      checking --> assertion: a ticket is held',
    '      passcode --> assertion: a ticket is there',
    '    }',
    '    state browser {',
    '      opening --> in_the_browser: browser opened',
    '      in_the_browser --> tokens: it came back',
    '    }',
    '  }',
    '  signing_in --> signed_in: assertion or tokens accepted',
    '  signing_in --> choosing_role: tokens accepted, no role named',
    '  choosing_role --> signed_in: role chosen',
    '  signed_in --> signed_in: step-up, change of role in the browser',
    '  signing_in --> signed_out: failed or cancelled',
    '  signing_in --> ended: card out, lock, sleep',
    '  choosing_role --> ended: any end trigger',
    '  signed_in --> ended: any end trigger',
    '  ended --> signing_in: card in, or asked',
    '```',
  ].join('\n');
}

/** The states of a sign-in or session in the browser. */
const inBrowser = Object.keys(states).filter((name) => /browser|tokens|role|stepping/.test(name));

function matrix(names: readonly string[]): string {
  const outcomes = faultMatrix();
  const cell = (trigger: string, state: string) => {
    const outcome = outcomes.find((one) => one.trigger === trigger && one.state === state);
    return outcome === undefined ? '' : summary(outcome);
  };
  return [
    `| | ${names.join(' | ')} |`,
    `| --- |${' --- |'.repeat(names.length)}`,
    ...Object.keys(triggers).map(
      (trigger) => `| ${trigger} | ${names.map((name) => cell(trigger, name)).join(' | ')} |`,
    ),
  ].join('\n');
}

const letters: Readonly<Record<string, string>> = {
  abandon: 'f',
  'wipe-evidence': 'w',
  'destroy-ticket': 'd',
  'end-at-cis2': 'c',
  'leave-ticket': 'l',
};

function summary({ before, after, effects }: Outcome): string {
  const done = [...new Set(effects)].map((effect) => letters[effect] ?? '').join('');
  const same = nameOf(before) === nameOf(after);
  if (same && done === '') return '·';
  return `${same ? '·' : nameOf(after)}${done === '' ? '' : ` **${done}**`}`;
}

function nameOf(state: SessionState): string {
  switch (state.name) {
    case 'ended':
      return state.reason;
    case 'signed-in':
      return state.cover !== null ? '_covered_' : state.warning !== null ? '_warned_' : 'signed-in';
    case 'signed-out':
    case 'waiting-for-card':
    case 'signing-in':
    case 'choosing-role':
      return `_${state.name}_`;
  }
}
