import { app, dialog, type BrowserWindow } from 'electron';
import type { View } from '../ipc/contract.ts';
import { desktopWords, type Question } from './words.ts';

export interface LeavingOptions {
  readonly window: BrowserWindow;
  readonly currentView: () => View;
  /** Whether closing the window leaves Lanyard running. */
  readonly hideOnClose: () => boolean;
  /** Whether a hidden window could be found again. */
  readonly trayVisible: () => boolean;
  /** Whether quitting asks while somebody is signed in. */
  readonly confirmQuit: () => boolean;
}

/** The person's ways out. The system's (shutting down, a signal) never ask and never wait. */
export interface Leaving {
  /** Ends the program, after a question where that is wanted. */
  quit(): Promise<void>;
}

/** Decides what closing the window and quitting do. */
export function guardLeaving(options: LeavingOptions): Leaving {
  const { window, currentView } = options;
  let quitting = false;
  app.on('before-quit', () => {
    quitting = true;
  });
  const quit = async () => {
    const { screen, language } = currentView();
    const signedIn = screen.name === 'signed-in' || screen.name === 'covered' || screen.name === 'choosing-role';
    if (signedIn && options.confirmQuit() && !(await agreesTo(desktopWords[language].confirmQuit, window))) return;
    app.quit();
  };
  window.on('close', (event) => {
    if (quitting) return;
    event.preventDefault();
    if (!options.hideOnClose()) void quit();
    else if (options.trayVisible()) window.hide();
    else window.minimize();
  });
  return { quit };
}

/** Asks, one question at a time; whoever closes the question without an answer has not agreed. */
export async function agreesTo({ message, detail, buttons }: Question, window: BrowserWindow): Promise<boolean> {
  if (asking.has(window)) return false;
  asking.add(window);
  try {
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message,
      detail,
      buttons: [...buttons],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    return response === 1;
  } finally {
    asking.delete(window);
  }
}

const asking = new WeakSet<BrowserWindow>();
