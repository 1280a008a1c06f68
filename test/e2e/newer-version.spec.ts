import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from './fixtures.ts';
import { LanyardApp } from './lanyard-app.ts';

test('a newer version that the organisation announces is told while nobody is signed in, until it is hidden', async ({
  world,
}) => {
  const share = mkdtempSync(path.join(os.tmpdir(), 'lanyard-share-'));
  const location = path.join(share, 'lanyard.json');
  writeFileSync(location, '{ "version": "99.1.0" }');
  const lanyard = await LanyardApp.open(world, (settings) => {
    settings.updates = { location };
  });
  const text = 'Version 99.1.0 of Lanyard is out. Your IT support installs it; you need not do anything.';
  const line = lanyard.page.locator('.newer');
  await lanyard.screen('waiting-for-card');
  await expect(line.getByText(text)).toBeVisible();
  await expect(lanyard.page.getByRole('status'), 'and said').toContainText(text);

  await world.insert('adaeze');
  await world.typePasscode();
  await lanyard.screen('signed-in');
  await expect(line).toHaveCount(0);
  await lanyard.quit();

  // What is announced can be gone or changed: the next start looks anew.
  writeFileSync(location, '{ "version": "99.2.0" }');
  await world.remove();
  const again = await LanyardApp.open(
    world,
    (settings) => {
      settings.updates = { location };
    },
    lanyard.folder,
  );
  await expect(again.page.getByText(/^Version 99\.2\.0 of Lanyard/).last()).toBeVisible();
  await again.press('Hide: a newer version is out');
  await expect(again.page.locator('.newer')).toHaveCount(0);
  await expect(again.page.getByRole('heading', { level: 1 })).toBeFocused();
  await again.close();
  rmSync(share, { recursive: true });
});
