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
  /** Asks the person about the session that is there now. */
  readonly agreesTo: (question: Question) => Promise<boolean>;
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
    if (signedIn && options.confirmQuit() && !(await options.agreesTo(desktopWords[language].confirmQuit))) return;
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

/** Asks; whoever closes the question without an answer has not agreed, nor when it is taken away. */
export async function ask(
  { message, detail, buttons }: Question,
  window: BrowserWindow,
  signal: AbortSignal,
): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message,
    detail,
    buttons: [...buttons],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    signal,
  });
  return response === 1;
}
