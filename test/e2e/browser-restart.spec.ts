import { startSecretService, type SecretService } from '../simulator/keychain/secret-service.ts';
import type { World } from '../simulator/world.ts';
import { BrowserDesk } from './browser-desk.ts';
import { expect, test } from './fixtures.ts';

/** Start-up truth of a session in the browser, with a real keychain: its tokens live there while it does, and no longer. */

let keychain: SecretService;

test.beforeEach(async () => {
  keychain = await startSecretService();
});

test.afterEach(async () => {
  await keychain.close();
});

const ours = () => keychain.paths();
const byBrowser = { signIn: { routes: ['browser'] } };

const open = (world: World, folder?: string) =>
  BrowserDesk.open(world, {}, byBrowser, { env: keychain.env, ...(folder === undefined ? {} : { folder }) });

/** Somebody who signed in in the browser with the card that is in the reader. */
async function signedIn(world: World): Promise<BrowserDesk> {
  const desk = await open(world);
  await desk.lanyard.screen('waiting-for-card');
  await world.insert('tomos');
  await desk.fillIn(await desk.browser.tab(), 'tomos', 'NHS smartcard with Smartcard Connect');
  await desk.lanyard.screen('signed-in');
  await expect.poll(async () => (await ours()).length).toBeGreaterThan(1);
  return desk;
}

test('killed, the same card still in: resumed silently, without a browser', async ({ world }) => {
  const first = await signedIn(world);
  await first.lanyard.kill();
  const asked = world.cis2.received.length;
  const second = await open(world, first.lanyard.folder);
  await second.lanyard.screen('signed-in');
  await expect(second.lanyard.page.getByRole('heading', { level: 1 })).toContainText('Beddoe');
  expect(world.cis2.received.slice(asked).filter(({ query }) => query.has('redirect_uri'))).toEqual([]);
  await world.remove();
  await second.lanyard.screen('ended');
  await expect.poll(ours).toEqual([]);
  await first.browser.close();
  await second.close();
});

test('killed, and the card taken out meanwhile: nothing is left, and nothing is shown', async ({ world }) => {
  const first = await signedIn(world);
  await first.lanyard.kill();
  await world.remove();
  await world.desk.noticed();
  const second = await open(world, first.lanyard.folder);
  await second.lanyard.screen('waiting-for-card');
  await expect(second.lanyard.page.getByText('Beddoe')).toHaveCount(0);
  await expect.poll(ours).toEqual([]);
  await first.browser.close();
  await second.close();
});

test('signing out leaves nothing in the keychain', async ({ world }) => {
  const desk = await signedIn(world);
  await desk.signOut();
  await expect.poll(ours).toEqual([]);
  await desk.close();
});

test('signed out while the keychain stands still: nobody is signed in at the next start, and nothing is left', async ({
  world,
}) => {
  const first = await signedIn(world);
  keychain.freeze();
  await first.signOut();
  await expect
    .poll(() => first.lanyard.logged('background-trouble'), { timeout: 30_000 })
    .toMatchObject([{ code: 'LAN-6005' }]);
  await first.lanyard.kill();
  await keychain.restart();
  expect(await ours()).not.toEqual([]);
  const second = await open(world, first.lanyard.folder);
  await second.lanyard.screen('signed-out');
  await expect.poll(ours).toEqual([]);
  await expect(second.lanyard.page.getByText('Beddoe')).toHaveCount(0);
  await first.browser.close();
  await second.close();
});
