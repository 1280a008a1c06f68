import { describe, expect, test } from 'vitest';
import type { RunningSession } from './compose.ts';
import { LiveSession } from './live-session.ts';
import { defaultSettings, type SettingsChange } from './settings/index.ts';

/** A live session whose parts only take notes. */
function bench() {
  const notes: string[] = [];
  let made = 0;
  const session = new LiveSession(
    () => {
      const name = `session ${String(++made)}`;
      notes.push(`${name} made`);
      return Promise.resolve({
        routes: ['agent'],
        engine: {
          post: ({ type }: { type: string }) => notes.push(`${name}: ${type}`),
          usePolicy: () => notes.push(`${name}: other limits`),
          lookAtClocks: () => undefined,
        },
        close: (why?: { type: string }) => {
          notes.push(`${name} closed: ${why?.type ?? 'quit'}`);
          return Promise.resolve();
        },
      } as unknown as RunningSession);
    },
    () => defaultSettings(),
  );
  return { session, notes };
}

const change = (...needRestart: SettingsChange['needRestart']): SettingsChange => ({
  changed: ['session.idleLimit', ...needRestart],
  needRestart,
});

describe('the session while settings change', () => {
  test('takes other limits at once, without an end', async () => {
    const { session, notes } = bench();
    await session.start();
    session.follow(change());
    expect(notes).toEqual(['session 1 made', 'session 1: other limits']);
  });

  test('ends and is put together anew when what it is made of changes', async () => {
    const { session, notes } = bench();
    await session.start();
    session.follow(change('spine.roleAssertionUrl'));
    await new Promise((resolve) => setImmediate(resolve));
    session.post({ type: 'locked' });
    await session.close();
    expect(notes).toEqual([
      'session 1 made',
      'session 1 closed: policy-changed',
      'session 2 made',
      'session 2: locked',
      'session 2 closed: quit',
    ]);
  });

  test('lives on when what changes takes effect at the next start only', async () => {
    const { session, notes } = bench();
    await session.start();
    session.follow(change('log.level'));
    expect(notes).toEqual(['session 1 made', 'session 1: other limits']);
  });
});
