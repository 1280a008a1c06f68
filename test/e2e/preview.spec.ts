import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';
import type { View } from '../../electron/ipc/contract.ts';
import { buildPreview } from './preview-build.ts';
import type { PreviewHandle } from './preview-main.ts';
import { previewViews } from './preview-views.ts';

/** Looks at every screen as people see it: pictures for the eyes, and checks for what a picture does not show. */

declare const preview: PreviewHandle;

const pictures = join(import.meta.dirname, '../../test-results/screens');
let electron: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  const out = await buildPreview();
  electron = await _electron.launch({ args: ['--no-sandbox', out] });
  page = await electron.firstWindow();
  await page.waitForSelector('[data-screen]');
});

test.afterAll(async () => {
  await electron.close();
});

async function show(name: string): Promise<void> {
  const view = previewViews[name];
  if (view === undefined) throw new Error(`no view ${name}`);
  await electron.evaluate((_, next: View) => {
    preview.show(next);
  }, view);
  // A warning is a signed-in session, but a screen of its own.
  const warned = view.screen.name === 'signed-in' && view.screen.warning !== null;
  await expect(page.locator(`[data-screen="${warned ? 'warning' : view.screen.name}"]`)).toBeVisible();
}

for (const scheme of ['light', 'dark', 'forced'] as const) {
  test(`every screen, ${scheme}`, async () => {
    await page.emulateMedia(
      scheme === 'forced'
        ? { colorScheme: 'dark', forcedColors: 'active' }
        : { colorScheme: scheme, forcedColors: 'none' },
    );
    for (const name of Object.keys(previewViews)) {
      await show(name);
      await page.mouse.move(0, 0);
      await page.screenshot({ path: join(pictures, `${name}-${scheme}.png`) });
      expect(await sideways(), `${name} scrolls sideways`).toBe(false);
    }
    await show('signed-in');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.screenshot({ path: join(pictures, `sign-out-question-${scheme}.png`) });
    await page.getByRole('button', { name: 'Stay signed in' }).click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await page.screenshot({ path: join(pictures, `focus-${scheme}.png`) });
  });
}

test('nothing is lost at 400 %', async () => {
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  for (const [width, factor] of [
    [420, 4],
    [1280, 4],
    [420, 2],
  ] as const) {
    await electron.evaluate(
      (_, { width, factor }) => {
        preview.window.setContentSize(width, 560);
        preview.window.webContents.setZoomFactor(factor);
      },
      { width, factor },
    );
    for (const name of Object.keys(previewViews)) {
      await show(name);
      expect(await sideways(), `${name} at ${String(factor)}`).toBe(false);
    }
    await show('signed-in');
    const png = await electron.evaluate(async () => (await preview.window.webContents.capturePage()).toDataURL());
    writeFileSync(
      join(pictures, `zoom-${String(width)}-${String(factor)}.png`),
      Buffer.from(png.slice(png.indexOf(',') + 1), 'base64'),
    );
  }
  await electron.evaluate(() => {
    preview.window.setContentSize(420, 560);
    preview.window.webContents.setZoomFactor(1);
  });
});

/** Whether anything sticks out to the side. */
async function sideways(): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

test('the focus follows the state, and the keyboard does everything', async () => {
  await show('waiting');
  await show('problem');
  await expect(page.getByRole('heading', { level: 1, name: 'Your smartcard is locked' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Try again' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByText('Copied')).toBeVisible();
  expect(await electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(
    'Lanyard (TRAINING) LAN-2204 at 09:41\nYour smartcard is locked. The passcode was wrong three times.\n' +
      'Unlock it yourself with a code sent to your phone or e-mail, or ask your Registration Authority.',
  );
  await show('signing-in-checking');
  await page.getByRole('button', { name: 'Cancel' }).focus();
  await show('signing-in-passcode');
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await show('signed-in');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Sign out everywhere?' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => electron.evaluate(() => preview.intents)).toEqual(['sign-in', 'cancel', 'sign-out']);
});

test('the status line speaks once per state', async () => {
  await show('waiting');
  await page.evaluate(() => {
    const spoken: string[] = [];
    Object.assign(globalThis, { spoken });
    const region = document.querySelector('[role="status"]');
    if (region === null) return;
    new MutationObserver(() => spoken.push(region.textContent)).observe(region, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  for (const name of ['signing-in-checking', 'signing-in-passcode', 'signed-in', 'signed-in', 'ended'])
    await show(name);
  expect(await page.evaluate(() => (globalThis as unknown as { spoken: string[] }).spoken)).toEqual([
    'Signing inStep 1 of 3Checking your smartcard.',
    'Signing inStep 2 of 3Type your passcode in the Identity Agent window.',
    'Signed insince 09:41',
    'Session ended',
  ]);
});

test('the page has the bridge and nothing else', async () => {
  const found = await page.evaluate(async () => {
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
    bridge: ['copyForSupport', 'currentView', 'intend', 'onView'],
    node: [],
    inline: 'refused',
    reached: 'refused',
    popup: 'refused',
  });
  await page.evaluate(() => {
    const { lanyard } = window as unknown as {
      lanyard: { intend(intent: unknown): void; copyForSupport(text: unknown): void };
    };
    lanyard.intend('get-ticket');
    lanyard.intend({ toString: 1 });
    lanyard.copyForSupport('x'.repeat(3_000));
  });
  await expect
    .poll(() => electron.evaluate(() => preview.refused))
    .toEqual(['lanyard:intent shape', 'lanyard:intent shape', 'lanyard:copy shape']);
});

test('a page that was reloaded or died shows the state again', async () => {
  await show('signed-in');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Adaeze Okonkwo' })).toBeVisible();
  await show('ended');
});

// Last: Playwright goes on waiting for a navigation that was denied, so the page is read through Electron here.
test('the page cannot be led elsewhere, and stays alive', async () => {
  await page.evaluate(() => {
    location.href = 'https://example.invalid/';
  });
  const read = (expression: string) =>
    electron.evaluate((_, code) => preview.window.webContents.executeJavaScript(code) as Promise<unknown>, expression);
  for (const name of ['signed-in', 'ended'] as const) {
    const view = previewViews[name];
    if (view === undefined) throw new Error(`no view ${name}`);
    await electron.evaluate((_, next: View) => {
      preview.show(next);
    }, view);
    await expect.poll(() => read('document.querySelector("[data-screen]").dataset.screen')).toBe(name);
  }
  expect(await read('location.href')).toBe('app://lanyard/index.html');
});
