import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { hardening, type HardeningIn } from '../../electron/desktop/hardening.ts';
import type { World } from '../simulator/world.ts';
import { expect, test } from './fixtures.ts';
import { LanyardApp } from './lanyard-app.ts';

/** One proof for each line of the hardening table that holds in the window. */

type Proof = (lanyard: LanyardApp, world: World) => Promise<void>;

const root = path.join(import.meta.dirname, '..', '..');

const proofs: Record<HardeningIn<'window'>, Proof> = {
  async sandbox({ electron, page }) {
    const preferences = await electron.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
    });
    expect(
      await page.evaluate(() => ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis)),
    ).toEqual([]);
  },

  async scheme({ electron, page }) {
    expect(page.url()).toBe('app://lanyard/index.html');
    const statuses = await electron.evaluate(async ({ BrowserWindow }) => {
      const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
      const addresses = [
        'app://lanyard/../main/main.js',
        'app://other/index.html',
        'https://example.org/',
        'file:///etc/passwd',
      ];
      return Promise.all(addresses.map(async (address) => (await session?.fetch(address))?.status));
    });
    expect(statuses).toEqual([404, 404, 403, 403]);
  },

  async policy({ electron, page }) {
    const policies = await electron.evaluate(async ({ BrowserWindow }) => {
      const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
      const policyOf = async (address: string) =>
        (await session?.fetch(address))?.headers.get('content-security-policy');
      return Promise.all(['app://lanyard/index.html', 'app://lanyard/nothing.js'].map(policyOf));
    });
    for (const policy of policies) {
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
    }
    const ran = await page.evaluate(async () => {
      const attempts = [
        () => {
          const script = document.createElement('script');
          script.textContent = 'globalThis.intruded = true';
          document.body.append(script);
        },
        () => Reflect.apply(setTimeout, null, ['globalThis.intruded = true', 0]) as unknown,
        () => (document.body.innerHTML += '<img src=x onerror="globalThis.intruded = true">'),
      ];
      for (const attempt of attempts) {
        try {
          attempt();
        } catch {
          // Trusted types refuse it before the policy has to.
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
      return 'intruded' in globalThis;
    });
    expect(ran).toBe(false);
    expect(
      await page.evaluate(() =>
        fetch('app://lanyard/index.html').then(
          () => 'read',
          () => 'refused',
        ),
      ),
    ).toBe('refused');
  },

  async permissions({ page }) {
    const states = await page.evaluate(async () => {
      const names = [
        'camera',
        'microphone',
        'geolocation',
        'notifications',
        'clipboard-read',
        'midi',
      ] as PermissionName[];
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
    });
    expect(new Set(states)).toEqual(new Set(['denied']));
    const camera = () =>
      navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'given',
        () => 'refused',
      );
    expect(await page.evaluate(camera)).toBe('refused');
  },

  async navigation({ electron, page }) {
    await page.evaluate(() => {
      window.open('https://example.org/');
      const link = Object.assign(document.createElement('a'), { href: 'https://example.org/', target: '_blank' });
      link.textContent = 'away';
      document.body.append(link);
      link.click();
      document.body.append(document.createElement('webview'));
      document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://example.org/' }));
      location.href = 'https://example.org/';
    });
    await page.evaluate(() => {
      location.href = 'file:///etc/passwd';
    });
    await page.getByRole('link', { name: 'away' }).click({ button: 'middle', force: true });
    await page.waitForTimeout(300);
    expect(page.url()).toBe('app://lanyard/index.html');
    expect(await electron.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
    expect(page.frames().filter((frame) => frame.url().includes('example.org'))).toEqual([]);
    for (const nowhere of ['about:blank', 'about:blank#']) {
      await page.evaluate((address) => {
        // What is gone with the page that ours replaces it with.
        document.documentElement.dataset['left'] = 'yes';
        location.href = address;
      }, nowhere);
      await expect(page.locator('html:not([data-left]) main')).toHaveAttribute('data-screen', 'waiting-for-card');
      expect(page.url()).toBe('app://lanyard/index.html');
    }
  },

  async downloads({ electron, page }) {
    const begun = electron.evaluate(
      ({ BrowserWindow }) =>
        new Promise((resolve) => {
          const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
          session?.once('will-download', (event, item) => {
            resolve([event.defaultPrevented, item.getSavePath()]);
          });
        }),
    );
    await page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: 'app://lanyard/index.html', download: 'x.html' });
      document.body.append(link);
      link.click();
    });
    expect(await begun).toEqual([true, '']);
  },

  async certificates({ electron }) {
    const answers = await electron.evaluate(async ({ app, BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const event = () => ({ preventDefault: () => undefined });
      const trusted = new Promise((resolve) =>
        app.emit('certificate-error', event(), contents, 'https://x', 'bad', {}, resolve, true),
      );
      const offered = new Promise((resolve) =>
        app.emit('select-client-certificate', event(), contents, 'https://x', [{}], (...choice: unknown[]) => {
          resolve(choice.length);
        }),
      );
      return Promise.all([trusted, offered]);
    });
    expect(answers).toEqual([false, 0]);
  },

  async quiet(_, world) {
    const asked: unknown[] = [];
    const proxy = createServer((request) => asked.push(request.url));
    proxy.on('connect', (request, socket) => {
      asked.push(request.url);
      socket.destroy();
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const address = `127.0.0.1:${String((proxy.address() as AddressInfo).port)}`;
    const env = { ...world.env, HTTP_PROXY: address, HTTPS_PROXY: address };
    const lanyard = await LanyardApp.open({ settingsFile: world.settingsFile, env });
    await lanyard.screen('waiting-for-card');
    // With the dictionaries, it was less than one second.
    await wait(3_000);
    expect(asked).toEqual([]);
    await lanyard.close();
    proxy.close();
  },

  async messages(lanyard) {
    await lanyard.page.evaluate(() => {
      const { lanyard: bridge } = globalThis as unknown as { lanyard: { intend(intent: unknown): void } };
      for (const intent of ['become-admin', null, { type: 'sign-in' }, 'x'.repeat(1e6), ['sign-in']])
        bridge.intend(intent);
    });
    await lanyard.screen('waiting-for-card');
    await expect.poll(() => lanyard.logged('window-refused').map(({ code }) => code)).toContain('LAN-9004');
  },

  async links(lanyard, world) {
    await world.insert('adaeze');
    await lanyard.screen('signing-in');
    await world.cancelPasscode();
    await lanyard.screen('signed-out');
    for (const nothing of ['lanyard:sign-out', 'lanyard:sign-in?now', 'lanyard:sign-in" --inspect']) {
      await secondStart(lanyard, world, nothing);
      await lanyard.screen('signed-out');
    }
    await secondStart(lanyard, world, 'lanyard://sign-in/');
    await lanyard.screen('signing-in');
    await world.cancelPasscode();
  },

  async door({ electron }) {
    const sources = readdirSync(path.join(root, 'electron'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .filter((file) =>
        /\bshell\b.*from 'electron'|\.openExternal\(/.test(readFileSync(path.join(root, 'electron', file), 'utf8')),
      );
    expect(sources).toEqual([path.join('desktop', 'open-external.ts')]);
    expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  },

  async instance(lanyard, world) {
    expect(await secondStart(lanyard, world)).toBe(0);
    await lanyard.screen('waiting-for-card');
    const profile = await lanyard.electron.evaluate(({ app }) => app.getPath('userData'));
    expect(path.basename(profile)).toMatch(/^session-[0-9a-z]+$/);

    // The same person, in another session of the same machine.
    const elsewhere = { settingsFile: world.settingsFile, env: { ...world.env, XDG_SESSION_ID: 'c99' } };
    const other = await LanyardApp.open(elsewhere, undefined, lanyard.folder);
    await other.screen('waiting-for-card');
    await lanyard.screen('waiting-for-card');
    await other.quit();
  },
};

/** Starts the program once more, as the system does for an address; resolves with its exit code. */
async function secondStart(lanyard: LanyardApp, world: World, ...args: string[]): Promise<number | null> {
  const program = await lanyard.electron.evaluate(() => process.execPath);
  const profile = path.join(lanyard.folder, 'profile');
  const second = spawn(program, ['--no-sandbox', '.', `--user-data-dir=${profile}`, ...args], {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, ...world.env },
  });
  return new Promise((resolve) => second.once('exit', resolve));
}

for (const [name, prove] of Object.entries(proofs) as [HardeningIn<'window'>, Proof][]) {
  test(`${name}: ${hardening[name].what}`, async ({ lanyard, world }) => {
    await prove(lanyard, world);
  });
}
