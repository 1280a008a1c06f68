import { describe, expect, test } from 'vitest';
import type { RunningSession } from './session.ts';
import { LiveSession } from './live-session.ts';
import { LanyardError } from '../errors/index.ts';
import type { SessionState } from '../session/state.ts';
import { initialState } from '../session/transition.ts';
import { defaultSettings, type Settings, type SettingsChange } from '../settings/index.ts';

/** A live session whose parts only take notes. `broken`: which of its sessions cannot be put together. */
function bench(broken = 0) {
  const notes: string[] = [];
  let made = 0;
  const session = new LiveSession(
    () => {
      const name = `session ${String(++made)}`;
      if (made === broken) return Promise.reject(new Error(`${name} broken`));
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
    (thrown) => notes.push(String(thrown)),
  );
  return { session, notes };
}

const change = (...needRestart: SettingsChange['needRestart']): SettingsChange => ({
  changed: ['session.idleLimit', ...needRestart],
  needRestart,
  refused: [],
});

describe('the session while settings change', () => {
  test('takes other limits at once, without an end', async () => {
    const { session, notes } = bench();
    await session.start();
    session.follow(change());
    expect(notes).toEqual(['session 1 made', 'session 1: other limits']);
  });

  test('goes on as it is where settings were only refused', async () => {
    const { session, notes } = bench();
    await session.start();
    const error = new LanyardError('LAN-5004', { key: 'spine.caFile', problem: 'must be a path' }).toValue();
    session.follow({
      changed: [],
      needRestart: [],
      refused: [{ layer: 'machine-policy', key: 'spine.caFile', error }],
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(notes).toEqual(['session 1 made']);
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

  test('tells why it cannot be put together, at the start and later, and goes on with the next that can', async () => {
    const { session, notes } = bench(1);
    await session.start();
    session.post({ type: 'locked' });
    session.follow(change('spine.roleAssertionUrl'));
    await session.close();
    expect(notes).toEqual(['Error: session 1 broken']);

    const later = bench(2);
    await later.session.start();
    later.session.follow(change('spine.roleAssertionUrl'));
    later.session.follow(change('cards.simulatorSocket'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(later.notes).toEqual([
      'session 1 made',
      'session 1 closed: policy-changed',
      'Error: session 2 broken',
      'session 3 made',
    ]);
  });

  test('lives on when what changes takes effect at the next start only', async () => {
    const { session, notes } = bench();
    await session.start();
    session.follow(change('log.level'));
    expect(notes).toEqual(['session 1 made', 'session 1: other limits']);
  });

  test('holds a session to the limits that changed while it was put together', async () => {
    let settings = defaultSettings();
    const { session, limits, ready } = slowBench(() => settings);
    const started = session.start();
    await turn();
    settings = { ...settings, session: { ...settings.session, idleLimit: 60_000 } };
    session.follow(change());
    ready();
    await started;
    expect(limits).toEqual([60_000]);
  });

  test('hands on a lock that came meanwhile, once it is known whether an earlier session goes on', async () => {
    const { session, events, engine, ready } = slowBench();
    session.post({ type: 'disconnected' });
    const started = session.start();
    await turn();
    session.post({ type: 'locked' });
    session.post({ type: 'locked' });
    session.post({ type: 'sign-in-requested' });
    ready();
    await started;
    session.look();
    expect(events, 'the readers have not been read').toEqual([]);
    engine.state = { ...initialState(1), starting: false };
    session.look();
    session.look();
    expect(events).toEqual(['disconnected', 'locked']);
  });

  test('forgets a lock when there will be no session', async () => {
    const { session, notes } = bench(1);
    session.post({ type: 'locked' });
    await session.start();
    session.post({ type: 'locked' });
    session.follow(change('spine.roleAssertionUrl'));
    await turn();
    session.look();
    expect(notes).toEqual(['Error: session 1 broken', 'session 2 made']);
  });
});

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A session that is put together when the test says so. */
function slowBench(settings: () => Settings = defaultSettings) {
  const events: string[] = [];
  const limits: number[] = [];
  const engine = {
    state: initialState(1) as SessionState,
    post: ({ type }: { type: string }) => events.push(type),
    usePolicy: ({ idleLimit }: { idleLimit: number }) => limits.push(idleLimit),
  };
  let ready: () => void = () => undefined;
  const made = { routes: ['agent'], engine, close: () => Promise.resolve() } as unknown as RunningSession;
  const compose = () =>
    new Promise<RunningSession>((resolve) => {
      ready = () => {
        resolve(made);
      };
    });
  const session = new LiveSession(compose, settings, () => undefined);
  return {
    session,
    events,
    limits,
    engine,
    ready: () => {
      ready();
    },
  };
}
