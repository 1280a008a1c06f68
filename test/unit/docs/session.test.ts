import { describe, expect, test } from 'vitest';
import { viewOf } from '../../../electron/ipc/view.ts';
import { defaultPolicy } from '../../../electron/session/policy.ts';
import { endReasons } from '../../../electron/session/state.ts';
import { words } from '../../../renderer/words.ts';
import { faultMatrix, states, triggers } from './fault-matrix.ts';
import { sessionPage } from './session-page.ts';

test('docs/session.md is the machine', async () => {
  await expect(sessionPage()).toMatchFileSnapshot('../../../docs/session.md');
});

describe('the fault matrix', () => {
  const outcomes = faultMatrix();
  const holds = (name: string) => name === 'signing-in' || name === 'signed-in';

  test('is complete: every trigger in every state, and every end reason is reached', () => {
    expect(outcomes).toHaveLength(Object.keys(states).length * Object.keys(triggers).length);
    const reached = new Set(outcomes.flatMap(({ after }) => (after.name === 'ended' ? [after.reason] : [])));
    expect([...endReasons].filter((reason) => !reached.has(reason))).toEqual([]);
  });

  test.each(outcomes)('$trigger, when $state', ({ before, after, effects, trigger }) => {
    // Whatever an attempt or session held is forgotten when it is over; nothing is resumed but after a quit.
    if (holds(before.name) && !holds(after.name)) expect(effects).toContain('abandon');
    if (before.name === 'signed-in' && after.name === 'ended' && trigger !== 'quit') {
      expect(effects).toContain('wipe-evidence');
    }
    // The screen says it in words, and shows nobody any more.
    const view = viewOf(after, { environment: 'live', simulatedCards: false, ...defaultPolicy });
    if (after.name === 'ended') {
      expect(words.endHeading(after.reason, '9:41')).toMatch(/^[A-Z].* 9:41$/);
      expect(JSON.stringify(view)).not.toContain('Tomos Beddoe');
    }
    // A removal that counts ends the agent's session, too.
    const removals = ['card removed', 'reader unplugged', 'smartcard service gone', 'remote session disconnected'];
    if (removals.includes(trigger) && holds(before.name) && after.name === 'ended') {
      expect(effects).toContain('destroy-ticket');
    }
  });

  test('a signed-in session ends by every trigger, except by what concerns only sign-ins or the grace', () => {
    const goesOn = outcomes
      .filter(({ state, after }) => state === 'signed in' && after.name !== 'ended')
      .map(({ trigger }) => trigger);
    // The card of the matrix is contactless: its removal covers the screen first.
    expect(goesOn).toEqual(['card removed', 'cancel', 'end of the grace']);
  });
});
