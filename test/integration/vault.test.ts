import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { VaultOptions } from '../../electron/vault/index.ts';
import {
  startSecretService,
  type SecretService,
  type SecretServiceOptions,
} from '../simulator/keychain/secret-service.ts';
import { buildVaultProgram, VaultChild } from '../simulator/keychain/vault-child.ts';
import { vaultContract } from '../simulator/keychain/vault-contract.ts';

let built: Awaited<ReturnType<typeof buildVaultProgram>>;
let services: SecretService[] = [];
let children: VaultChild[] = [];

beforeAll(async () => {
  built = await buildVaultProgram();
});

afterAll(async () => {
  await endAll();
  await rm(built.folder, { recursive: true, force: true });
});

async function endAll(): Promise<void> {
  await Promise.all(children.map((child) => child.kill()));
  await Promise.all(services.map((service) => service.close()));
  children = [];
  services = [];
}

async function start(options: SecretServiceOptions = {}): Promise<SecretService> {
  const service = await startSecretService(options);
  services.push(service);
  return service;
}

function open(env: Readonly<Record<string, string>>, options: Partial<VaultOptions> = {}): Promise<VaultChild> {
  const child = new VaultChild(built.program, env);
  children.push(child);
  return child.open({ namespace: 'a', ...options });
}

describe('a real Secret Service', () => {
  let service: SecretService;

  beforeAll(async () => {
    service = await startSecretService();
  });

  // A keychain that has died fails the test it died in, and not every one after it.
  beforeEach(async () => {
    if (!service.isRunning()) await service.restart();
  });

  afterEach(async () => {
    await Promise.all(children.map((child) => child.kill()));
    children = [];
  });

  afterAll(() => service.close());

  vaultContract('a Secret Service', () => ({
    open: (namespace, itemLimit) => open(service.env, { namespace, ...(itemLimit === undefined ? {} : { itemLimit }) }),
    count: async () => (await service.paths()).length,
  }));

  it('has the old value or the new one after a kill -9 at any instant of a write, and nothing after one of a wipe', async () => {
    const options = { itemLimit: 512 };
    const [old, young] = [randomBytes(1_000), randomBytes(1_400)];
    for (let round = 0; round < 10; round += 1) {
      const victim = await open(service.env, options);
      await victim.write('session', old);
      void victim.write('session', young);
      await pause(Math.random() * 120);
      await victim.kill();
      const heir = await open(service.env, options);
      const found = await heir.read('session');
      expect(found !== null && (found.equals(old) || found.equals(young))).toBe(true);
      void heir.wipe().catch(() => undefined);
      await pause(Math.random() * 120);
      await heir.kill();
      const last = await open(service.env, options);
      const left = await last.read('session');
      expect(left === null || (found?.equals(left) ?? false)).toBe(true);
      if (left === null) expect(await service.paths()).toEqual([]);
      await last.wipe();
      expect(await service.paths()).toEqual([]);
    }
  });

  it('is quick, and never holds up the program', async () => {
    const vault = await open(service.env);
    const opened = vault.last.milliseconds;
    const times: Record<'write' | 'read' | 'wipe', number[]> = { write: [], read: [], wipe: [] };
    let standstill = 0;
    for (let round = 0; round < 20; round += 1) {
      for (const deed of ['write', 'read', 'wipe'] as const) {
        await (deed === 'write' ? vault.write('session', randomBytes(3_000)) : vault[deed]('session'));
        times[deed].push(vault.last.milliseconds);
        standstill = Math.max(standstill, vault.last.standstill);
      }
    }
    const middle = (all: number[]): number => all.toSorted((a, b) => a - b)[10] ?? Infinity;
    const medians = { open: opened, write: middle(times.write), read: middle(times.read), wipe: middle(times.wipe) };
    console.log('vault, 3,000 bytes, milliseconds:', { ...medians, standstill });
    expect(medians.wipe).toBeLessThan(500);
  });
});

describe('without a usable keychain', () => {
  afterEach(endAll);

  async function keepsInMemory(vault: VaultChild, code: string): Promise<void> {
    expect({ home: vault.home, code: vault.trouble?.code }).toEqual({ home: 'memory', code });
    await vault.write('session', Buffer.from('token'));
    expect((await vault.read('session'))?.toString()).toBe('token');
    await vault.wipe();
    expect(await vault.read('session')).toBeNull();
  }

  it('keeps values in memory where there is no D-Bus', async () => {
    const nowhere = { HOME: '/nonexistent', XDG_RUNTIME_DIR: '/nonexistent' };
    await keepsInMemory(await open(nowhere), 'LAN-6002');
    const dead = { ...nowhere, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' };
    await keepsInMemory(await open(dead), 'LAN-6002');
  });

  it('keeps values in memory where D-Bus knows no Secret Service', async () => {
    const { env } = await start({ keychain: false });
    await keepsInMemory(await open(env), 'LAN-6002');
  });

  it('keeps values in memory where the library is missing', async () => {
    const { env } = await start();
    const vault = await open(env, { library: '/nonexistent/keyring.js' });
    await keepsInMemory(vault, 'LAN-6001');
  });

  it('keeps values in memory where the user does not unlock the keychain', async () => {
    const service = await start();
    await service.lock();
    await keepsInMemory(await open(service.env), 'LAN-6003');
  });

  it('waits a limited time for a user who does not answer, and can end meanwhile', async () => {
    const service = await start({ prompter: 'unanswered' });
    await service.lock();
    const vault = await open(service.env, { callLimit: 1_000 });
    expect(vault.last.milliseconds).toBeLessThan(2_500);
    expect(vault.last.standstill).toBeLessThan(500);
    await keepsInMemory(vault, 'LAN-6004');
    expect(await vault.exit()).toBeLessThan(1_500);
  });

  it('does not wait for a keychain that stands still', async () => {
    const service = await start();
    service.freeze();
    const vault = await open(service.env, { callLimit: 700 });
    expect(vault.last.milliseconds).toBeLessThan(2_500);
    expect(vault.last.standstill).toBeLessThan(500);
    await keepsInMemory(vault, 'LAN-6004');
    service.thaw();
  });

  it('goes on in memory when the keychain is locked meanwhile, and says that it cannot wipe', async () => {
    const service = await start();
    const vault = await open(service.env);
    await vault.write('session', Buffer.from('old'));
    await service.lock();
    await vault.write('session', Buffer.from('new'));
    expect({ home: vault.home, code: vault.trouble?.code }).toEqual({ home: 'memory', code: 'LAN-6003' });
    await expect(vault.wipe()).rejects.toMatchObject({ code: 'LAN-6005' });
    expect(await vault.read('session')).toBeNull();
    expect(await service.paths()).toHaveLength(1);
  });
});
