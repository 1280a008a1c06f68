import path from 'node:path';
import { expect, test } from './fixtures.ts';
import { LanyardApp, type SettingsFile } from './lanyard-app.ts';

/** What Lanyard has around its window: tray, notices, ways out, place, shortcut. */

/** Notes what is done to the system's own parts from now on; they are looked at in `seen`. */
async function watchSystem({ electron }: LanyardApp): Promise<void> {
  await electron.evaluate(({ BrowserWindow, dialog, Notification, Tray }) => {
    const seen = { tips: [] as string[], menus: [] as object[], notices: [] as object[], questions: [] as string[] };
    Object.assign(globalThis, { seen, answer: 0 });
    Tray.prototype.setToolTip = (tip) => {
      seen.tips.push(tip);
    };
    Tray.prototype.setContextMenu = (menu) => {
      const items = menu?.items.filter(({ type }) => type === 'normal') ?? [];
      seen.menus.push(Object.fromEntries(items.map(({ label, enabled }) => [label, enabled])));
      Object.assign(globalThis, { menu });
    };
    // There is no session bus here; the notices are made, and not handed over.
    process.env['DBUS_SESSION_BUS_ADDRESS'] ??= 'unix:path=/nowhere';
    Notification.isSupported = () => true;
    Notification.prototype.show = function () {
      seen.notices.push({ title: this.title, body: this.body, silent: this.silent });
    };
    dialog.showMessageBox = ((_window: unknown, { message }: { message: string }) => {
      seen.questions.push(message);
      return Promise.resolve({
        response: (globalThis as unknown as { answer: number }).answer,
        checkboxChecked: false,
      });
    }) as typeof dialog.showMessageBox;
    const [window] = BrowserWindow.getAllWindows();
    if (window !== undefined) window.isFocused = () => false;
  });
}

interface Seen {
  readonly tips: string[];
  readonly menus: Record<string, boolean>[];
  readonly notices: { title: string; body: string; silent: boolean }[];
  readonly questions: string[];
}

const seen = ({ electron }: LanyardApp) =>
  electron.evaluate(() => (globalThis as unknown as { seen: unknown }).seen) as Promise<Seen>;

const choose = ({ electron }: LanyardApp, label: string) =>
  electron.evaluate((_electron, wanted) => {
    const { menu } = globalThis as unknown as { menu: { items: { label: string; click(): void }[] } };
    menu.items.find((item) => item.label === wanted)?.click();
  }, label);

const answerWith = ({ electron }: LanyardApp, answer: number) =>
  electron.evaluate((_electron, response) => Object.assign(globalThis, { answer: response }), answer);

const withSettings =
  (change: Partial<Record<'window' | 'desktop' | 'session', object>>) => (settings: SettingsFile) => {
    Object.assign(settings, change);
  };

test('the tray says how things stand and offers what can be done', async ({ lanyard, world }) => {
  await watchSystem(lanyard);
  await world.insert('adaeze');
  await world.typePasscode();
  await lanyard.screen('signed-in');
  await expect.poll(async () => (await seen(lanyard)).tips.at(-1)).toBe('Lanyard: Signed in');
  expect((await seen(lanyard)).tips).toContain('Lanyard: Signing in');
  expect((await seen(lanyard)).menus.at(-1)).toMatchObject({
    'Sign in': false,
    'Sign out': true,
    'Quit Lanyard': true,
  });
  expect(JSON.stringify(await seen(lanyard)), 'no name where others can read it').not.toContain('Okonkwo');

  await choose(lanyard, 'Sign out');
  await expect.poll(async () => (await seen(lanyard)).questions).toEqual(['Sign out?']);
  await lanyard.screen('signed-in');
  await answerWith(lanyard, 1);
  await choose(lanyard, 'Sign out');
  await lanyard.screen('ended');
  await expect.poll(() => world.agent.ticket).toBeNull();
  expect((await seen(lanyard)).menus.at(-1)).toMatchObject({ 'Sign in': true, 'Sign out': false });
});

test('its marks differ in shape, not in colour alone', async ({ lanyard }) => {
  const folder = path.join(import.meta.dirname, '..', '..', 'build', 'icons', 'tray');
  const masks = await lanyard.electron.evaluate(({ nativeImage }, icons) => {
    const marks = ['signed-out', 'working', 'signed-in', 'warning', 'problem'];
    return marks.map((mark) => {
      const image = nativeImage.createFromPath(`${icons}/${mark}.png`);
      const pixels = image.toBitmap({ scaleFactor: 1 });
      // Of every pixel: nothing, light or dark.
      return Array.from({ length: pixels.length / 4 }, (_, at) => {
        const [blue = 0, green = 0, red = 0, alpha = 0] = pixels.subarray(at * 4, at * 4 + 4);
        return alpha < 128 ? 0 : red * 0.3 + green * 0.6 + blue * 0.1 > 150 ? 1 : 2;
      });
    });
  }, folder);
  for (const [index, one] of masks.entries()) {
    expect(one).toHaveLength(256);
    for (const other of masks.slice(index + 1)) {
      const different = one.filter((shade, at) => shade !== other[at]).length;
      expect(different, 'pixels of 256').toBeGreaterThan(25);
    }
  }
});

test('a notice says that a session ended, without a sound or a name, and only where nobody looks', async ({
  world,
}) => {
  for (const notifications of [true, false]) {
    const lanyard = await LanyardApp.open(world, withSettings({ desktop: { notifications } }));
    await lanyard.screen('waiting-for-card');
    await watchSystem(lanyard);
    await world.insert('adaeze');
    await world.typePasscode();
    await lanyard.screen('signed-in');
    await world.remove();
    await lanyard.screen('ended');
    const told = [
      {
        title: 'Your session has ended',
        body: 'The smartcard or its reader can no longer be reached.',
        silent: true,
      },
    ];
    expect((await seen(lanyard)).notices).toEqual(notifications ? told : []);
    await lanyard.close();
  }
});

test('closing the window leaves Lanyard running, where the settings want that', async ({ lanyard }) => {
  await lanyard.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await lanyard.screen('waiting-for-card');
  expect(await lanyard.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('quitting asks while somebody is signed in; the system’s own way out does not', async ({ world }) => {
  const lanyard = await LanyardApp.open(world, withSettings({ window: { hideOnClose: false } }));
  await lanyard.screen('waiting-for-card');
  await watchSystem(lanyard);
  await world.insert('adaeze');
  await world.typePasscode();
  await lanyard.screen('signed-in');
  const close = () => lanyard.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await close();
  await expect.poll(async () => (await seen(lanyard)).questions).toEqual(['Somebody is signed in. Quit Lanyard?']);
  await lanyard.screen('signed-in');

  await answerWith(lanyard, 1);
  const gone = new Promise((resolve) => lanyard.electron.process().once('exit', resolve));
  await close();
  expect(await gone).toBe(0);

  const again = await LanyardApp.open(world, undefined, lanyard.folder);
  await again.screen('signed-in');
  const ended = new Promise((resolve) => again.electron.process().once('exit', resolve));
  again.electron.process().kill('SIGTERM');
  await ended;
});

test('the window comes back where it stood', async ({ world }) => {
  const bounds = { x: 210, y: 130, width: 500, height: 640 };
  const first = await LanyardApp.open(world);
  await first.screen('waiting-for-card');
  await first.electron.evaluate(
    ({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place),
    bounds,
  );
  await first.quit();
  const second = await LanyardApp.open(world, undefined, first.folder);
  const place = await second.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  expect(place).toEqual(bounds);
  await second.close();
});

test('shortcut and always on top follow the settings, and the window is never too small', async ({ world }) => {
  const change = { desktop: { shortcut: 'Control+Alt+L' }, window: { alwaysOnTop: true } };
  const lanyard = await LanyardApp.open(world, withSettings(change));
  await lanyard.screen('waiting-for-card');
  const state = await lanyard.electron.evaluate(({ BrowserWindow, globalShortcut }) => {
    const [window] = BrowserWindow.getAllWindows();
    return [globalShortcut.isRegistered('Control+Alt+L'), window?.isAlwaysOnTop(), window?.getMinimumSize()];
  });
  expect(state).toEqual([true, true, [420, 560]]);
  await lanyard.close();
});
