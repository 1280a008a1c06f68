import { expect, test } from './fixtures.ts';
import { LanyardApp } from './lanyard-app.ts';

/** The main job: card in, signed in with a role, card out, over. */

test.describe('the main job', () => {
  test('card in, signed in with name, role, code and organisation on screen, card out, ended on screen', async ({
    world,
    lanyard,
  }) => {
    await world.insert('adaeze');
    await lanyard.screen('signing-in');
    await expect(lanyard.page.getByRole('heading', { level: 1 })).toContainText('Type your passcode');
    await world.typePasscode();

    await lanyard.screen('signed-in');
    await expect(lanyard.page.getByRole('heading', { level: 1 })).toHaveText('Okonkwo Adaeze Miss');
    for (const text of [
      'Health Professional Access Role',
      'S8000:G8000:R8003',
      'NORTH & SOUTH MOOR HOSPITALS NHS TRUST',
      'ZZT',
      'SIMULATOR',
    ]) {
      await expect(lanyard.page.getByText(text, { exact: false }).first()).toBeVisible();
    }

    await world.remove();
    await lanyard.screen('ended');
    await expect(lanyard.page.getByRole('heading', { level: 1 })).toContainText('Your card was taken out');
    await expect(lanyard.page.getByText('Okonkwo')).toHaveCount(0);
    await expect.poll(() => world.agent.ticket).toBeNull();
  });

  test('the next person signs in after the last, in the other reader too', async ({ world, lanyard }) => {
    await world.insert('adaeze');
    await world.typePasscode();
    await lanyard.screen('signed-in');
    await world.remove();
    await lanyard.screen('ended');

    await world.insert('tomos', 1);
    await world.typePasscode();
    await lanyard.screen('signed-in');
    await expect(lanyard.page.getByRole('heading', { level: 1 })).toHaveText('Tomos Beddoe');
    await expect(lanyard.page.getByText('055510000024')).toBeVisible();
    await world.remove(1);
    await lanyard.screen('ended');
  });

  test('[CIS1-26] training mode is unmistakable, and refused where only live will do', async ({ world, lanyard }) => {
    await world.insert('priya');
    await world.typePasscode();
    await lanyard.screen('signed-in');
    await expect(lanyard.page.getByRole('img', { name: 'Environment: TRAINING' })).toBeVisible();
    await expect(lanyard.page.getByText('SIMULATOR')).toHaveCount(0);
  });

  test('a card that is in at start, with a ticket held, signs in silently', async ({ world }) => {
    const first = await LanyardApp.open(world);
    await first.screen('waiting-for-card');
    await world.insert('adaeze');
    await world.typePasscode();
    await first.screen('signed-in');
    await first.close();
    expect(world.agent.ticket, '[CIS1-35] a normal quit leaves the ticket').not.toBeNull();

    const prompts = world.agent.promptsOpened;
    const second = await LanyardApp.open(world);
    await second.screen('signed-in');
    expect(world.agent.promptsOpened).toBe(prompts);
    await second.close();
  });

  test('[CIS1-10] a card that is in at start, with no ticket held, is offered, not forced', async ({ world }) => {
    await world.insert('adaeze');
    const lanyard = await LanyardApp.open(world);
    await expect(lanyard.page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
    expect(world.agent.promptOpen).toBe(false);
    await lanyard.press('Sign in');
    await world.typePasscode();
    await lanyard.screen('signed-in');
    await lanyard.close();
  });

  test('signing out asks first, because it signs out everywhere', async ({ world, lanyard }) => {
    await world.insert('adaeze');
    await world.typePasscode();
    await lanyard.screen('signed-in');
    await lanyard.press('Sign out');
    await expect(lanyard.page.getByText('in every application on this computer')).toBeVisible();
    await lanyard.press('Stay signed in');
    await lanyard.screen('signed-in');
    await lanyard.press('Sign out');
    await lanyard.press('Sign out everywhere');
    await lanyard.screen('ended');
    await expect.poll(() => world.agent.ticket).toBeNull();
  });

  test('where the site says never, signing out and card removal leave the ticket with the agent', async ({ world }) => {
    world.agent.removalMode = 'persistence';
    const lanyard = await LanyardApp.open(world, (settings) => {
      settings.identityAgent = { ...settings.identityAgent, endTicketOn: 'never' };
    });
    await lanyard.screen('waiting-for-card');
    await world.insert('adaeze');
    await world.typePasscode();
    await lanyard.screen('signed-in');
    await world.remove();
    await lanyard.screen('ended');
    expect(world.agent.ticket).not.toBeNull();
    expect(world.agent.calls.filter((call) => call.verb === 'destroyTicket')).toEqual([]);
    await lanyard.close();
  });
});

test('[CIS1-38] killed while signed in, it starts again without a stale session', async ({ world }) => {
  const first = await LanyardApp.open(world);
  await first.screen('waiting-for-card');
  await world.insert('adaeze');
  await world.typePasscode();
  await first.screen('signed-in');
  const gone = new Promise((resolve) => first.electron.process().once('exit', resolve));
  first.electron.process().kill('SIGKILL');
  await gone;
  await world.remove();

  const second = await LanyardApp.open(world);
  await second.screen('waiting-for-card');
  await expect(second.page.getByText('Okonkwo')).toHaveCount(0);
  await second.close();
});
