import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './fixtures.ts';
import type { LanyardApp } from './lanyard-app.ts';

/** What the desktop program writes into its log besides the steps of a session. */

const loggedIs = (lanyard: LanyardApp, event: string, lines: object[]) =>
  expect.poll(() => lanyard.logged(event)).toMatchObject(lines);

test('a keychain that is not there, and settings that changed', async ({ lanyard }) => {
  await loggedIs(lanyard, 'vault-trouble', [{ level: 'warn', code: expect.stringMatching(/^LAN-600\d$/) }]);

  const file = path.join(lanyard.folder, 'settings.json');
  const settings = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...settings, window: { theme: 'dark' }, desktop: { tray: false } }));
  await loggedIs(lanyard, 'policy-changed', [{ level: 'info', layer: 'settings-file', count: 2 }]);
});

test('its own processes that ended', async ({ lanyard }) => {
  await lanyard.electron.evaluate(({ app }) => {
    const watcher = app.getAppMetrics().find((metric) => metric.name === 'Lanyard card watcher');
    if (watcher !== undefined) process.kill(watcher.pid, 'SIGKILL');
  });
  await loggedIs(lanyard, 'process-gone', [{ level: 'warn', what: 'card-watcher', count: 1 }]);

  // Only the window's: Playwright loses the page with it.
  await lanyard.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  await loggedIs(lanyard, 'process-gone', [{ what: 'card-watcher' }, { what: 'window', reason: 'crashed' }]);
});
