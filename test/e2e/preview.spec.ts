import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { catalogue, LanyardError, type ErrorCode } from '../../electron/errors/index.ts';
import { viewSchema, type View } from '../../electron/ipc/contract.ts';
import { viewError } from '../../electron/ipc/view-error.ts';
import { PreviewApp, themes } from './preview-app.ts';
import type { PreviewHandle } from './preview-main.ts';
import { previewPages } from './preview-pages.ts';
import { previewViews } from './preview-views.ts';

/** Looks at every screen as people see it: pictures for the eyes, and checks for what a picture does not show. */

declare const preview: PreviewHandle;

const pictures = join(import.meta.dirname, '../../test-results/screens');
let app: PreviewApp;

const { options: endReasons } = viewSchema.entries.screen.options[5].entries.reason;

test.beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  app = await PreviewApp.open();
});

test.afterAll(async () => {
  await app.close();
});

test.afterEach(() => {
  app.language = 'en';
});

for (const theme of themes) {
  test(`every screen, ${theme}`, async () => {
    await app.theme(theme);
    for (const language of ['en', 'cy'] as const) {
      app.language = language;
      const picture = async (name: string) => {
        await app.page.mouse.move(0, 0);
        await app.page.screenshot({ path: join(pictures, `${name}-${language}-${theme}.png`) });
        expect(await app.sideways(), `${name} scrolls sideways`).toBe(false);
      };
      for (const name of Object.keys(previewViews)) {
        await app.show(name);
        await picture(name);
      }
      await app.show('signed-in');
      for (const name of Object.keys(previewPages)) {
        await app.showPage(name);
        await picture(`page-${name}`);
        await app.page.keyboard.press('Escape');
      }
    }
    app.language = 'en';
    await app.show('signed-in');
    await app.page.getByRole('button', { name: 'Sign out' }).click();
    await app.page.screenshot({ path: join(pictures, `sign-out-question-${theme}.png`) });
    await app.page.getByRole('button', { name: 'Stay signed in' }).click();
    await app.page.getByRole('button', { name: 'Sign out', exact: true }).focus();
    await app.page.keyboard.press('Shift+Tab');
    await app.page.keyboard.press('Tab');
    await app.page.screenshot({ path: join(pictures, `focus-${theme}.png`) });
  });
}

const roomy = /-long$|-40$/;

for (const language of ['en', 'cy'] as const) {
  test(`every screen fits the small window, live or not: ${language}`, async () => {
    await app.theme('light');
    app.language = language;
    const names = Object.keys(previewViews).filter((name) => !roomy.test(name));
    for (const ribbon of ['live', 'training'] as const) {
      for (const name of [...names, 'signed-in-long']) {
        await app.show(name, { ribbon });
        expect(await app.overflow(), `${name}, ${ribbon}`).toBe(0);
      }
    }
    const failed = previewViews['problem'];
    if (failed?.screen.name !== 'signed-out') throw new Error('no view of a problem');
    for (const code of Object.keys(catalogue) as ErrorCode[]) {
      const problem = viewError(new LanyardError(code).toValue(), language);
      await app.show('problem', { screen: { ...failed.screen, problem } });
      expect(await app.overflow(), code).toBe(0);
    }
    for (const reason of endReasons) {
      const ended = previewViews['ended'];
      if (ended?.screen.name !== 'ended') throw new Error('no view ended');
      await app.show('ended', { ribbon: 'training', screen: { ...ended.screen, reason } });
      expect(await app.overflow(), `ended, ${reason}`).toBe(0);
    }
  });

  test(`with the longest names and many roles, the status and what can be done stay in sight: ${language}`, async () => {
    await app.theme('light');
    app.language = language;
    for (const name of Object.keys(previewViews).filter((one) => roomy.test(one))) {
      await app.show(name, { ribbon: 'training' });
      await expect(app.page.locator('.status')).toBeInViewport({ ratio: 1 });
      for (const button of await app.page.locator('.screen__actions button').all()) {
        await expect(button, name).toBeInViewport({ ratio: 1 });
      }
    }
  });
}

test('nothing is lost at 400 %', async () => {
  await app.theme('light');
  for (const [width, factor] of [
    [420, 4],
    [1280, 4],
    [420, 2],
  ] as const) {
    await app.size(width, 560, factor);
    for (const name of Object.keys(previewViews)) {
      await app.show(name);
      expect(await app.sideways(), `${name} at ${String(factor)}`).toBe(false);
    }
    for (const name of Object.keys(previewPages)) {
      await app.showPage(name);
      expect(await app.sideways(), `page ${name} at ${String(factor)}`).toBe(false);
      await app.page.keyboard.press('Escape');
    }
    await app.show('signed-in');
    const png = await app.electron.evaluate(async () => (await preview.window.webContents.capturePage()).toDataURL());
    writeFileSync(
      join(pictures, `zoom-${String(width)}-${String(factor)}.png`),
      Buffer.from(png.slice(png.indexOf(',') + 1), 'base64'),
    );
  }
  await app.size(420, 560);
});

test('the window is small, and nothing in it is fetched from elsewhere', () => {
  const assets = join(import.meta.dirname, '../../out-test/preview/renderer/assets');
  const files = readdirSync(assets).map((name) => readFileSync(join(assets, name)));
  const compressed = files.reduce((sum, file) => sum + gzipSync(file).length, 0);
  expect(compressed).toBeLessThan(350_000);
  for (const file of files) expect(file.toString()).not.toMatch(/url\(|@import/);
});

test('the page has the bridge and nothing else', async () => {
  const found = await app.page.evaluate(async () => {
    const script = document.createElement('script');
    let inline: string;
    try {
      script.textContent = 'globalThis.ran = true';
      document.head.append(script);
      inline = 'ran' in globalThis ? 'ran' : 'refused';
    } catch {
      inline = 'refused';
    }
    const reached = await fetch('https://example.invalid/').then(
      () => 'reached',
      () => 'refused',
    );
    return {
      bridge: Object.keys(window.lanyard).sort(),
      node: ['require', 'process', 'module', 'electron', 'ipcRenderer'].filter((name) => name in globalThis),
      inline,
      reached,
      popup: window.open('app://lanyard/index.html') === null ? 'refused' : 'opened',
    };
  });
  expect(found).toEqual({
    bridge: ['closePage', 'copyForSupport', 'currentView', 'intend', 'intendOnPage', 'onPage', 'onView', 'openPage'],
    node: [],
    inline: 'refused',
    reached: 'refused',
    popup: 'refused',
  });
  await app.page.evaluate(() => {
    const { lanyard } = window as unknown as {
      lanyard: Record<'intend' | 'copyForSupport' | 'intendOnPage', (value: unknown) => void> &
        Record<'openPage', (value: unknown) => Promise<unknown>>;
    };
    lanyard.intend('get-ticket');
    lanyard.intend({ toString: 1 });
    lanyard.copyForSupport('x'.repeat(3_000));
    lanyard.openPage('secrets').catch(() => undefined);
    // Of a page that is not open.
    lanyard.intendOnPage({ page: 'cards', do: 'read', reader: 'OMNIKEY 3121 00 00' });
  });
  await expect
    .poll(() => app.electron.evaluate(() => preview.refused))
    .toEqual([
      'lanyard:intent shape',
      'lanyard:intent shape',
      'lanyard:copy shape',
      'lanyard:open-page shape',
      'lanyard:page-intent shape',
    ]);
});

test('a page that was reloaded or died shows the state again', async () => {
  await app.show('signed-in');
  await app.showPage('cards');
  await app.page.reload();
  await expect(app.page.getByRole('heading', { name: 'Adaeze Okonkwo' })).toBeVisible();
  expect(await app.electron.evaluate(() => preview.openPage)).toBeNull();
  await app.show('ended');
});

// Last: Playwright goes on waiting for a navigation that was denied, so the page is read through Electron here.
test('the page cannot be led elsewhere, and stays alive', async () => {
  await app.page.evaluate(() => {
    location.href = 'https://example.invalid/';
  });
  const read = (expression: string) =>
    app.electron.evaluate(
      (_, code) => preview.window.webContents.executeJavaScript(code) as Promise<unknown>,
      expression,
    );
  for (const name of ['signed-in', 'ended'] as const) {
    const view = previewViews[name];
    if (view === undefined) throw new Error(`no view ${name}`);
    await app.electron.evaluate((_, next: View) => {
      preview.show(next);
    }, view);
    await expect.poll(() => read('document.querySelector("[data-screen]").dataset.screen')).toBe(name);
  }
  expect(await read('location.href')).toBe('app://lanyard/index.html');
});
