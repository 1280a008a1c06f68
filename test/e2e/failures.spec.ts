import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from './fixtures.ts';
import { LanyardApp } from './lanyard-app.ts';

/** Every failure is a sentence, a remedy and a code; and the way on. */

test.describe('failures on screen', () => {
  test('cancel in the agent is neutral, and the next try works', async ({ world, lanyard }) => {
    await world.insert('adaeze');
    await world.cancelPasscode();
    await lanyard.problem('LAN-2401');
    await lanyard.press('Sign in');
    await world.typePasscode();
    await lanyard.screen('signed-in');
  });

  test('[CIS1-07] cancel in the window abandons the wait at once', async ({ world, lanyard }) => {
    await world.insert('adaeze');
    await expect.poll(() => world.agent.promptOpen).toBe(true);
    await lanyard.press('Cancel');
    await lanyard.problem('LAN-2401');
    await world.remove();
    await expect.poll(() => world.agent.ticket).toBeNull();
  });

  test('wrong passcode', async ({ world, lanyard }) => {
    world.agent.failNext('getTicket', 0x80400002);
    await world.insert('adaeze');
    await lanyard.problem('LAN-2402');
    await expect(lanyard.page.getByText('LAN-2402')).toBeVisible();
  });

  test('a locked card', async ({ world, lanyard }) => {
    world.agent.failNext('getTicket', 0x80200004);
    await world.insert('adaeze');
    await lanyard.problem('LAN-2204');
    await expect(lanyard.page.getByRole('button', { name: 'Copy for support' })).toBeVisible();
  });

  test('Spine is down; when it is back, the next try works without a passcode', async ({ world, lanyard }) => {
    await world.spine.close();
    await world.insert('adaeze');
    await world.typePasscode();
    await lanyard.problem(/^LAN-30\d\d$/);
    await world.remove();
    await expect.poll(() => world.agent.ticket).toBeNull();
  });

  test('the ticket library is missing', async ({ world }) => {
    const lanyard = await LanyardApp.open(world, (settings) => {
      settings.identityAgent = { ...settings.identityAgent, library: '/nowhere/TicketApiDll.so' };
      // With another way to sign in the window would lead with that.
      settings.signIn = { routes: ['agent'] };
    });
    await world.insert('adaeze');
    await lanyard.problem('LAN-2001');
    await lanyard.close();
  });

  test('a library that crashes takes only its host with it', async ({ world, lanyard }) => {
    world.agent.misbehaveNext('getTicket', 'crash');
    await world.insert('adaeze');
    await lanyard.problem(/^LAN-20\d\d$/);
    await lanyard.press('Try again');
    await world.typePasscode();
    await lanyard.screen('signed-in');
  });

  test('settings that cannot be read are said in the window', async ({ world }) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'lanyard-e2e-'));
    const file = path.join(folder, 'settings.json');
    writeFileSync(file, '{ "spine": { "roleAssertionURL": "https://spine.example/" } }');
    const lanyard = await LanyardApp.openWith(folder, ['--settings', file], world.env);
    await lanyard.problem('LAN-5003');
    await expect(lanyard.page.getByText('spine.roleAssertionURL')).toBeVisible();
    await lanyard.close();
  });
});

test('without a D-Bus session and without a keychain it starts and works', async ({ world }) => {
  const lanyard = await LanyardApp.open({
    settingsFile: world.settingsFile,
    env: { ...world.env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere', XDG_RUNTIME_DIR: '/nowhere' },
  });
  await lanyard.screen('waiting-for-card');
  await world.insert('adaeze');
  await world.typePasscode();
  await lanyard.screen('signed-in');
  await lanyard.close();
});
