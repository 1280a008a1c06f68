import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import { beforeReady } from '../../electron/desktop/before-ready.ts';
import { createWindow, openPage } from '../../electron/desktop/window.ts';
import type { PageIntent, PageName, PageView } from '../../electron/ipc/contract-pages.ts';
import type { Intent, View } from '../../electron/ipc/contract.ts';
import { registerIpc } from '../../electron/ipc/register.ts';
import { previewViews } from './preview-views.ts';

/** The real window, page, preload and IPC with nothing behind them: a test says which view is shown. */

/** What the test drives and reads through Playwright's `evaluate`. */
export interface PreviewHandle {
  window: BrowserWindow;
  show(view: View): void;
  /** What the page shows when it is opened; if it is open already, it changes to this. */
  showPage(view: PageView): void;
  /** The page that is open. */
  openPage: PageName | null;
  readonly intents: Intent[];
  readonly pageIntents: PageIntent[];
  readonly refused: string[];
}

beforeReady();
void app.whenReady().then(() => {
  const out = import.meta.dirname;
  let view = previewViews['waiting'];
  const pageViews: Partial<Record<PageName, PageView>> = {};
  let change: (view: PageView) => void = () => undefined;
  const window = createWindow({
    preload: join(out, 'preload.cjs'),
    page: join(out, 'renderer'),
    devTools: true,
    placeFile: join(out, 'place.json'),
    hidden: false,
  });
  const preview: PreviewHandle = {
    window,
    show: (next) => {
      view = next;
      door.show(next);
    },
    showPage: (next) => {
      pageViews[next.page] = next;
      if (preview.openPage === next.page) change(next);
    },
    openPage: null,
    intents: [],
    pageIntents: [],
    refused: [],
  };
  const door = registerIpc({
    window,
    currentView: () => {
      if (view === undefined) throw new Error('no view');
      return view;
    },
    onIntent: (intent) => preview.intents.push(intent),
    pages: {
      open: (name, onChange) => {
        const page = pageViews[name];
        if (page === undefined) throw new Error('no page');
        preview.openPage = name;
        change = onChange;
        return page;
      },
      close: () => {
        preview.openPage = null;
      },
      intend: (intent) => preview.pageIntents.push(intent),
    },
    onRefused: ({ details }) => preview.refused.push(`${String(details['channel'])} ${String(details['problem'])}`),
  });
  Object.assign(globalThis, { preview });
  return openPage(window);
});
