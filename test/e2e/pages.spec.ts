import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './fixtures.ts';
import { LanyardApp } from './lanyard-app.ts';

/** The pages beside the session, with the real readers, checks, settings and files behind them. */

async function open(lanyard: LanyardApp, page: string): Promise<void> {
  await lanyard.press('Menu');
  await lanyard.press(page);
  await expect(lanyard.page.getByRole('heading', { level: 1 })).toHaveText(page);
}

test('cards: two readers, a card read on request, and none within a session', async ({ world, lanyard }) => {
  await lanyard.screen('waiting-for-card');
  await world.cardsAre('amber');
  await world.insert('priya', 1);
  await lanyard.screen('signing-in');
  await lanyard.press('Cancel');
  await open(lanyard, 'Cards');
  await expect(lanyard.page.getByText('No card', { exact: true })).toBeVisible();
  await lanyard.page.getByRole('button', { name: /^Read certificate/ }).click();
  await expect(lanyard.page.getByText(/Certificate: \d+ days left/)).toBeVisible();
});

test('check: every check ends, and the support file is shown before it is saved', async ({ lanyard }) => {
  await lanyard.screen('waiting-for-card');
  await open(lanyard, 'Check this computer');
  await lanyard.press('Start the check');
  await expect(lanyard.page.getByRole('button', { name: 'Check again' })).toBeVisible({ timeout: 40_000 });
  await lanyard.press('Show what is in it');
  await expect(lanyard.page.getByText('This will be in the file')).toBeVisible({ timeout: 40_000 });
  await expect(lanyard.page.getByText(/^self-test\.json \(/)).toBeVisible();

  const file = path.join(lanyard.folder, 'support.zip');
  await lanyard.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await lanyard.press('Save the file');
  await expect.poll(() => existsSync(file)).toBe(true);
  const { size } = statSync(file);
  await expect
    .poll(() => lanyard.logged('support-file-made'))
    .toMatchObject([{ count: expect.any(Number), bytes: size }]);
  expect(lanyard.logged('self-test-done')).toMatchObject([{ count: expect.any(Number), took: expect.any(Number) }]);
});

test('on a Welsh system the window speaks Welsh unasked', async ({ world }) => {
  const env = { ...world.env, LANG: 'cy_GB.UTF-8', LANGUAGE: 'cy_GB:cy' };
  const lanyard = await LanyardApp.open({ settingsFile: world.settingsFile, env });
  await expect(lanyard.page.locator('html')).toHaveAttribute('lang', 'cy');
  await lanyard.close();
});

test('settings: Welsh and dark, at a choice', async ({ lanyard }) => {
  await lanyard.screen('waiting-for-card');
  await open(lanyard, 'Settings');
  await lanyard.page.getByRole('combobox', { name: 'Language' }).selectOption('Cymraeg');
  await expect(lanyard.page.locator('html')).toHaveAttribute('lang', 'cy');
  await lanyard.page.getByRole('combobox').nth(1).selectOption({ index: 2 });
  await expect.poll(() => lanyard.electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
});

test('check: it speaks Welsh in a Welsh window', async ({ lanyard }) => {
  await lanyard.screen('waiting-for-card');
  await open(lanyard, 'Settings');
  await lanyard.page.getByRole('combobox', { name: 'Language' }).selectOption('Cymraeg');
  await expect(lanyard.page.locator('html')).toHaveAttribute('lang', 'cy');
  await lanyard.page.keyboard.press('Escape');
  await lanyard.press('Dewislen');
  await lanyard.press('Gwirio’r cyfrifiadur hwn');
  await lanyard.press('Dechrau’r gwiriad');
  await expect(lanyard.page.getByRole('button', { name: 'Gwirio eto' })).toBeVisible({ timeout: 40_000 });
  await lanyard.page.getByText(/gwiriad mewn trefn$/).click();
  await expect(lanyard.page.getByText('Mae’r gwasanaeth cardiau clyfar yn rhedeg.')).toBeVisible();
});

test('applications: what the organisation lists, and what each needs', async ({ lanyard }) => {
  const file = path.join(lanyard.folder, 'settings.json');
  const settings = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const launch = [{ name: 'Rota of Meadow Lane', url: 'https://rota.example/', icon: 'appointments' }];
  writeFileSync(file, JSON.stringify({ ...settings, launch }));
  await lanyard.screen('waiting-for-card');
  await open(lanyard, 'Applications');
  await expect(lanyard.page.getByText('Rota of Meadow Lane')).toBeVisible();
  await expect(lanyard.page.getByText('Sign in first')).toBeVisible();
});

test('what is stored about me: everything there is, and where', async ({ lanyard }) => {
  await lanyard.screen('waiting-for-card');
  await open(lanyard, 'What is stored about me');
  await expect(lanyard.page.getByRole('heading', { name: 'Journal of sign-ins' })).toBeVisible();
  await expect(lanyard.page.getByText(path.join(lanyard.folder, 'state'), { exact: false }).first()).toBeVisible();
});
