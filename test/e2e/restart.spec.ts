import { expect, test } from './fixtures.ts';
import { startSecretService, type SecretService } from '../simulator/keychain/secret-service.ts';
import type { World } from '../simulator/world.ts';
import { LanyardApp } from './lanyard-app.ts';

/** Start-up truth: after a quit, a crash or a kill, with a real keychain and an agent that ends nothing by itself. */

let keychain: SecretService;

test.beforeEach(async ({ world }) => {
  world.agent.removalMode = 'persistence';
  keychain = await startSecretService();
});

test.afterEach(async () => {
  await keychain.close();
});

const open = (world: World, folder?: string, env: NodeJS.ProcessEnv = {}) =>
  LanyardApp.open(
    { settingsFile: world.settingsFile, env: { ...world.env, ...keychain.env, ...env } },
    undefined,
    folder,
  );

async function signedIn(world: World): Promise<LanyardApp> {
  const lanyard = await open(world);
  await lanyard.screen('waiting-for-card');
  await world.insert('adaeze');
  await world.typePasscode();
  await lanyard.screen('signed-in');
  await expect.poll(ours).not.toEqual([]);
  return lanyard;
}

/** What of ours the keychain holds. */
const ours = () => keychain.paths();

test('killed, the same card still in: resumed silently', async ({ world }) => {
  const first = await signedIn(world);
  await first.kill();
  const prompts = world.agent.promptsOpened;
  const second = await open(world, first.folder);
  await second.screen('signed-in');
  expect(world.agent.promptsOpened).toBe(prompts);
  await second.close();
});

test('killed, and the card taken out meanwhile: nothing left, and the agent signed out, before anything is shown', async ({
  world,
}) => {
  const first = await signedIn(world);
  await first.kill();
  await world.remove();
  const second = await open(world, first.folder);
  await second.screen('waiting-for-card');
  await expect.poll(() => world.agent.ticket).toBeNull();
  await expect.poll(ours).toEqual([]);
  await second.close();
});

test('killed, and the card taken out and put back: the count tells', async ({ world }) => {
  const first = await signedIn(world);
  await first.kill();
  await world.remove();
  await world.desk.noticed();
  await world.insert('adaeze');
  await world.desk.noticed();
  const second = await open(world, first.folder);
  await expect(second.page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  await expect.poll(() => world.agent.ticket).toBeNull();
  await expect.poll(ours).toEqual([]);
  await second.close();
});

test('the agent did not let go, then a quit: the next person is nobody else, and nothing is left after them', async ({
  world,
}) => {
  const first = await signedIn(world);
  world.agent.failNext('destroyTicket', 0x80100007);
  await world.remove();
  await first.screen('ended');
  await expect(first.page.getByText('Other applications may still be signed in')).toBeVisible();
  await first.quit();
  await world.insert('ruth');
  expect(world.agent.ticket).not.toBeNull();
  const second = await open(world, first.folder);
  await second.screen('signed-out');
  await second.press('Sign in');
  await expect.poll(() => world.agent.promptOpen).toBe(true);
  await expect(second.page.getByText('Okonkwo')).toHaveCount(0);
  await world.typePasscode();
  await second.screen('signed-in');
  await expect(second.page.getByText('Okonkwo')).toHaveCount(0);
  await world.remove();
  await second.screen('ended');
  await expect.poll(ours).toEqual([]);
  await second.close();
});

test('locked, then a quit: the ticket that was left signs in nobody but whose card never left', async ({ world }) => {
  const first = await signedIn(world);
  await first.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
  await first.screen('ended');
  await first.quit();
  await world.remove();
  await world.desk.noticed();
  await world.insert('ruth');
  await world.desk.noticed();
  expect(world.agent.ticket).not.toBeNull();
  const second = await open(world, first.folder);
  await second.screen('signed-out');
  await second.press('Sign in');
  await expect.poll(() => world.agent.promptOpen).toBe(true);
  await world.typePasscode();
  await second.screen('signed-in');
  await expect(second.page.getByText('Okonkwo')).toHaveCount(0);
  await second.close();
});

test('quit in order, then another person’s card: no session of the first', async ({ world }) => {
  const first = await signedIn(world);
  await first.quit();
  expect(world.agent.ticket, 'quitting leaves the ticket').not.toBeNull();
  await world.remove();
  await world.desk.noticed();
  await world.insert('tomos');
  const second = await open(world, first.folder);
  await expect(second.page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  await expect(second.page.getByText('Okonkwo')).toHaveCount(0);
  await expect.poll(() => world.agent.ticket).toBeNull();
  await second.close();
});

test('a session that ended leaves nothing in the keychain', async ({ world }) => {
  const lanyard = await signedIn(world);
  await world.remove();
  await lanyard.screen('ended');
  await expect.poll(ours).toEqual([]);
  await lanyard.close();
});

test('killed, and the person’s next session of the system is another: nothing of the first stays', async ({
  world,
}) => {
  const first = await signedIn(world);
  await first.kill();
  await world.remove();
  const second = await open(world, first.folder, { XDG_SESSION_ID: 'another' });
  await second.screen('waiting-for-card');
  await expect.poll(ours).toEqual([]);
  await second.close();
});

// 30 here; `npm run soak` takes 200.
const kills = Number(process.env['LANYARD_KILLS'] ?? 30);

test(`killed at ${String(kills)} random instants of sign-in, session and wipe`, async ({ world }) => {
  test.setTimeout(kills * 12_000);
  let folder: string | undefined;
  for (let round = 0; round < kills; round += 1) {
    const first = await open(world, folder);
    folder = first.folder;
    await first.screen('waiting-for-card');
    const instant = Math.random() * 2_500;
    const story = day(world).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, instant));
    await first.kill();
    world.agent.cancelPrompt();
    await story;
    await world.remove();
    await world.desk.noticed();

    const second = await open(world, folder);
    await second.screen('waiting-for-card');
    const where = `killed after ${instant.toFixed(0)} ms`;
    await expect.poll(() => world.agent.ticket, { message: `${where}: no ticket is left` }).toBeNull();
    await expect.poll(ours, { message: `${where}: nothing is left in the keychain` }).toEqual([]);
    await second.quit();
  }
});

/** Sign-in, session and wipe in about two seconds. */
async function day(world: World): Promise<void> {
  await world.insert('adaeze');
  await world.typePasscode();
  await new Promise((resolve) => setTimeout(resolve, 700));
  await world.remove();
}
