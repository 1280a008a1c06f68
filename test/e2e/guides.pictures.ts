import { mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './fixtures.ts';
import { LanyardApp } from './lanyard-app.ts';

/** `node scripts/pictures.mjs`: the pictures of the guides, from the real program with invented people. */

const pictures = path.join(import.meta.dirname, '../../docs/pictures');
/** All pictures together, in bytes: they are in the repository. */
const largest = 1_000_000;

test.beforeAll(() => {
  mkdirSync(pictures, { recursive: true });
});

/** Without the mark of focus on what was pressed last; `focused` keeps it where it says what to do next. */
async function take(lanyard: LanyardApp, name: string, focused = false): Promise<void> {
  await lanyard.page.mouse.move(0, 0);
  if (!focused)
    await lanyard.page.locator(':focus').evaluateAll((elements) => {
      for (const element of elements) (element as HTMLElement).blur();
    });
  await lanyard.page.screenshot({ path: path.join(pictures, `${name}.png`), animations: 'disabled' });
}

async function openPage(lanyard: LanyardApp, page: string): Promise<void> {
  await lanyard.press('Menu');
  await lanyard.press(page);
  await expect(lanyard.page.getByRole('heading', { level: 1 })).toHaveText(page);
}

/** The window as somebody drags it to this size. */
async function size(lanyard: LanyardApp, width: number, height: number): Promise<void> {
  await lanyard.electron.evaluate(
    ({ BrowserWindow }, to) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(to.width, to.height);
    },
    { width, height },
  );
  await expect.poll(() => lanyard.page.evaluate('innerWidth')).toBe(width);
}

test('a day with the card', async ({ world, lanyard }) => {
  await take(lanyard, 'put-card-in');
  await world.insert('tomos');
  await world.promptOpened();
  await expect(lanyard.page.getByRole('heading', { level: 1 })).toContainText('Type your passcode');
  await take(lanyard, 'type-passcode');
  await world.typePasscode();
  await lanyard.screen('signed-in');
  await take(lanyard, 'signed-in');
  await lanyard.press('Sign out');
  await take(lanyard, 'sign-out');
  await lanyard.press('Stay signed in');
  await world.remove();
  await lanyard.screen('ended');
  await take(lanyard, 'card-out');
});

test('nobody has touched the computer', async ({ world }) => {
  const lanyard = await LanyardApp.open(world, (settings) => {
    settings.session = { idleLimit: 60_000, idleWarning: 55_000 };
  });
  await lanyard.screen('waiting-for-card');
  await world.insert('tomos');
  await world.typePasscode();
  await lanyard.screen('warning');
  await take(lanyard, 'warning');
  await lanyard.close();
});

test('in the browser, and choosing a role', async ({ world, lanyard }) => {
  world.cis2.setScenario('selected-role-absent');
  await lanyard.press('Sign in another way');
  await expect(lanyard.page.getByRole('list', { name: 'Ways to sign in' })).toBeVisible();
  await take(lanyard, 'another-way');
  await lanyard.page.getByRole('button', { name: 'Security key' }).click();
  await expect(lanyard.page.getByRole('heading', { level: 1 })).toHaveText('Finish in your browser');
  await take(lanyard, 'finish-in-browser');
  await world.browse('adaeze');
  await lanyard.screen('choosing-role');
  await take(lanyard, 'choose-role', true);
  await lanyard.page.keyboard.press('Enter');
  await lanyard.screen('signed-in');
  await lanyard.press('Change role');
  await take(lanyard, 'change-role', true);
});

test('a sign-in that fails', async ({ world, lanyard }) => {
  world.agent.failNext('getTicket', 0x80200004);
  await world.insert('adaeze');
  await lanyard.problem('LAN-2204');
  await take(lanyard, 'locked-card');
});

test('cards in two readers', async ({ world, lanyard }) => {
  await world.insert('ruth', 0);
  await lanyard.screen('signing-in');
  await lanyard.press('Cancel');
  await world.cardsAre('amber');
  await world.insert('priya', 1);
  await lanyard.screen('signing-in');
  await expect(lanyard.page.getByText('Cards in 2 readers')).toBeVisible();
  await lanyard.press('Cancel');
  await openPage(lanyard, 'Cards');
  await lanyard.page
    .getByRole('button', { name: /^Read certificate/ })
    .last()
    .click();
  await expect(lanyard.page.getByText(/Certificate: \d+ days left/)).toBeVisible();
  await size(lanyard, 860, 560);
  await take(lanyard, 'cards');
  await world.remove(0);
  await expect(lanyard.page.getByText('No card', { exact: true })).toBeVisible();
  await lanyard.page.getByText('Details', { exact: true }).click();
  await size(lanyard, 520, 1_000);
  await take(lanyard, 'card-details');
});

test('checking the computer, and the support file', async ({ world, lanyard }) => {
  await world.spine.close();
  await openPage(lanyard, 'Check this computer');
  await lanyard.press('Start the check');
  await expect(lanyard.page.getByRole('button', { name: 'Check again' })).toBeVisible({ timeout: 40_000 });
  await size(lanyard, 520, 900);
  await take(lanyard, 'check');
  await size(lanyard, 520, 800);
  await lanyard.press('Show what is in it');
  await expect(lanyard.page.getByText('This will be in the file')).toBeVisible({ timeout: 40_000 });
  await lanyard.page.getByRole('button', { name: 'Save the file' }).scrollIntoViewIfNeeded();
  await take(lanyard, 'support-file');
});

test('what is stored, and Welsh', async ({ lanyard }) => {
  await openPage(lanyard, 'What is stored about me');
  await size(lanyard, 520, 800);
  await take(lanyard, 'stored');
  await lanyard.press('Back');
  await size(lanyard, 420, 560);
  await openPage(lanyard, 'Settings');
  await lanyard.page.getByRole('combobox', { name: 'Language' }).selectOption('Cymraeg');
  await expect(lanyard.page.locator('html')).toHaveAttribute('lang', 'cy');
  await lanyard.page.keyboard.press('Escape');
  await lanyard.screen('waiting-for-card');
  await take(lanyard, 'welsh');
});

test('the pictures are small enough to be kept', () => {
  const sizes = readdirSync(pictures).map((name) => statSync(path.join(pictures, name)).size);
  expect(sizes.reduce((sum, one) => sum + one, 0)).toBeLessThan(largest);
});
