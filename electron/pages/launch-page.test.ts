import { describe, expect, test } from 'vitest';
import { pageViewSchema } from '../ipc/contract-pages.ts';
import * as v from 'valibot';
import { begin } from '../session/moves.ts';
import { defaultPolicy } from '../session/policy.ts';
import { identity, mark, passkeyProof } from '../session/test-data.ts';
import { initialState } from '../session/transition.ts';
import type { SessionState } from '../session/state.ts';
import { launchPage, missingFor } from './launch-page.ts';

const entry = { name: 'Records', url: 'https://records.example/', icon: 'patient-record', needsSignIn: true } as const;
const nobody = initialState(0);
const context = { now: 1, mono: 1, policy: defaultPolicy };
const made = { binding: { kind: 'none' }, identity, since: 1 } as const;
const byAgent = begin(nobody, context, { ...made, proof: { route: 'agent', mark } });
const byPasskey = begin(nobody, context, { ...made, proof: passkeyProof });
const covered: SessionState = { ...byAgent, cover: { until: 2, reason: 'card-removed' } };

describe('what an application needs', () => {
  test.each([
    ['nothing', { ...entry, needsSignIn: false }, nobody, null],
    ['a session', entry, nobody, 'sign-in'],
    ['a session that is in sight', entry, covered, 'sign-in'],
    ['a session', entry, byAgent, null],
    ['a level, without a session', { ...entry, needsSignIn: false, needsLevel: 2 as const }, nobody, 'sign-in'],
    ['a level that is reached', { ...entry, needsLevel: 2 as const }, byPasskey, null],
    ['a level that is not reached', { ...entry, needsLevel: 3 as const }, byPasskey, 'level'],
    ['a level that the smartcard has', { ...entry, needsLevel: 3 as const }, byAgent, null],
    ['the role that is in force', { ...entry, needsRole: ['R8001'] }, byAgent, null],
    ['another role', { ...entry, needsRole: ['R8000'] }, byAgent, 'role'],
  ])('%s', (_what, needs, state, missing) => {
    expect(missingFor(needs, state)).toBe(missing);
  });
});

test('the address stays here, and is opened only for whoever may', () => {
  const opened: string[] = [];
  let state: SessionState = nobody;
  const page = launchPage({
    session: () => state,
    entries: () => [{ ...entry, url: 'https://records.example/secret-path?q=1' }],
    open: (url) => (opened.push(url), Promise.resolve()),
    onTrouble: () => undefined,
  })(() => undefined);
  expect(v.parse(pageViewSchema, page.view())).toMatchObject({
    applications: [{ id: '0', host: 'records.example', missing: 'sign-in' }],
  });
  expect(JSON.stringify(page.view())).not.toContain('secret-path');
  page.intend({ page: 'launch', do: 'open', id: '0' });
  page.intend({ page: 'launch', do: 'open', id: 'nonsense' });
  expect(opened).toEqual([]);
  state = byAgent;
  page.intend({ page: 'launch', do: 'open', id: '0' });
  expect(opened).toEqual(['https://records.example/secret-path?q=1']);
});

test('an application that the system does not open is told, with its code, and logged', async () => {
  const troubles: string[] = [];
  let changes = 0;
  let broken = true;
  const page = launchPage({
    session: () => byAgent,
    entries: () => [entry],
    open: () => (broken ? Promise.reject(new Error('no browser')) : Promise.resolve()),
    onTrouble: (code) => troubles.push(code),
  })(() => changes++);
  page.intend({ page: 'launch', do: 'open', id: '0' });
  await new Promise((resolve) => setImmediate(resolve));
  expect(v.parse(pageViewSchema, page.view())).toMatchObject({ problem: { code: 'LAN-4103' } });
  expect([troubles, changes]).toEqual([['LAN-4103'], 1]);
  broken = false;
  page.intend({ page: 'launch', do: 'open', id: '0' });
  expect(page.view()).toMatchObject({ problem: null });
});
