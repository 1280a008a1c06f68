import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Vault } from '../../../electron/vault/vault.ts';

/** What a vault keeps its promises on; a fresh, empty keychain for each run of the contract. */
export interface VaultWorld {
  /** Opens the vault of a namespace anew, as a restarted program does. `itemLimit`: bytes per item. */
  open(namespace: string, itemLimit?: number): Promise<Vault>;
  /** How many items there are in the keychain, whosever they are. */
  count(): Promise<number>;
}

/** What every keychain has to be good for: the double and the real one pass the same tests. */
export function vaultContract(title: string, world: () => VaultWorld): void {
  describe(`a vault on ${title}`, () => {
    it('keeps a value over a restart', async () => {
      const first = await world().open('a');
      expect(first).toMatchObject({ home: 'keychain', trouble: null });
      expect(await first.read('session')).toBeNull();
      await first.write('session', Buffer.from('tøken\0\xff'));
      const second = await world().open('a');
      expect((await second.read('session'))?.toString()).toBe('tøken\0\xff');
      await second.wipe();
    });

    it.each([0, 1, 2, 3, 1_700, 1_919, 1_920, 1_921, 2_560, 3_840, 10_000])(
      'keeps %i bytes in items of 2,560 bytes',
      async (length) => {
        const value = randomBytes(length);
        const vault = await world().open('a', 2_560);
        await vault.write('session', value);
        expect(await (await world().open('a', 2_560)).read('session')).toEqual(value);
        expect(vault.home).toBe('keychain');
        await vault.wipe();
        expect(await world().count()).toBe(0);
      },
    );

    it('keeps 5 MB', async () => {
      const value = randomBytes(5_000_000);
      const vault = await world().open('a');
      await vault.write('session', value);
      const read = await (await world().open('a')).read('session');
      expect(read !== null && value.equals(read)).toBe(true);
      await vault.wipe();
      expect(await world().count()).toBe(0);
    });

    it('puts a new value in place of the old one and leaves nothing of that', async () => {
      const vault = await world().open('a', 2_560);
      await vault.write('session', randomBytes(9_000));
      await vault.write('session', Buffer.from('short'));
      expect(await world().count()).toBe(1);
      expect((await vault.read('session'))?.toString()).toBe('short');
      await vault.wipe();
    });

    it('reads a value written under another item limit', async () => {
      const value = randomBytes(4_000);
      await (await world().open('a', 2_560)).write('session', value);
      const vault = await world().open('a');
      expect(await vault.read('session')).toEqual(value);
      await vault.wipe();
    });

    it('keeps namespaces apart, and wipes one only', async () => {
      const [a, b] = await Promise.all([world().open('windows session 1'), world().open('windows session 2')]);
      await a.write('session', Buffer.from('of a'));
      expect(await b.read('session')).toBeNull();
      await b.write('session', Buffer.from('of b'));
      await a.wipe();
      expect(await a.read('session')).toBeNull();
      expect((await b.read('session'))?.toString()).toBe('of b');
      await b.wipe();
      expect(await world().count()).toBe(0);
    });

    it('takes calls as they come, one after another', async () => {
      const vault = await world().open('a');
      const value = Buffer.from('first');
      const calls = [vault.write('session', value), vault.write('session', Buffer.from('second'))];
      value.fill(0);
      calls.push(vault.write('other', Buffer.from('third')));
      const [session, other] = [vault.read('session'), vault.read('other')];
      await Promise.all([...calls, vault.wipe()]);
      expect([(await session)?.toString(), (await other)?.toString()]).toEqual(['second', 'third']);
      expect(await vault.read('other')).toBeNull();
    });
  });
}
