import { expect, test } from 'vitest';
import type { Circumstances } from './circumstances.ts';
import { evidenceIn, readEvidence, storeInMemory, type ValueStore } from './evidence-store.ts';
import type { Evidence } from '../session/proof.ts';
import { identity, mark, proof } from '../session/test-data.ts';

const cards = [{ reader: 'Reader', atr: '3B01', count: 3 }];
const key = '0'.repeat(64);
const byAgent: Evidence = { route: 'agent', cards, mark: { ...mark, key }, since: 5 };
const byBrowser: Evidence = { route: 'browser', cards, identity, proof, since: 5 };
const now: Circumstances = { boot: 1_000_000, service: 'one', settings: 'these' };
const here = () => now;
const tokens = { idToken: 'id-token', accessToken: 'access-token' };

test('evidence of either route comes back as it was kept, tokens and all', async () => {
  const store = storeInMemory();
  await evidenceIn(store, here).keep({ evidence: byAgent, tokens: null, unwanted: null });
  expect(await readEvidence(store, now)).toEqual({ evidence: byAgent, tokens: null, unwanted: null });
  await evidenceIn(store, here).keep({ evidence: byBrowser, tokens, unwanted: null });
  expect(await readEvidence(store, now)).toEqual({ evidence: byBrowser, tokens, unwanted: null });
});

test.each([
  [
    'evidence whose tokens were never written',
    { 'session-evidence': JSON.stringify({ circumstances: now, evidence: byBrowser, unwanted: null }) },
  ],
  ['tokens whose evidence was never written', { 'session-tokens': JSON.stringify(tokens) }],
  ['evidence of another shape', { 'session-evidence': '{"cards":[]}' }],
  ['what is no evidence at all', { 'session-evidence': '\u0000' }],
])('%s is worth nothing, and is wiped', async (_what, values) => {
  const store = storeInMemory();
  for (const [name, value] of Object.entries(values)) await store.write(name, Buffer.from(value));
  expect(await readEvidence(store, now)).toBeNull();
  expect(await Promise.all(Object.keys(values).map((name) => store.read(name)))).toEqual([null]);
});

test.each([
  ['the computer was started anew', { ...now, boot: 2_000_000 }],
  ['the smartcard service was started anew', { ...now, service: 'another' }],
])('when %s, counts prove nothing: the card counts as gone', async (_why, later) => {
  for (const evidence of [byAgent, byBrowser]) {
    const store = storeInMemory();
    await evidenceIn(store, here).keep({ evidence, tokens, unwanted: null });
    expect((await readEvidence(store, later))?.evidence).toEqual({ ...evidence, cards: [] });
  }
});

test('a session in the browser does not go on under other settings; the agent is asked again anyway', async () => {
  const later = { ...now, settings: 'others' };
  const store = storeInMemory();
  await evidenceIn(store, here).keep({ evidence: byBrowser, tokens, unwanted: null });
  expect(await readEvidence(store, later)).toBeNull();
  expect(await store.read('session-tokens')).toBeNull();
  await evidenceIn(store, here).keep({ evidence: byAgent, tokens: null, unwanted: null });
  expect((await readEvidence(store, later))?.evidence).toEqual(byAgent);
});

test.each([
  ['alone', null, null],
  ['beside a session that is worth nothing any more', byBrowser, tokens],
])('a ticket that signs nobody in stays one, start after start: %s', async (_how, evidence, secrets) => {
  const unwanted = { mark: { ...mark, key }, cards };
  const store = storeInMemory();
  await evidenceIn(store, here).keep({ evidence, tokens: secrets, unwanted });
  for (let start = 0; start < 3; start += 1) {
    expect(await readEvidence(store, { ...now, settings: 'others' })).toEqual({
      evidence: null,
      tokens: null,
      unwanted,
    });
    expect(await store.read('session-tokens')).toBeNull();
  }
});

test('a store that cannot be read holds nothing', async () => {
  const broken: ValueStore = {
    write: () => Promise.reject(new Error('locked')),
    read: () => Promise.reject(new Error('locked')),
    wipe: () => Promise.reject(new Error('locked')),
  };
  expect(await readEvidence(broken, now)).toBeNull();
});
