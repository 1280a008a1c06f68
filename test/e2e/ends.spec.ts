import { readFileSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { person } from '../simulator/people.ts';
import { expect, test } from './fixtures.ts';
import type { LanyardApp } from './lanyard-app.ts';

/** What ends a session besides its card. */

test.beforeEach(async ({ world, lanyard }) => {
  await world.insert('adaeze');
  await world.typePasscode();
  await lanyard.screen('signed-in');
});

const systemEvent = (lanyard: LanyardApp, name: 'lock-screen' | 'suspend' | 'resume') =>
  lanyard.electron.evaluate(({ powerMonitor }, event) => powerMonitor.emit(event), name);

test('[CIS1-31] the agent signed out: noticed within seconds, said in words', async ({ world, lanyard }) => {
  world.agent.destroyTicketNow();
  await lanyard.screen('ended');
  await expect(lanyard.page.getByRole('heading', { level: 1 })).toContainText('The Identity Agent signed you out');
  await expect(lanyard.page.getByText('Okonkwo')).toHaveCount(0);
});

test('[CIS1-32] somebody else signed in to the agent: the old session ends before the new one is shown', async ({
  world,
  lanyard,
}) => {
  await lanyard.page.evaluate(() => {
    const page = globalThis as unknown as {
      screens: string[];
      lanyard: { onView(listener: (view: { screen: { name: string } }) => void): void };
    };
    page.screens = [];
    page.lanyard.onView((view) => {
      page.screens.push(view.screen.name);
    });
  });
  world.agent.replaceTicket(world.spine.issueTicket(person('tomos')));
  await expect(lanyard.page.getByRole('heading', { level: 1 })).toHaveText('Tomos Beddoe');
  const screens = await lanyard.page.evaluate(() => (globalThis as unknown as { screens: string[] }).screens);
  expect([...new Set(screens)]).toEqual(['ended', 'signing-in', 'signed-in']);
});

test('the agent program stops', async ({ world, lanyard }) => {
  await world.agent.stop();
  await lanyard.screen('ended');
  await expect(lanyard.page.getByRole('heading', { level: 1 })).toContainText('stopped answering');
});

test('locking the screen ends the session; with the card still in, one press signs in again', async ({
  world,
  lanyard,
}) => {
  await systemEvent(lanyard, 'lock-screen');
  await lanyard.screen('ended');
  await expect(lanyard.page.getByRole('heading', { level: 1 })).toContainText('locked');
  expect(world.agent.ticket).not.toBeNull();
  await lanyard.press('Sign in');
  await lanyard.screen('signed-in');
});

test('a session that ended with its card in: the ticket goes with the card, and the next person is nobody else', async ({
  world,
  lanyard,
}) => {
  world.agent.removalMode = 'persistence';
  await systemEvent(lanyard, 'lock-screen');
  await lanyard.screen('ended');
  // An agent that is slow to let go hands the ticket to whoever comes next.
  world.agent.failNext('destroyTicket', 0x80100007);
  await world.remove();
  await expect(lanyard.page.locator('footer')).not.toContainText('card in');
  await world.insert('ruth');
  await expect.poll(() => world.agent.promptOpen).toBe(true);
  await expect(lanyard.page.getByText('Okonkwo')).toHaveCount(0);
  await world.typePasscode();
  await lanyard.screen('signed-in');
  await expect(lanyard.page.getByText('Okonkwo')).toHaveCount(0);
  await systemEvent(lanyard, 'lock-screen');
  await lanyard.screen('ended');
  await world.remove();
  await expect.poll(() => world.agent.ticket).toBeNull();
});

test('going to sleep ends the session', async ({ lanyard }) => {
  await systemEvent(lanyard, 'suspend');
  await lanyard.screen('ended');
  await systemEvent(lanyard, 'resume');
  await lanyard.screen('ended');
  await expect(lanyard.page.getByRole('heading', { level: 1 })).toContainText('went to sleep');
});

test('the organisation changes what the session rests on: it ends, says so, and the next goes by the new settings', async ({
  world,
  lanyard,
}) => {
  const file = path.join(lanyard.folder, 'settings.json');
  const settings = JSON.parse(readFileSync(file, 'utf8')) as { spine: object };
  writeFileSync(
    file,
    JSON.stringify({ ...settings, spine: { ...settings.spine, roleAssertionUrl: 'https://localhost:9/' } }),
  );
  await lanyard.screen('ended');
  await expect(lanyard.page.getByRole('heading', { level: 1 })).toContainText('settings');
  // The agent still holds its ticket, so whoever asks is signed in without a passcode, at the new address.
  // What is pressed before the new settings are in force goes by the board.
  await expect(async () => {
    await lanyard.press('Sign in');
    await expect(lanyard.page.locator('main')).toHaveAttribute('data-code', /^LAN-30/, { timeout: 3_000 });
  }).toPass();
  expect(world.agent.ticket).not.toBeNull();
  const journal = await readdir(path.join(lanyard.folder, 'state'), { recursive: true });
  const entries = journal
    .filter((name) => name.endsWith('.jsonl') && name.includes('journal'))
    .map((name) => readFileSync(path.join(lanyard.folder, 'state', name), 'utf8'))
    .join('');
  expect(entries).toContain('"reason":"policy-changed"');
  expect(entries).toContain('"kind":"policy-changed"');
});

test('other limits apply at once, without an end', async ({ lanyard }) => {
  const file = path.join(lanyard.folder, 'settings.json');
  const settings = JSON.parse(readFileSync(file, 'utf8')) as { session?: object };
  writeFileSync(file, JSON.stringify({ ...settings, session: { ...settings.session, timeLimit: 300_000 } }));
  await expect(lanyard.page.getByText(/in [45] min/)).toBeVisible();
  await lanyard.screen('signed-in');
});

test('a setting that is refused while somebody is signed in is in the log, and changes nothing else', async ({
  lanyard,
}) => {
  const file = path.join(lanyard.folder, 'settings.json');
  const settings = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...settings, sessions: {} }));
  await expect
    .poll(() => lanyard.logged('settings-refused'))
    .toMatchObject([{ level: 'warn', code: 'LAN-5003', layer: 'settings-file' }]);
  expect(lanyard.logged('policy-changed')).toEqual([]);
  await lanyard.screen('signed-in');
});
