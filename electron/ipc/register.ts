import { clipboard, type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import * as v from 'valibot';
import { LanyardError, type ErrorValue } from '../errors/index.ts';
import { channels, copySchema, intentSchema, pageOrigin, viewSchema, type Intent, type View } from './contract.ts';
import { registerPages, type Pages } from './register-pages.ts';

export interface IpcOptions {
  readonly window: BrowserWindow;
  /** The view as it is now. */
  readonly currentView: () => View;
  readonly onIntent: (intent: Intent) => void;
  /** What stands behind the pages; without it the window says that there is nothing to show. */
  readonly pages?: Pages;
  /** A message was refused: wrong sender, wrong shape. For the log; what was sent is not in it. */
  readonly onRefused: (error: ErrorValue) => void;
}

/** The main process's side of one window. */
export interface IpcDoor {
  /**
   * Shows this view. Nothing is sent before the page has asked for the first time; a page (also one that was reloaded)
   * listens first and then asks for the current view, so no state is missed.
   */
  show(view: View): void;
}

/**
 * Opens the channels of a window, on its own web contents only. Every argument is checked; what does not fit is
 * refused with a coded error and changes nothing. Call before the page is loaded.
 */
export function registerIpc({ window, currentView, onIntent, pages, onRefused }: IpcOptions): IpcDoor {
  const { webContents } = window;
  const { ipc } = webContents;
  let ready = false;
  let shown = '';

  const refuse = (channel: string, problem: 'sender' | 'shape' | 'clipboard') => {
    // What the window sent is its doing; a view of ours that does not fit, or a clipboard that is taken, is not.
    const code = channel === channels.view || problem === 'clipboard' ? 'LAN-9001' : 'LAN-9004';
    const error = new LanyardError(code, { channel, problem });
    onRefused(error.toValue());
    return error;
  };

  /** Calls `act` with the checked argument, or refuses. */
  const listen = <T>(channel: string, schema: v.GenericSchema<unknown, T>, act: (value: T) => void) => {
    ipc.on(channel, (event, argument: unknown, ...more: unknown[]) => {
      const parsed = v.safeParse(schema, argument);
      if (!isOurPage(event, window)) refuse(channel, 'sender');
      else if (!parsed.success || more.length > 0) refuse(channel, 'shape');
      else act(parsed.output);
    });
  };

  listen(channels.intent, intentSchema, onIntent);
  listen(channels.copy, copySchema, (text) => {
    putOnClipboard(text).catch(() => refuse(channels.copy, 'clipboard'));
  });
  if (pages !== undefined) registerPages({ window, pages, isOurs: (event) => isOurPage(event, window), refuse });
  ipc.handle(channels.currentView, (event, ...args: unknown[]): View => {
    if (!isOurPage(event, window)) throw refuse(channels.currentView, 'sender');
    if (args.length > 0) throw refuse(channels.currentView, 'shape');
    ready = true;
    return v.parse(viewSchema, currentView());
  });

  /** Many a change of state changes nothing that is on screen. */
  const send = (view: View) => {
    const text = JSON.stringify(view);
    if (text === shown) return;
    shown = text;
    webContents.send(channels.view, view);
  };

  return {
    show(view) {
      const checked = v.safeParse(viewSchema, view);
      if (!checked.success) refuse(channels.view, 'shape');
      else if (ready && !window.isDestroyed()) send(checked.output);
    },
  };
}

/** Another program may hold the clipboard; newer Electrons answer with a promise. */
async function putOnClipboard(text: string): Promise<void> {
  await clipboard.writeText(text);
}

/** Whether a message comes from our page in this window's main frame, and from nothing it may contain. */
export function isOurPage(event: IpcMainEvent | IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame;
  return (
    frame !== null &&
    event.sender === window.webContents &&
    frame === window.webContents.mainFrame &&
    frame.origin === pageOrigin
  );
}
