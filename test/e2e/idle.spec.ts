import { expect, test } from './fixtures.ts';
import { LanyardApp } from './lanyard-app.ts';

test('[CIS2-32] nothing touched: warned with a countdown, one key stays, otherwise it is over', async ({ world }) => {
  test.setTimeout(120_000);
  const lanyard = await LanyardApp.open(world, (settings) => {
    // The shortest limits there are: warned after five seconds, ended after a minute.
    settings.session = { idleLimit: 60_000, idleWarning: 55_000 };
  });
  await lanyard.screen('waiting-for-card');
  await world.insert('adaeze');
  await world.typePasscode();
  await lanyard.screen('signed-in');

  await lanyard.screen('warning');
  const heading = lanyard.page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(/You will be signed out in 5\d seconds/);
  const first = await heading.textContent();
  await expect(heading).not.toHaveText(String(first));
  await expect(lanyard.page.getByRole('button', { name: 'Sign out now' })).toBeVisible();
  await lanyard.page.getByRole('button', { name: 'Stay signed in' }).press('Enter');
  await lanyard.screen('signed-in');
  await expect(heading).toHaveText('Okonkwo Adaeze Miss');

  await lanyard.screen('warning');
  await expect(lanyard.page.locator('main')).toHaveAttribute('data-screen', 'ended', { timeout: 70_000 });
  await expect(heading).toContainText('Nothing was touched');
  await expect(lanyard.page.getByText('Okonkwo')).toHaveCount(0);
  await lanyard.close();
});
