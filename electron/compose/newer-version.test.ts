import { describe, expect, test } from 'vitest';
import { LanyardError } from '../errors/index.ts';
import { NewerVersion } from './newer-version.ts';
import { initialState } from '../session/transition.ts';
import type { SessionState } from '../session/state.ts';

const starting: SessionState = initialState(0);
const stateNamed = (name: SessionState['name']) => ({ ...starting, starting: false, name }) as SessionState;
const waiting = stateNamed('waiting-for-card');
const hour = 3_600_000;

/** What is announced at the place, and what was asked and told. */
function world(announced: string | null, location = '/share/lanyard.json') {
  const told: (string | null)[] = [];
  const seen = {
    announced,
    location: location as string | undefined,
    now: 0,
    reads: 0,
    told,
    failures: [] as string[],
  };
  const newer = new NewerVersion({
    location: () => seen.location,
    version: '1.2.3',
    now: () => seen.now,
    read: () => {
      seen.reads += 1;
      return seen.announced === null
        ? Promise.reject(new LanyardError('LAN-8504', { reason: 'ENOENT' }))
        : Promise.resolve({ version: seen.announced, released: null });
    },
    onChange: () => void told.push(newer.told),
    onFailure: (code) => void seen.failures.push(code),
  });
  const look = async (state: SessionState = waiting) => {
    newer.look(state);
    await new Promise(setImmediate);
  };
  return { newer, seen, look };
}

describe('a newer version', () => {
  test('is looked for once, when the start has settled, and told', async () => {
    const { newer, seen, look } = world('1.3.0');
    await look(starting);
    expect(seen.reads).toBe(0);
    await look();
    await look();
    expect([seen.reads, newer.told, seen.told]).toEqual([1, '1.3.0', ['1.3.0']]);
  });

  test.each(['1.2.3', '1.2.2', '0.9'])('%s is none', async (announced) => {
    const { newer, look } = world(announced);
    await look();
    expect(newer.told).toBeNull();
  });

  test.each(['signing-in', 'choosing-role', 'signed-in'] as const)('is not looked for while %s', async (name) => {
    const { seen, look } = world('1.3.0');
    await look(stateNamed(name));
    expect(seen.reads).toBe(0);
    await look();
    expect(seen.reads).toBe(1);
  });

  test('is looked for again after an unlocking, if the last look is long ago', async () => {
    const { newer, seen, look } = world('1.2.3');
    await look();
    seen.announced = '1.3.0';
    seen.now = hour;
    newer.becomesDue();
    await look();
    expect(seen.reads).toBe(1);
    seen.now = 5 * hour;
    await look();
    expect(seen.reads).toBe(1);
    newer.becomesDue();
    await look();
    expect([seen.reads, newer.told]).toEqual([2, '1.3.0']);
  });

  test('is told no more once it is dismissed, but a still newer one is', async () => {
    const { newer, seen, look } = world('1.3.0');
    await look();
    newer.dismiss();
    expect([newer.told, seen.told]).toEqual([null, ['1.3.0', null]]);
    seen.announced = '1.4.0';
    seen.now = 5 * hour;
    newer.becomesDue();
    await look();
    expect(newer.told).toBe('1.4.0');
  });

  test('goes with its place, and another place is looked at without delay', async () => {
    const { newer, seen, look } = world('1.3.0');
    await look();
    seen.location = undefined;
    expect(newer.told).toBeNull();
    await look();
    expect(seen.reads).toBe(1);
    seen.location = '/other/lanyard.json';
    newer.becomesDue();
    await look();
    expect([seen.reads, newer.told]).toEqual([2, '1.3.0']);
  });

  test('that cannot be read is a code for the log, and nothing is told', async () => {
    const { newer, seen, look } = world(null);
    await look();
    expect([newer.told, seen.failures]).toEqual([null, ['LAN-8504']]);
  });
});
