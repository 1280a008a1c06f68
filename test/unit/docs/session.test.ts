import { describe, expect, test } from 'vitest';
import { viewOf } from '../../../electron/ipc/view.ts';
import { endReasons } from '../../../electron/session/state.ts';
import { inLanguage, languages } from '../../../renderer/messages/messages.ts';
import { journalEntriesOf } from '../../../electron/compose/journal-of-session.ts';
import { isHeld } from '../../../electron/session/moves.ts';
import { defaultSettings } from '../../../electron/settings/index.ts';
import { viewContext } from '../../../electron/compose/view-context.ts';
import { faultMatrix, states, triggers } from './fault-matrix.ts';
import { sessionPage } from './session-page.ts';

test('docs/session.md is the machine', async () => {
  await expect(sessionPage()).toMatchFileSnapshot('../../../docs/session.md');
});

describe('the fault matrix', () => {
  const outcomes = faultMatrix();
  const context = viewContext(defaultSettings(), {
    routes: ['agent', 'browser'],
    locale: 'en-GB',
    lastRole: () => null,
    newer: null,
  });

  test('is complete: every trigger in every state, and every end reason is reached', () => {
    expect(outcomes).toHaveLength(Object.keys(states).length * Object.keys(triggers).length);
    const reached = new Set(outcomes.flatMap(({ after }) => (after.name === 'ended' ? [after.reason] : [])));
    expect([...endReasons].filter((reason) => !reached.has(reason))).toEqual([]);
  });

  test.each(outcomes)('$trigger, when $state', ({ before, after, effects, trigger }) => {
    // Whatever an attempt or session held is forgotten when it is over; nothing is resumed but after a quit.
    if (isHeld(before) && !isHeld(after)) expect(effects).toContain('abandon');
    if (before.name === 'signed-in' && after.name === 'ended' && trigger !== 'quit') {
      expect(effects).toContain('wipe-evidence');
    }
    if (isHeld(before) && after.name === 'ended') {
      // The journal says why; the screen says it in words, in both languages, and shows nobody any more.
      expect(journalEntriesOf(before, after)).toMatchObject([{ kind: 'session-ended', reason: after.reason }]);
      for (const language of languages) {
        const heading = inLanguage(language)(`ended.heading.${after.reason}`, { time: '9:41' });
        expect(heading).toMatch(/^[A-Z].* 9:41$/);
      }
      expect(JSON.stringify(viewOf(after, context))).not.toContain('Tomos Beddoe');
    }
    // A removal that counts ends the agent's session, too; a session in the browser leaves the agent alone.
    if (after.name === 'ended' && after.route === 'browser') expect(effects).not.toContain('destroy-ticket');
    const removals = ['card removed', 'reader unplugged', 'smartcard service gone', 'remote session disconnected'];
    const mayHold = isHeld(before) || (before.name === 'ended' && before.leftBehind !== null);
    if (removals.slice(0, 3).includes(trigger) && mayHold && after.name === 'ended' && after.route === 'agent') {
      expect(effects).toContain('destroy-ticket');
    }
    if (removals.includes(trigger) && isHeld(before) && after.name === 'ended' && after.route === 'agent') {
      expect(effects).toContain('destroy-ticket');
    }
  });

  test('every state is what its name says', () => {
    const before = (name: string) => outcomes.find(({ state }) => state === name)?.before;
    expect(before('warned of idleness')).toMatchObject({ name: 'signed-in', warning: { endsAt: 900_001 } });
    expect(before('covered (flicker)')).toMatchObject({ name: 'signed-in', cover: { reason: 'card-removed' } });
    expect(before('by browser, covered')).toMatchObject({ proof: { route: 'browser' }, cover: {} });
    expect(before('stepping up')).toMatchObject({ name: 'signed-in', raising: { step: 'browser' } });
    expect(before('choosing a role')).toMatchObject({ name: 'choosing-role' });
    expect(before('failed, ticket left')).toMatchObject({ name: 'signed-out', leftBehind: { kind: 'card' } });
    expect(before('ended, ticket left')).toMatchObject({ name: 'ended', leftBehind: { kind: 'card' } });
  });

  const goesOn = (state: string) =>
    outcomes.filter((one) => one.state === state && one.after.name !== 'ended').map(({ trigger }) => trigger);

  test('a signed-in session ends by every trigger, except by what concerns only sign-ins or the grace', () => {
    // The card of the matrix is contactless: its removal covers the screen first.
    const concernsOthers = ['proof expired', 'sign-in in the browser failed', 'logout notice of the broker'];
    expect(goesOn('signed in')).toEqual(
      inOrder(['card removed', 'person known', 'cancel', 'end of the grace', ...concernsOthers]),
    );
  });

  test('a session in the browser ends by every trigger but those of the agent; without a card also not by cards', () => {
    const agents = ['agent signed out', 'ticket replaced', 'agent or host dead', 'ticket host died'];
    const harmless = ['person known', 'cancel', 'another role wanted', 'end of the grace', ...agents];
    expect(goesOn('by browser, with card')).toEqual(
      inOrder(['card removed', ...harmless, 'sign-in in the browser failed']),
    );
    expect(goesOn('by browser, no card')).toEqual(
      inOrder([
        ...['card removed', 'reader unplugged', 'smartcard service gone', 'card swapped unseen'],
        ...harmless,
        'sign-in in the browser failed',
      ]),
    );
  });
});

/** As the matrix lists them. */
function inOrder(names: readonly string[]): string[] {
  return Object.keys(triggers).filter((trigger) => names.includes(trigger));
}
