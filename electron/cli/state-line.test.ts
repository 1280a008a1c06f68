import { describe, expect, test } from 'vitest';
import { begin } from '../session/moves.ts';
import { defaultPolicy } from '../session/policy.ts';
import { identity, mark } from '../session/test-data.ts';
import { initialState } from '../session/transition.ts';
import type { Environment } from '../settings/index.ts';
import { stateLine, stateSentence } from './state-line.ts';

const signedIn = (mode: 'live' | 'training') =>
  begin(
    initialState(0),
    { now: 0, mono: 0, policy: defaultPolicy },
    {
      binding: { kind: 'none' },
      identity: { ...identity, mode },
      proof: { route: 'agent', mark },
      since: 0,
    },
  );

describe('a session on the command line', () => {
  test.each<[Environment, 'live' | 'training', object, string]>([
    ['live', 'live', { environment: 'live', mode: 'live' }, 'Signed in: '],
    ['live', 'training', { environment: 'live', mode: 'training' }, 'Signed in (TRAINING): '],
    ['training', 'live', { environment: 'training', mode: 'training' }, 'Signed in (TRAINING): '],
    ['development', 'live', { environment: 'development' }, 'Signed in (DEVELOPMENT): '],
    ['simulator', 'live', { environment: 'simulator' }, 'Signed in (SIMULATOR): '],
  ])('says truly where it is: %s, assertion %s', (environment, mode, line, sentence) => {
    expect(stateLine(signedIn(mode), environment)).toMatchObject(line);
    expect(stateSentence(signedIn(mode), environment)).toContain(sentence);
  });
});
