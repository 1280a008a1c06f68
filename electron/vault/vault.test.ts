import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MemoryKeychain,
  type Items,
  type MemoryKeychainOptions,
} from '../../test/simulator/keychain/memory-keychain.ts';
import { vaultContract } from '../../test/simulator/keychain/vault-contract.ts';
import type { ErrorValue } from '../errors/index.ts';
import { KeychainFailure, type KeychainTrouble } from './keychain.ts';
import { platformItemLimit } from './index.ts';
import { unpackManifest } from './manifest.ts';
import { isManifest } from './names.ts';
import { openVaultOn, type Vault } from './vault.ts';

/** Small enough that a few hundred bytes need parts. */
const itemLimit = 320;

function open(
  items: Items,
  options: MemoryKeychainOptions = {},
  onTrouble: (trouble: ErrorValue) => void = () => undefined,
): Promise<Vault> {
  return openVaultOn(() => Promise.resolve(new MemoryKeychain(items, { itemLimit, ...options })), itemLimit, onTrouble);
}

const keychains = new Map<string, Items>();
vaultContract('the double', () => ({
  open(namespace, limit = 1_048_576) {
    const items = keychains.get(namespace) ?? new Map<string, Buffer>();
    keychains.set(namespace, items);
    return openVaultOn(() => Promise.resolve(new MemoryKeychain(items, { itemLimit: limit })), limit);
  },
  count: () => Promise.resolve([...keychains.values()].reduce((sum, { size }) => sum + size, 0)),
}));

/** A kill at the given call; before it, or after it has had its effect. */
const death = fc.record({ diesAt: fc.nat(40), lastTakesEffect: fc.boolean() });
/** Up to seven parts; a length and a byte shrink to a readable story where an array of bytes takes for ever. */
const value = fc.tuple(fc.nat(1_500), fc.nat(255)).map(([length, byte]) => Buffer.alloc(length, byte));

describe('killed at any instant', () => {
  it('has the old value or the new one, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.option(value), value, death, async (before, after, kill) => {
        const items: Items = new Map();
        if (before !== null) await (await open(items)).write('session', before);
        await (await open(items, kill)).write('session', after);
        const found = await (await open(items)).read('session');
        const allowed = [before, after].map((one) => one?.toString('hex') ?? null);
        expect(allowed).toContain(found?.toString('hex') ?? null);
        expectNoLeftovers(items);
      }),
      { numRuns: 1_000 },
    );
  });

  it('survives any story of writes and wipes, each in a life that may end early', async () => {
    const deed = fc.option(fc.tuple(fc.constantFrom('one', 'two'), value));
    const story = fc.array(fc.record({ deed, kill: fc.option(death) }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(story, async (lives) => {
        const items: Items = new Map();
        const possible = new Map<string, Set<string | null>>([
          ['one', new Set([null])],
          ['two', new Set([null])],
        ]);
        for (const { deed: write, kill } of lives) {
          const vault = await open(items, kill ?? {});
          const fallen = (): boolean => vault.home === 'memory';
          if (write === null) {
            const wiped = await vault
              .wipe()
              .then(() => !fallen())
              .catch(() => false);
            for (const values of possible.values()) {
              if (wiped) values.clear();
              values.add(null);
            }
          } else {
            const [name, bytes] = write;
            await vault.write(name, bytes);
            if (!fallen()) possible.get(name)?.clear();
            possible.get(name)?.add(bytes.toString('hex'));
          }
        }
        const vault = await open(items);
        for (const [name, values] of possible) {
          expect([...values]).toContain((await vault.read(name))?.toString('hex') ?? null);
        }
        expectNoLeftovers(items);
        await vault.wipe();
        expect(items.size).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it('loads nothing any more once a wipe has begun to remove', async () => {
    for (let diesAt = 0; diesAt < 30; diesAt += 1) {
      const items: Items = new Map();
      await (await open(items)).write('session', Buffer.alloc(1_000, 1));
      // Opening takes five calls: list, write, look at the manifest, sweep; the wipe's first removes the manifest.
      const vault = await open(items, { diesAt });
      const opened = vault.home === 'keychain';
      const begun = opened && diesAt > 4;
      await vault.wipe().catch(() => undefined);
      const found = await (await open(items)).read('session');
      if (begun) expect(found).toBeNull();
      expectNoLeftovers(items);
    }
  });
});

/** Every item is a manifest, or a part that its manifest counts. */
function expectNoLeftovers(items: Items): void {
  const counted = [...items].flatMap(([account, item]) => {
    const { generation = '', parts = 0 } = (isManifest(account) ? unpackManifest(item)?.manifest : undefined) ?? {};
    return Array.from({ length: parts }, (_, index) => `${account}:${generation}:${String(index)}`);
  });
  expect([...items.keys()].filter((account) => !isManifest(account)).toSorted()).toEqual(counted.toSorted());
}

describe('damaged and foreign items', () => {
  it('loads no value of which a byte, a part or the manifest is wrong, and removes it', async () => {
    const whole: Items = new Map();
    await (await open(whole)).write('session', Buffer.alloc(1_000, 7));
    const damage = fc.record({ item: fc.nat(whole.size - 1), at: fc.nat(310), by: fc.integer({ min: 1, max: 60 }) });
    await fc.assert(
      fc.asyncProperty(damage, fc.boolean(), async ({ item, at, by }, remove) => {
        const items: Items = new Map([...whole].map(([account, bytes]) => [account, Buffer.from(bytes)]));
        const [account, bytes] = [...items][item] ?? ['', Buffer.alloc(1)];
        bytes[at % bytes.length] = ((bytes[at % bytes.length] ?? 0) + by) % 127;
        if (remove) items.delete(account);
        const vault = await open(items);
        const found = await vault.read('session');
        // A manifest may be damaged where it says nothing: then the value is whole.
        expect(found === null || found.equals(Buffer.alloc(1_000, 7))).toBe(true);
        if (found === null) expect(items.size).toBe(0);
        expect(vault.home).toBe('keychain');
      }),
    );
  });

  it('wipes what other versions left', async () => {
    const items: Items = new Map([
      ['session', Buffer.from('{}')],
      ['2:session', Buffer.from('{}')],
      ['1:session:0123456789abcdef:7', Buffer.from('abcd')],
    ]);
    const vault = await open(items);
    expect(items.size).toBe(0);
    items.set('0:late', Buffer.from('{}'));
    await vault.wipe();
    expect(items.size).toBe(0);
  });
});

describe('without a keychain', () => {
  it.each<[KeychainTrouble, string]>([
    ['library', 'LAN-6001'],
    ['absent', 'LAN-6002'],
    ['refused', 'LAN-6003'],
    ['silent', 'LAN-6004'],
    ['unexpected', 'LAN-6006'],
  ])('keeps values in memory and says why: %s', async (trouble, code) => {
    const vault = await openVaultOn(() => Promise.reject(new KeychainFailure(trouble)), itemLimit);
    expect(vault.home).toBe('memory');
    expect(vault.trouble?.code).toBe(code);
    await vault.write('session', Buffer.from('token'));
    expect((await vault.read('session'))?.toString()).toBe('token');
    await vault.wipe();
    expect(await vault.read('session')).toBeNull();
  });

  it('sees when it opens that a keychain can be read but not written', async () => {
    const told: string[] = [];
    const vault = await open(
      new Map(),
      { fails: (call) => (call === 1 ? 'refused' : null) },
      ({ code }) => void told.push(code),
    );
    expect(vault.trouble?.code).toBe('LAN-6003');
    expect(told).toEqual(['LAN-6003']);
  });

  it('falls back to memory when the keychain fails later, and returns to it by a wipe', async () => {
    let broken = false;
    const items: Items = new Map();
    const told: string[] = [];
    const vault = await open(items, { fails: () => (broken ? 'refused' : null) }, ({ code }) => void told.push(code));
    await vault.write('session', Buffer.from('old'));
    broken = true;
    await vault.write('session', Buffer.from('new'));
    expect([vault.home, vault.trouble?.code]).toEqual(['memory', 'LAN-6003']);
    expect((await vault.read('session'))?.toString()).toBe('new');
    await expect(vault.wipe()).rejects.toMatchObject({ code: 'LAN-6005' });
    expect(await vault.read('session')).toBeNull();
    broken = false;
    await vault.wipe();
    expect([vault.home, vault.trouble, items.size]).toEqual(['keychain', null, 0]);
    // Once for each fall, however much fails then.
    expect(told).toEqual(['LAN-6003']);
    broken = true;
    await vault.write('session', Buffer.from('newer'));
    expect(told).toEqual(['LAN-6003', 'LAN-6003']);
  });

  it('says so when an item will not go', async () => {
    const items: Items = new Map();
    class Sticky extends MemoryKeychain {
      override delete(account: string): Promise<boolean> {
        return account === '1:session' ? Promise.resolve(false) : super.delete(account);
      }
    }
    const vault = await openVaultOn(() => Promise.resolve(new Sticky(items)), itemLimit);
    await vault.write('session', Buffer.from('token'));
    await expect(vault.wipe()).rejects.toMatchObject({ code: 'LAN-6005', details: { left: 1 } });
  });

  it('refuses names that are not ours to choose', async () => {
    const vault = await open(new Map());
    for (const name of ['', 'A', 'a:b', '?', 'a'.repeat(41)]) {
      expect(() => vault.write(name, Buffer.alloc(0))).toThrow('is named in');
    }
  });
});

it('keeps to the limit of Windows', () => {
  expect(platformItemLimit('win32')).toBe(2_560);
  expect(platformItemLimit('linux')).toBeGreaterThan(500_000);
});
