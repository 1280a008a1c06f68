import path from 'node:path';
import { app } from 'electron';
import { watchSimulatedCards } from './cards/simulated-source.ts';
import { watchSupervised } from './cards/watch-supervised.ts';
import { composeSession, hostFolderBeside, type RunningSession } from './compose.ts';
import { openAroundWindow, type AroundWindow } from './desktop/around-window.ts';
import { beforeQuit } from './desktop/before-quit.ts';
import { beforeReady } from './desktop/before-ready.ts';
import { spawnCardProcess } from './desktop/card-process.ts';
import type { LinkAction } from './desktop/deep-link.ts';
import { openExternal } from './desktop/open-external.ts';
import { useOwnProfile } from './desktop/profile.ts';
import { claimSingleInstance } from './desktop/single-instance.ts';
import { startOf } from './desktop/start.ts';
import { listenToSystem, systemIdleFor } from './desktop/system-events.ts';
import { createWindow, openPage } from './desktop/window.ts';
import { toErrorValue } from './errors/index.ts';
import { openLastRoles, roleTaken } from './last-roles.ts';
import { registerIpc } from './ipc/register.ts';
import { viewOf } from './ipc/view.ts';
import { systemProxy } from './net/system-proxy.ts';
import { osSession, vaultNamespace } from './os-session.ts';
import { requestOf } from './request-of-intent.ts';
import { startJournal, type SessionJournal } from './session-journal.ts';
import { startLog, type SessionLog } from './session-log.ts';
import type { SessionState } from './session/state.ts';
import { initialState } from './session/transition.ts';
import { defaultSettings, settingsFromArguments, type Settings } from './settings/index.ts';
import { openVault } from './vault/index.ts';
import { viewContext } from './view-context.ts';

/** The composition root of the desktop program: reads the settings, makes the parts, wires them, nothing else. */

const here = import.meta.dirname;

/** Set once there is a window. */
let follow: (link: LinkAction | null) => void = () => undefined;

beforeReady();
const folders = useOwnProfile(osSession());
if (
  claimSingleInstance((link) => {
    follow(link);
  })
) {
  // Top-level `await app.whenReady()` would wait for ever in an ES module.
  void app.whenReady().then(start);
} else {
  app.exit();
}

function start(): void {
  const { settings, problem } = readSettings();
  let state: SessionState = { ...initialState(Date.now()), starting: problem === null, problem };
  let session: RunningSession | null = null;
  const lastRoles = openLastRoles(folders.person);
  const currentView = () => {
    const lastRole = (user: string, profiles: readonly string[]) => lastRoles.of(user, profiles);
    return viewOf(state, viewContext(settings, { routes: session?.routes ?? [], locale: app.getLocale(), lastRole }));
  };

  const asked = startOf(process.argv, { packaged: app.isPackaged, root: process.getuid?.() === 0 });
  const placeFile = path.join(folders.person, 'window.json');
  const window = createWindow({
    preload: path.join(here, '..', 'preload', 'preload.cjs'),
    page: path.join(here, '..', 'renderer'),
    devTools: !app.isPackaged,
    placeFile,
    hidden: asked.kind === 'window' && asked.hidden,
  });
  const door = registerIpc({
    window,
    currentView,
    onIntent: (intent) => session?.engine.post(requestOf(intent)),
    onRefused: () => undefined,
  });
  let journal: SessionJournal | null = null;
  let log: SessionLog | null = null;
  let around: AroundWindow | null = null;
  const show = () => {
    const view = currentView();
    door.show(view);
    around?.show(view);
  };
  void openPage(window).then(async () => {
    const opened = openAroundWindow({
      window,
      icons: path.join(here, '..', '..', 'build', 'icons', 'tray'),
      placeFile,
      settings,
      currentView,
      onSignIn: () => session?.engine.post({ type: 'sign-in-requested' }),
      onSignOut: () => session?.engine.post({ type: 'sign-out-requested' }),
    });
    around = opened;
    follow = (link) => {
      opened.follow(link);
    };
    const lines = startLog('desktop');
    log = lines;
    // With settings that cannot be trusted nobody signs in: the window says what is wrong with them.
    if (problem !== null) {
      lines.log.error('settings-refused', { code: problem.code });
      return;
    }
    const record = startJournal('desktop');
    journal = record;
    session = await composeSession({
      settings,
      watchCards: cardsOf(settings),
      hostFolder: hostFolderBeside(here),
      resolveProxy: systemProxy,
      store: await openVault({ namespace: vaultNamespace(app.getPath('userData')) }),
      idleFor: systemIdleFor,
      openBrowser: openExternal,
      onState: (next) => {
        const before = state;
        state = next;
        show();
        record.step(before, next);
        lines.step(before, next);
        const role = roleTaken(before, next);
        if (role !== null) lastRoles.remember(...role);
      },
      onTrouble: (what, error) => {
        if (what === 'destroy-ticket') record.ticketLeft(state.attempt, error);
        lines.trouble(what, error);
      },
    });
  });
  listenToSystem(window, {
    onLocked: () => session?.engine.post({ type: 'locked' }),
    onSleeping: () => session?.engine.post({ type: 'sleeping' }),
    onBack: () => session?.engine.lookAtClocks(),
    onDisconnected: () => session?.engine.post({ type: 'disconnected' }),
  });
  beforeQuit(async () => {
    await session?.close();
    await journal?.stop();
    log?.stop();
  });
}

function readSettings() {
  try {
    return { settings: settingsFromArguments(process.argv.slice(1), { packaged: app.isPackaged }), problem: null };
  } catch (thrown) {
    return { settings: defaultSettings(), problem: toErrorValue(thrown) };
  }
}

function cardsOf({ cards }: Settings) {
  if (cards.simulatorSocket !== undefined) return watchSimulatedCards(cards.simulatorSocket);
  return watchSupervised(() => spawnCardProcess(path.join(here, 'watch-process.js')));
}
