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

test('going to sleep ends the session', async ({ lanyard }) => {
  await systemEvent(lanyard, 'suspend');
  await lanyard.screen('ended');
  await systemEvent(lanyard, 'resume');
  await lanyard.screen('ended');
  await expect(lanyard.page.getByRole('heading', { level: 1 })).toContainText('went to sleep');
});

test('the organisation changes what the session rests on: it ends, and goes on only as the new settings allow', async ({
  world,
  lanyard,
}) => {
  const file = path.join(lanyard.folder, 'settings.json');
  const settings = JSON.parse(readFileSync(file, 'utf8')) as { spine: object };
  writeFileSync(
    file,
    JSON.stringify({ ...settings, spine: { ...settings.spine, roleAssertionUrl: 'https://localhost:9/' } }),
  );
  // The agent still holds its ticket, so Lanyard looks again, with the new address.
  await lanyard.problem(/^LAN-30/);
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
