import { rmSync } from 'node:fs';
import path from 'node:path';
import { app, net } from 'electron';
import { cardSourceOf } from './compose/card-source.ts';
import { composeSession, hostFolderBeside } from './compose/session.ts';
import { pagesOf } from './compose/pages.ts';
import { forbidCoreDumps } from './compose/core-dumps.ts';
import { openAroundWindow, type AroundWindow } from './desktop/around-window.ts';
import { beforeQuit } from './desktop/before-quit.ts';
import { beforeReady } from './desktop/before-ready.ts';
import { spawnCardProcess } from './desktop/card-process.ts';
import type { LinkAction } from './desktop/deep-link.ts';
import { openExternal } from './desktop/open-external.ts';
import { useOwnProfile } from './desktop/profile.ts';
import { claimSingleInstance } from './desktop/single-instance.ts';
import { askWhereToSave } from './desktop/save-dialog.ts';
import { startOf } from './desktop/start.ts';
import { watchProcesses } from './desktop/process-watch.ts';
import { listenToSystem, systemIdleFor } from './desktop/system-events.ts';
import { createWindow, openPage } from './desktop/window.ts';
import { toErrorValue, type ErrorValue } from './errors/index.ts';
import { openLastRoles, roleTaken } from './compose/last-roles.ts';
import { registerIpc } from './ipc/register.ts';
import { viewOf } from './ipc/view.ts';
import { leftSessions, markRunning } from './compose/left-sessions.ts';
import { LiveSession } from './compose/live-session.ts';
import { newerVersionHere } from './compose/newer-version.ts';
import { systemWayOut } from './net/system-way-out.ts';
import { osSession, vaultNamespace } from './compose/os-session.ts';
import { requestOf } from './compose/request-of-intent.ts';
import { startJournal } from './compose/session-journal.ts';
import { startLog } from './compose/session-log.ts';
import { SignInWish } from './compose/sign-in-wish.ts';
import type { SessionState } from './session/state.ts';
import { initialState } from './session/transition.ts';
import { openSettings, thisComputer, type OpenSettings } from './settings/index.ts';
import { openVault } from './vault/index.ts';
import { viewContext } from './compose/view-context.ts';
import { wipePendingIn } from './compose/wipe-pending.ts';

/** The composition root of the desktop program: reads the settings, makes the parts, wires them, nothing else. */

const here = import.meta.dirname;

/** What a link asked for before there was a window. */
let early: LinkAction | null = null;
let follow = (link: LinkAction | null) => {
  early = link ?? early;
};

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

async function start(): Promise<void> {
  const { inForce, problem } = await readSettings();
  const asked = startOf(process.argv, { packaged: app.isPackaged, root: process.getuid?.() === 0 });
  let state: SessionState = { ...initialState(Date.now()), starting: problem === null, problem };
  const lastRoles = openLastRoles(folders.person);
  const lastRole = (user: string, profiles: readonly string[]) => lastRoles.of(user, profiles);
  // Chromium has no words in Welsh, so its own locale never is Welsh.
  const locale = app.getPreferredSystemLanguages()[0] ?? app.getLocale();
  const currentView = () =>
    viewOf(state, viewContext(inForce.settings, { routes: session.routes, locale, lastRole, newer: newer.told }));

  const placeFile = path.join(folders.person, 'window.json');
  const window = createWindow({
    preload: path.join(here, '..', 'preload', 'preload.cjs'),
    page: path.join(here, '..', 'renderer'),
    devTools: !app.isPackaged,
    placeFile,
    hidden: asked.kind === 'window' && asked.hidden,
  });
  const log = startLog('desktop', inForce.settings.log);
  log.refused(inForce.refusals);
  const newer = newerVersionHere(log, {
    location: () => inForce.settings.updates.location,
    wayOut: systemWayOut,
    onChange: () => {
      show();
    },
  });
  watchProcesses((what, reason) => {
    log.processGone(what, { reason });
  });
  const journal = startJournal('desktop', inForce.settings.audit, log.journalTrouble);
  const onState = (next: SessionState) => {
    const before = state;
    state = next;
    show();
    journal.step(before, next);
    log.step(before, next);
    signInWish.look();
    newer.look(next);
    const role = roleTaken(before, next);
    if (role !== null) lastRoles.remember(...role);
    session.look();
  };
  const cardsNow = () =>
    cardSourceOf(
      inForce.settings,
      () => spawnCardProcess(path.join(here, 'watch-process.js')),
      (count) => {
        log.processGone('card-watcher', { count });
      },
    );
  let cards = cardsNow();
  const session = new LiveSession(
    async (before) =>
      composeSession({
        before,
        settings: inForce.settings,
        cards: (cards = cardsNow()),
        hostFolder: hostFolderBeside(here),
        wayOut: systemWayOut,
        store: await openVault({
          namespace: vaultNamespace(app.getPath('userData')),
          onTrouble: log.vaultTrouble,
        }),
        wipePending: wipePendingIn(folders.session),
        idleFor: systemIdleFor,
        openBrowser: openExternal,
        onState,
        onTrouble: (what, error) => {
          if (what === 'destroy-ticket') journal.ticketLeft(state.attempt, error);
          log.trouble(what, error);
        },
        onRequest: (outcome) => {
          log.request(outcome, state.attempt);
        },
        onHostDied: () => {
          log.processGone('ticket-host');
        },
      }),
    () => inForce.settings,
    (thrown) => {
      // An error on screen, rather than a window that looks for readers for ever.
      log.log.error('defect', { error: thrown });
      state = { ...initialState(Date.now()), starting: false, problem: toErrorValue(thrown) };
      show();
    },
  );
  const signInWish = new SignInWish(
    () => state,
    () => {
      session.post({ type: 'sign-in-requested' });
    },
  );
  const pages = pagesOf({
    settings: inForce,
    log: log.log,
    session: () => state,
    language: () => currentView().language,
    readCard: (...card) => cards.readCard(...card),
    agentHoldsTicket: (signal) => session.agentHoldsTicket(signal),
    hostFolder: hostFolderBeside(here),
    wayOut: systemWayOut,
    isOnline: () => net.isOnline(),
    openExternal,
    askWhereToSave: (name) => askWhereToSave(name, window),
    programFile: import.meta.filename,
    personFolder: folders.person,
    placeFile,
    forgetLastRoles: () => {
      lastRoles.forget();
    },
  });
  const door = registerIpc({
    window,
    currentView,
    pages,
    onIntent: (intent) => {
      if (typeof intent === 'object' && 'dismiss' in intent) newer.dismiss();
      else session.post(requestOf(intent));
    },
    onRefused: ({ code, details }) => {
      // A view of ours that does not fit leaves the window behind the session.
      if (code === 'LAN-9001' && details['problem'] === 'shape') log.log.error('window-refused', { code });
      else log.log.warn('window-refused', { code });
    },
  });
  let around: AroundWindow | null = null;
  const show = () => {
    const view = currentView();
    door.show(view);
    pages.refresh();
    around?.show(view);
  };
  listenToSystem(window, {
    onLocked: () => {
      session.post({ type: 'locked' });
    },
    onSleeping: () => {
      session.post({ type: 'sleeping' });
    },
    onBack: () => {
      session.lookAtClocks();
      inForce.lookAgain();
      newer.becomesDue();
      newer.look(state);
    },
    onDisconnected: () => {
      session.post({ type: 'disconnected' });
    },
  });
  markRunning(folders);
  beforeQuit(async () => {
    await session.close();
    await journal.stop();
    log.stop();
  });

  await openPage(window);
  // Before anything secret can come, after there is something to see.
  await forbidCoreDumps();
  const opened = openAroundWindow({
    window,
    icons: path.join(here, '..', '..', 'build', 'icons', 'tray'),
    placeFile,
    settings: inForce.settings,
    currentView,
    onSignIn: () => {
      signInWish.make();
    },
    onSignOut: () => {
      session.post({ type: 'sign-out-requested' });
    },
  });
  around = opened;
  follow = (link) => {
    opened.follow(link);
  };
  const link = early ?? (asked.kind === 'window' ? asked.link : null);
  if (link !== null) follow(link);
  // With settings that cannot be trusted nobody signs in: the window says what is wrong with them.
  if (problem !== null) {
    log.log.error('settings-refused', { code: problem.code });
    await wipeLeft(folders.session);
    return;
  }
  inForce.watch((change) => {
    log.refused(change.refused);
    if (change.changed.length === 0) {
      pages.refresh();
      return;
    }
    const layers = change.changed.map((key) => inForce.sources[key].from);
    journal.settingsChanged(layers);
    log.settingsChanged(layers);
    log.log.setLevel(inForce.settings.log.level);
    opened.apply(inForce.settings);
    session.follow(change);
    newer.becomesDue();
    newer.look(state);
    show();
  });
  await session.start();
  for (const folder of leftSessions(folders)) {
    if (await wipeLeft(folder)) remove(folder);
  }
}

/** What cannot be removed now is found again at the next start. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Another program holds a file of it open, for instance.
  }
}

/** Wipes what a run in this folder has left in the keychain; `false` = that could not be done, and is to be tried again. */
async function wipeLeft(folder: string): Promise<boolean> {
  const vault = await openVault({ namespace: vaultNamespace(folder) });
  if (vault.home === 'memory') return false;
  return vault.wipe().then(
    () => true,
    () => false,
  );
}

/** The settings of this computer; a file named on the command line that is wrong is refused as a whole. */
async function readSettings(): Promise<{ inForce: OpenSettings; problem: ErrorValue | null }> {
  const computer = await thisComputer();
  const packaged = app.isPackaged;
  try {
    return { inForce: openSettings({ packaged, args: process.argv.slice(1) }, computer), problem: null };
  } catch (thrown) {
    return { inForce: openSettings({ packaged, args: [] }, computer), problem: toErrorValue(thrown) };
  }
}
