import { expect, test } from './fixtures.ts';
import { LanyardApp } from './lanyard-app.ts';

/** Card out means over, at any moment, and no ticket stays behind; with an agent that would keep it. */

test.describe('card out at every step', () => {
  test.beforeEach(({ world }) => {
    // The agent that ends nothing by itself is the one where Lanyard matters most.
    world.agent.removalMode = 'persistence';
  });

  test('while the passcode is awaited', async ({ world, lanyard }) => {
    await world.insert('adaeze');
    await expect.poll(() => world.agent.promptOpen).toBe(true);
    await world.remove();
    await lanyard.screen('ended');
    await expect.poll(() => world.agent.ticket).toBeNull();
  });

  test('while the agent looks for a ticket', async ({ world, lanyard }) => {
    world.agent.delayNext('getTicketNoAuth', 3_000);
    await world.insert('adaeze');
    await lanyard.screen('signing-in');
    await world.remove();
    await lanyard.screen('ended');
    await expect.poll(() => world.agent.ticket).toBeNull();
    expect(world.agent.promptsOpened).toBe(0);
  });

  test('while the role assertion is awaited', async ({ world, lanyard }) => {
    world.spine.delay(5_000);
    await world.insert('adaeze');
    await world.typePasscode();
    await expect(lanyard.page.getByRole('heading', { level: 1 })).toContainText('Getting your role');
    await world.remove();
    await lanyard.screen('ended');
    await expect.poll(() => world.agent.ticket).toBeNull();
    await expect(lanyard.page.getByText('Okonkwo')).toHaveCount(0);
  });

  test('[CIS1-29] just after signing in', async ({ world, lanyard }) => {
    await world.insert('adaeze');
    await world.typePasscode();
    await lanyard.screen('signed-in');
    await world.remove();
    await lanyard.screen('ended');
    await expect.poll(() => world.agent.ticket).toBeNull();
  });

  test('an agent that does not let go: the window says so, and the next person is nobody else', async ({
    world,
    lanyard,
  }) => {
    await world.insert('adaeze');
    await world.typePasscode();
    await lanyard.screen('signed-in');
    world.agent.failNext('destroyTicket', 0x80100007);
    await world.remove();
    await lanyard.screen('ended');
    await expect(lanyard.page.getByText('Other applications may still be signed in')).toBeVisible();
    expect(world.agent.ticket).not.toBeNull();
    await world.insert('ruth');
    await expect.poll(() => world.agent.promptOpen).toBe(true);
    await expect(lanyard.page.getByText('Okonkwo')).toHaveCount(0);
    await world.typePasscode();
    await lanyard.screen('signed-in');
    await expect(lanyard.page.getByText('Okonkwo')).toHaveCount(0);
  });

  test("the other card is nobody's concern", async ({ world, lanyard }) => {
    await world.insert('adaeze', 0);
    await world.typePasscode();
    await lanyard.screen('signed-in');
    await world.insert('ruth', 1);
    await expect(lanyard.page.locator('footer')).toContainText('2 readers');
    await world.remove(1);
    await expect(lanyard.page.locator('footer')).not.toContainText('2 readers');
    await expect(lanyard.page.getByText('Okonkwo Adaeze Miss')).toBeVisible();
    await lanyard.screen('signed-in');
    await world.remove(0);
    await lanyard.screen('ended');
  });

  test('[CIS1-30] the smartcard service stops', async ({ world, lanyard }) => {
    await world.insert('adaeze');
    await world.typePasscode();
    await lanyard.screen('signed-in');
    await world.stopCardService();
    await lanyard.screen('ended');
    await expect(lanyard.page.getByRole('heading', { level: 1 })).toContainText('smartcard service stopped');
    await expect.poll(() => world.agent.ticket).toBeNull();
    await world.startCardService();
    await world.insert('tomos', 1);
    await world.typePasscode();
    await lanyard.screen('signed-in');
  });

  test('the process that watches the cards dies: fail closed, then go on', async ({ world, lanyard }) => {
    await world.insert('adaeze');
    await world.typePasscode();
    await lanyard.screen('signed-in');
    const killed = await lanyard.electron.evaluate(({ app }) => {
      const watcher = app.getAppMetrics().find((metric) => metric.name === 'Lanyard card watcher');
      if (watcher === undefined) return false;
      process.kill(watcher.pid, 'SIGKILL');
      return true;
    });
    expect(killed).toBe(true);
    await lanyard.screen('ended');
    await expect.poll(() => world.agent.ticket).toBeNull();
    await world.remove();
    await expect(lanyard.page.locator('footer')).toContainText('no card');
    await world.insert('tomos');
    await world.typePasscode();
    await lanyard.screen('signed-in');
  });
});

test('without a smartcard service the window says that it cannot tell', async ({ world }) => {
  await world.stopCardService();
  const lanyard = await LanyardApp.open(world);
  await expect(lanyard.page.getByRole('heading', { level: 1 })).toContainText('Cannot tell');
  await world.startCardService();
  await lanyard.screen('waiting-for-card');
  await lanyard.close();
});
