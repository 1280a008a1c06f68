import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Circumstances } from './circumstances.ts';
import { evidenceIn, readEvidence, type ValueStore } from './evidence-store.ts';
import type { Evidence } from '../session/proof.ts';
import { identity, mark, proof } from '../session/test-data.ts';
import { KeychainFailure } from '../vault/keychain.ts';
import { openVaultOn, type Vault } from '../vault/vault.ts';
import { wipePendingIn } from './wipe-pending.ts';
import { MemoryKeychain } from '../../test/simulator/keychain/memory-keychain.ts';

let folder = '';
const file = () => path.join(folder, 'wipe-pending');
const isPending = () => statSync(file(), { throwIfNoEntry: false }) !== undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'wipe-pending-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const cards = [{ reader: 'Reader', atr: '3B01', count: 3 }];
const now: Circumstances = { boot: 1_000_000, service: 'one', settings: 'these' };
const byBrowser: Evidence = { route: 'browser', cards, identity, proof, since: 5 };
const agentMark = { ...mark, key: '0'.repeat(64) };
const byAgent: Evidence = { route: 'agent', cards, mark: agentMark, since: 5 };
const tokens = { idToken: 'id-token', accessToken: 'access-token' };

/** A keychain that can be locked; every run opens a vault of its own on it. */
function keychain() {
  const items = new Map<string, Buffer>();
  const state = { locked: false };
  const fails = () => (state.locked ? ('refused' as const) : null);
  const open = () =>
    openVaultOn(
      () =>
        state.locked
          ? Promise.reject(new KeychainFailure('refused'))
          : Promise.resolve(new MemoryKeychain(items, { fails })),
      2_560,
    );
  return { state, items, open };
}

const evidenceOf = (vault: Vault) => evidenceIn(vault, () => now, wipePendingIn(folder));
const read = (vault: Vault) => readEvidence(vault, now, wipePendingIn(folder));

/** A session whose end found the keychain locked. */
async function endedLocked(evidence: Evidence) {
  const { state, items, open } = keychain();
  const port = evidenceOf(await open());
  await port.keep({ evidence, tokens: evidence.route === 'browser' ? tokens : null, unwanted: null });
  state.locked = true;
  await expect(port.wipe()).rejects.toMatchObject({ code: 'LAN-6005' });
  expect(items.size).toBeGreaterThan(0);
  return { state, items, open, port };
}

test('a wipe that failed is made up for at the next start: nobody is signed in again, and nothing is left', async () => {
  const { state, items, open } = await endedLocked(byBrowser);
  expect(readFileSync(file())).toHaveLength(0);
  state.locked = false;
  expect(await read(await open())).toBeNull();
  expect([items.size, isPending()]).toEqual([0, false]);
});

test('it stays remembered, start after start, as long as the keychain is locked', async () => {
  const { state, items, open } = await endedLocked(byBrowser);
  for (let start = 0; start < 2; start += 1) {
    expect(await read(await open())).toBeNull();
    expect(isPending()).toBe(true);
  }
  state.locked = false;
  expect(await read(await open())).toBeNull();
  expect([items.size, isPending()]).toEqual([0, false]);
});

test('a run that never reached the keychain wipes nothing there, and says so to the next', async () => {
  const { state, items, open } = keychain();
  await evidenceOf(await open()).keep({ evidence: byBrowser, tokens, unwanted: null });
  state.locked = true;
  const port = evidenceOf(await open());
  await port.keep({ evidence: byAgent, tokens: null, unwanted: null });
  await port.wipe();
  expect(isPending()).toBe(true);
  state.locked = false;
  expect(await read(await open())).toBeNull();
  expect([items.size, isPending()]).toEqual([0, false]);
});

test('the ticket of that session signs nobody in, whichever cards are there', async () => {
  const { state, open } = await endedLocked(byAgent);
  state.locked = false;
  const left = { evidence: null, tokens: null, unwanted: { mark: agentMark, cards: [] } };
  expect(await read(await open())).toEqual(left);
  expect(isPending()).toBe(false);
  expect(await read(await open())).toEqual(left);
});

test('a wipe later in the same run makes up for it, and newer evidence counts', async () => {
  const { state, open, port } = await endedLocked(byBrowser);
  await port.keep({ evidence: byAgent, tokens: null, unwanted: null });
  expect(isPending(), 'kept in memory only').toBe(true);
  state.locked = false;
  await port.wipe();
  expect(isPending()).toBe(false);
  await port.keep({ evidence: byAgent, tokens: null, unwanted: null });
  expect((await read(await open()))?.evidence).toEqual(byAgent);
});

test('newer evidence that is written as a whole takes the place of what was to be wiped, tokens too', async () => {
  const { open } = keychain();
  const port = evidenceOf(await open());
  await port.keep({ evidence: byBrowser, tokens, unwanted: null });
  await wipePendingIn(folder).set();
  await port.keep({ evidence: byAgent, tokens: null, unwanted: null });
  expect(isPending()).toBe(false);
  expect(await read(await open())).toEqual({ evidence: byAgent, tokens: null, unwanted: null });
});

test('it is remembered while the wipe goes on, for a kill may cut it short, and not when it is done', async () => {
  const vault = await keychain().open();
  let during = false;
  const watched: ValueStore = {
    home: 'keychain',
    write: (name, value) => vault.write(name, value),
    read: (name) => vault.read(name),
    wipe() {
      during = isPending();
      return vault.wipe();
    },
  };
  await evidenceIn(watched, () => now, wipePendingIn(folder)).wipe();
  expect([during, isPending()]).toEqual([true, false]);
});

test('a folder that takes no mark fails no wipe', async () => {
  const gone = wipePendingIn(path.join(folder, 'gone'));
  await gone.set();
  expect(await gone.isSet()).toBe(false);
});

test.skipIf(process.platform === 'win32')(
  'it is for the person alone; what cannot be looked at counts as set',
  async () => {
    await wipePendingIn(folder).set();
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(await wipePendingIn(file()).isSet()).toBe(true);
  },
);
