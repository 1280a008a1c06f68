import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { PreviewApp, themes, type Theme } from './preview-app.ts';
import { previewPages } from './preview-pages.ts';
import { previewViews } from './preview-views.ts';

/** `node scripts/screens.mjs`: contact sheets of every screen and page, in each theme and language, for `docs/screens/`. */

const sheets = join(import.meta.dirname, '../../docs/screens');
const work = join(import.meta.dirname, '../../test-results/sheets');
/** All sheets together, in bytes: they are in the repository. */
const largest = 2_000_000;

let app: PreviewApp;

test.beforeAll(async () => {
  mkdirSync(sheets, { recursive: true });
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  app = await PreviewApp.open();
});

test.afterAll(async () => {
  await app.close();
});

for (const language of ['en', 'cy'] as const) {
  for (const theme of themes) {
    test(`${language}, ${theme}`, async () => {
      app.language = language;
      await app.theme(theme);
      const taken = [...(await takeViews(language, theme)), ...(await takePages(language, theme))];
      await writeSheet(`${language}-${theme}`, taken);
    });
  }
}

test('the sheets are small enough to be kept', () => {
  const sizes = readdirSync(sheets).map((name) => statSync(join(sheets, name)).size);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(largest);
});

interface Taken {
  readonly name: string;
  readonly file: string;
}

async function takeViews(language: string, theme: Theme): Promise<Taken[]> {
  const taken: Taken[] = [];
  for (const name of Object.keys(previewViews)) {
    await app.show(name);
    taken.push(await take(name, `${name}-${language}-${theme}.png`));
  }
  await app.show('waiting');
  await app.page.locator('.screen__actions button').last().click();
  taken.push(await take('another way', `another-${language}-${theme}.png`));
  await app.page.keyboard.press('Escape');
  return taken;
}

async function takePages(language: string, theme: Theme): Promise<Taken[]> {
  const taken: Taken[] = [];
  await app.show('signed-in');
  for (const name of Object.keys(previewPages)) {
    await app.showPage(name);
    taken.push(await take(`page ${name}`, `page-${name}-${language}-${theme}.png`));
    await app.page.keyboard.press('Escape');
  }
  return taken;
}

async function take(name: string, fileName: string): Promise<Taken> {
  const file = join(work, fileName);
  await app.page.mouse.move(0, 0);
  await app.page.screenshot({ path: file });
  return { name, file };
}

/** Lays the pictures out on a page of their own, with their names, and takes a picture of that. */
async function writeSheet(name: string, taken: readonly Taken[]): Promise<void> {
  const figures = taken.map(
    ({ name: caption, file }) =>
      `<figure><img src="${pathToFileURL(file).href}" alt=""><figcaption>${caption}</figcaption></figure>`,
  );
  const style =
    'body{margin:12px;width:1800px;background:#8a949b;font:13px sans-serif;color:#000}' +
    'main{display:grid;grid-template-columns:repeat(9,1fr);gap:10px}figure{margin:0}img{display:block;width:100%}';
  const html = join(work, `${name}.html`);
  writeFileSync(html, `<!doctype html><title>${name}</title><style>${style}</style><main>${figures.join('')}</main>`);
  const opened = app.electron.waitForEvent('window');
  await app.electron.evaluate(({ BrowserWindow }, file) => {
    void new BrowserWindow({ width: 1_824, height: 800 }).loadFile(file);
  }, html);
  const sheet = await opened;
  await sheet.waitForLoadState();
  await sheet.screenshot({ path: join(work, `${name}.png`), fullPage: true });
  await sheet.screenshot({ path: join(sheets, `${name}.jpg`), fullPage: true, type: 'jpeg', quality: 42 });
  await sheet.close();
}
