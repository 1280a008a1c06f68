import { expect, test } from 'vitest';
import { evidenceIn, readEvidence, storeInMemory, type ValueStore } from './evidence-store.ts';
import type { Evidence } from './session/proof.ts';
import { identity, mark, proof } from './session/test-data.ts';

const cards = [{ reader: 'Reader', atr: '3B01', count: 3 }];
const key = '0'.repeat(64);
const byAgent: Evidence = { route: 'agent', cards, mark: { ...mark, key }, since: 5 };
const byBrowser: Evidence = { route: 'browser', cards, identity, proof, since: 5 };
const tokens = { idToken: 'id-token', accessToken: 'access-token' };

test('evidence of either route comes back as it was kept, tokens and all', async () => {
  const store = storeInMemory();
  await evidenceIn(store).keep(byAgent, null);
  expect(await readEvidence(store)).toEqual({ evidence: byAgent, tokens: null });
  await evidenceIn(store).keep(byBrowser, tokens);
  expect(await readEvidence(store)).toEqual({ evidence: byBrowser, tokens });
});

test.each([
  ['evidence whose tokens were never written', { 'session-evidence': JSON.stringify(byBrowser) }],
  ['tokens whose evidence was never written', { 'session-tokens': JSON.stringify(tokens) }],
  ['evidence of another shape', { 'session-evidence': '{"cards":[]}' }],
  ['what is no evidence at all', { 'session-evidence': '\u0000' }],
])('%s is worth nothing, and is wiped', async (_what, values) => {
  const store = storeInMemory();
  for (const [name, value] of Object.entries(values)) await store.write(name, Buffer.from(value));
  expect(await readEvidence(store)).toBeNull();
  expect(await Promise.all(Object.keys(values).map((name) => store.read(name)))).toEqual([null]);
});

test('a store that cannot be read holds nothing', async () => {
  const broken: ValueStore = {
    write: () => Promise.reject(new Error('locked')),
    read: () => Promise.reject(new Error('locked')),
    wipe: () => Promise.reject(new Error('locked')),
  };
  expect(await readEvidence(broken)).toBeNull();
});
