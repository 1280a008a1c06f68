import { BrowserWindow, nativeTheme, screen, session, type Session } from 'electron';
import { pageOrigin } from '../ipc/contract.ts';
import { serveApp } from './app-scheme.ts';
import { placeOn, readPlaces } from './window-place.ts';
import { enableZoom } from './zoom.ts';

export interface WindowOptions {
  /** Absolute path of the built preload (`out/preload/preload.cjs`). */
  readonly preload: string;
  /** Absolute path of the built page's folder (`out/renderer`). */
  readonly page: string;
  /** Developer tools are for unpackaged builds only. */
  readonly devTools: boolean;
  /** Where the place of the window is remembered; absolute path. */
  readonly placeFile: string;
  /** Not shown before somebody asks for it. */
  readonly hidden: boolean;
}

/** Behind the page until it has painted; the same as its own background (renderer/styles). */
const background = { light: '#f0f4f5', dark: '#1a2228' };

/** How often a page whose process died is loaded again before Lanyard lets it be. */
const mostReloads = 3;

/**
 * Makes the window, hidden and empty. Register its IPC next, then `openPage`. It shows itself once there is something
 * to see. Electron must be ready.
 */
export function createWindow(options: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Lanyard',
    width: 420,
    height: 560,
    minWidth: 420,
    minHeight: 560,
    useContentSize: true,
    show: false,
    autoHideMenuBar: true,
    fullscreenable: false,
    backgroundColor: backgroundNow(),
    webPreferences: {
      session: windowSession(options.page),
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      enableWebSQL: false,
      spellcheck: false,
      devTools: options.devTools,
    },
  });
  window.removeMenu();
  const place = placeOn(
    readPlaces(options.placeFile),
    screen.getAllDisplays().map(({ workArea }) => workArea),
  );
  if (place !== null) window.setBounds(place);
  if (!options.hidden) {
    window.once('ready-to-show', () => {
      window.show();
    });
  }
  window.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  enableZoom(window.webContents);
  followTheme(window);
  reloadAfterCrash(window);
  return window;
}

/** The longest the rest of the program waits for the first paint, ms. */
const paintPatience = 1_500;

/**
 * Loads the page; resolves when it has painted for the first time, or after a moment without that. Whatever else has to
 * start is started then, so that nothing competes with what the person is waiting to see.
 */
export async function openPage(window: BrowserWindow): Promise<void> {
  const painted = new Promise<void>((resolve) => {
    window.once('ready-to-show', resolve);
    setTimeout(resolve, paintPatience);
  });
  void window.loadURL(`${pageOrigin}/index.html`);
  await painted;
}

let ownSession: Session | undefined;

/** One session for the window, in memory only: nothing of it is ever written to disk. */
function windowSession(page: string): Session {
  if (ownSession === undefined) {
    ownSession = session.fromPartition('lanyard-window', { cache: false });
    serveApp(ownSession, page);
  }
  return ownSession;
}

function backgroundNow(): string {
  return nativeTheme.shouldUseDarkColors ? background.dark : background.light;
}

function followTheme(window: BrowserWindow): void {
  const repaint = () => {
    window.setBackgroundColor(backgroundNow());
  };
  nativeTheme.on('updated', repaint);
  window.once('closed', () => nativeTheme.off('updated', repaint));
}

/** The session lives in the main process; a page that died is simply shown again. */
function reloadAfterCrash(window: BrowserWindow): void {
  let left = mostReloads;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || left === 0) return;
    left -= 1;
    window.webContents.reload();
  });
}
