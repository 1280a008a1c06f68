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
