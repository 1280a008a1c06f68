import { Entry } from '@napi-rs/keyring';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { credentialsOf } from '../../electron/vault/index.ts';
import { startSecretService, type SecretService } from '../simulator/keychain/secret-service.ts';

let service: SecretService;
const before = process.env['DBUS_SESSION_BUS_ADDRESS'];

beforeAll(async () => {
  service = await startSecretService();
  process.env['DBUS_SESSION_BUS_ADDRESS'] = service.env.DBUS_SESSION_BUS_ADDRESS;
});
afterAll(async () => {
  if (before === undefined) delete process.env['DBUS_SESSION_BUS_ADDRESS'];
  else process.env['DBUS_SESSION_BUS_ADDRESS'] = before;
  await service.close();
});

describe('credentials in the keychain', () => {
  it('are read by service and name, anew each time, and are null when they are not there', async () => {
    const read = credentialsOf('cis2');
    expect(await read('client-secret')).toBeNull();
    const item = new Entry('lanyard-cis2', 'client-secret', { linux: { store: 'secret-service' } });
    item.setPassword('first');
    expect(await read('client-secret')).toBe('first');
    item.setPassword('sécond');
    expect(await read('client-secret')).toBe('sécond');
    expect(await read('private-key')).toBeNull();
    expect(await credentialsOf('other')('client-secret')).toBeNull();
  });

  it('are a failure where no keychain can be used', async () => {
    const read = credentialsOf('cis2', { library: '/nowhere/keyring.node' });
    await expect(read('client-secret')).rejects.toThrow('keychain: library');
  });
});
