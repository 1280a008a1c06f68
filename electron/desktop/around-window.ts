import { app, nativeTheme, screen, type BrowserWindow } from 'electron';
import type { View } from '../ipc/contract.ts';
import type { Settings } from '../settings/index.ts';
import { setAutostart } from './autostart.ts';
import type { LinkAction } from './deep-link.ts';
import { setJumpList } from './jump-list.ts';
import { ask, guardLeaving } from './leaving.ts';
import { noticeOf } from './notices.ts';
import { SessionQuestions } from './session-question.ts';
import { openShortcut } from './shortcut.ts';
import { showNotice } from './show-notice.ts';
import { bringToFront } from './single-instance.ts';
import { trayIsVisible } from './tray-visible.ts';
import { openTray, type TrayDoor } from './tray.ts';
import { layoutOf, readPlaces, withPlace, writePlaces } from './window-place.ts';
import { desktopWords } from './words.ts';

/** The settings that concern what is around the window. */
export type AroundSettings = Pick<Settings, 'window' | 'desktop' | 'session'>;

export interface AroundOptions {
  readonly window: BrowserWindow;
  /** Absolute path of the tray's images (`build/icons/tray`). */
  readonly icons: string;
  /** Where the place of the window is remembered; absolute path. */
  readonly placeFile: string;
  readonly settings: AroundSettings;
  readonly currentView: () => View;
  readonly onSignIn: () => void;
  readonly onSignOut: () => void;
}

/** What Lanyard has outside its window. */
export interface AroundWindow {
  /** Follows the session: call with every view that the window gets. */
  show(view: View): void;
  /** Takes other settings at once. */
  apply(settings: AroundSettings): void;
  /** Does what a link of ours asks for; `null` shows the window. */
  follow(link: LinkAction | null): void;
}

/** Tray, notices, task list, shortcut, autostart, the place of the window and the ways out of it. */
export function openAroundWindow(options: AroundOptions): AroundWindow {
  const { window, currentView } = options;
  let { settings } = options;
  let tray: TrayDoor | null = null;
  let before = currentView();
  let taskLanguage: View['language'] | null = null;

  const toFront = () => {
    bringToFront(window);
  };
  const questions = new SessionQuestions((question, signal) => ask(question, window, signal), currentView);
  const leaving = guardLeaving({
    window,
    currentView,
    hideOnClose: () => settings.window.hideOnClose,
    trayVisible: () => tray !== null && trayIsVisible(process.platform, process.env),
    confirmQuit: () => settings.session.confirmQuit,
    agreesTo: (question) => questions.agreesTo(question),
  });
  const signIn = () => {
    toFront();
    options.onSignIn();
  };
  const signOut = async () => {
    const { screen: now, language } = currentView();
    const everywhere = now.name === 'signed-in' && now.signOutEndsAgentSession;
    if (everywhere && !(await questions.agreesTo(desktopWords[language].confirmSignOut))) return;
    options.onSignOut();
  };
  const shortcut = openShortcut(toFront);
  const actions = {
    show: toFront,
    signIn,
    signOut: () => void signOut(),
    quit: () => void leaving.quit(),
  };

  const apply = (next: AroundSettings) => {
    settings = next;
    window.setAlwaysOnTop(settings.window.alwaysOnTop);
    nativeTheme.themeSource = settings.window.theme;
    shortcut.set(settings.desktop.shortcut);
    setAutostart(settings.desktop.autostart);
    if (!settings.desktop.tray) {
      tray?.remove();
      tray = null;
    } else tray ??= openTray(options.icons, actions);
    tray?.show(currentView());
  };

  rememberPlace(window, options.placeFile);
  apply(settings);
  return {
    apply,
    show(view) {
      questions.follow(view);
      tray?.show(view);
      if (taskLanguage !== view.language) setJumpList(view.language);
      taskLanguage = view.language;
      const notice = noticeOf(before, view);
      before = view;
      if (notice !== null && settings.desktop.notifications && isLookedPast(window)) showNotice(notice, toFront);
    },
    follow(link) {
      if (link === 'sign-in') signIn();
      else toFront();
    },
  };
}

/** Whether somebody's eyes may be elsewhere; a session can end while the window is going, or gone. */
function isLookedPast(window: BrowserWindow): boolean {
  return !window.isDestroyed() && !window.isFocused();
}

/** Written when the window goes out of sight and when the program ends: moving it costs nothing. */
function rememberPlace(window: BrowserWindow, file: string): void {
  const remember = () => {
    if (window.isDestroyed()) return;
    const layout = layoutOf(screen.getAllDisplays().map(({ workArea }) => workArea));
    writePlaces(file, withPlace(readPlaces(file), layout, window.getNormalBounds()));
  };
  window.on('hide', remember);
  window.on('close', remember);
  app.on('before-quit', remember);
}
