import type { BrowserWindow, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import * as v from 'valibot';
import type { LanyardError } from '../errors/index.ts';
import {
  pageChannels,
  pageIntentSchema,
  pageNameSchema,
  pageViewSchema,
  type PageIntent,
  type PageName,
  type PageView,
} from './contract-pages.ts';

/** What stands behind the pages of one window. */
export interface Pages {
  /** Gives a page's view as it is now, and every change until it is closed. Throws when there is nothing to show. */
  open(name: PageName, onChange: (view: PageView) => void): PageView | Promise<PageView>;
  /** The open page was closed; also called before another is opened. */
  close(): void;
  intend(intent: PageIntent): void;
}

export interface PagesOptions {
  readonly window: BrowserWindow;
  readonly pages: Pages;
  readonly isOurs: (event: IpcMainEvent | IpcMainInvokeEvent) => boolean;
  /** Reports that a message was refused, and gives the error to answer with. */
  readonly refuse: (channel: string, problem: 'sender' | 'shape') => LanyardError;
}

/** Opens the channels of the pages. Without it, the window says that there is nothing to show. */
export function registerPages({ window, pages, isOurs, refuse }: PagesOptions): void {
  const { ipc } = window.webContents;
  let shown: PageName | null = null;

  const close = () => {
    if (shown === null) return;
    shown = null;
    pages.close();
  };
  const show = (view: PageView) => {
    if (view.page !== shown || window.isDestroyed()) return;
    const checked = v.safeParse(pageViewSchema, view);
    if (checked.success) window.webContents.send(pageChannels.view, checked.output);
    else refuse(pageChannels.view, 'shape');
  };

  ipc.handle(pageChannels.open, async (event, argument: unknown, ...more: unknown[]): Promise<PageView> => {
    const name = v.safeParse(pageNameSchema, argument);
    if (!isOurs(event)) throw refuse(pageChannels.open, 'sender');
    if (!name.success || more.length > 0) throw refuse(pageChannels.open, 'shape');
    close();
    shown = name.output;
    return v.parse(pageViewSchema, await pages.open(name.output, show));
  });
  ipc.on(pageChannels.close, (event, ...args: unknown[]) => {
    if (!isOurs(event)) refuse(pageChannels.close, 'sender');
    else if (args.length > 0) refuse(pageChannels.close, 'shape');
    else close();
  });
  ipc.on(pageChannels.intent, (event, argument: unknown, ...more: unknown[]) => {
    const intent = v.safeParse(pageIntentSchema, argument);
    if (!isOurs(event)) refuse(pageChannels.intent, 'sender');
    // An intent of a page that is not open is late, or forged.
    else if (!intent.success || more.length > 0 || intent.output.page !== shown) refuse(pageChannels.intent, 'shape');
    else pages.intend(intent.output);
  });
  // A page that was reloaded or died has nothing open.
  window.webContents.on('did-start-loading', close);
}
