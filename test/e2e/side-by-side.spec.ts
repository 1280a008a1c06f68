import { readdirSync } from 'node:fs';
import path from 'node:path';
import { startSecretService } from '../simulator/keychain/secret-service.ts';
import { expect, test } from './fixtures.ts';
import { LanyardApp } from './lanyard-app.ts';

test('two sessions of one machine do not see each other’s lock, vault, journal or log', async ({ world }) => {
  const keychain = await startSecretService();
  const place = (session: string) => ({
    settingsFile: world.settingsFile,
    env: { ...world.env, ...keychain.env, XDG_SESSION_ID: session },
  });
  const one = await LanyardApp.open(place('1'));
  const two = await LanyardApp.open(place('2'));
  await one.screen('waiting-for-card');
  await two.screen('waiting-for-card');

  await world.insert('adaeze');
  await world.typePasscode();
  await one.screen('signed-in');
  await two.screen('signed-in');
  await expect.poll(async () => (await keychain.paths()).length).toBeGreaterThan(1);
  const both = await keychain.paths();

  // One ends for itself, and keeps the mark of the ticket that is left with its card; the other's session stays as it is.
  await one.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
  await one.screen('ended');
  await two.screen('signed-in');
  expect((await keychain.paths()).length).toBe(both.length);

  // Each has one journal and one log, in its own folder.
  const records = (app: LanyardApp) =>
    readdirSync(path.join(app.folder, 'state'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.jsonl'),
    );
  const each = [expect.stringContaining('journal-'), expect.stringContaining('logs/')];
  expect(records(one).sort()).toEqual(each);
  expect(records(two).sort()).toEqual(each);
  await world.remove();
  await two.screen('ended');
  await expect.poll(async () => (await keychain.paths()).length).toBe(0);
  await one.close();
  await two.close();
  await keychain.close();
});
