import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import { beforeReady } from '../../electron/desktop/before-ready.ts';
import { createWindow, openPage } from '../../electron/desktop/window.ts';
import type { Intent, View } from '../../electron/ipc/contract.ts';
import { registerIpc } from '../../electron/ipc/register.ts';
import { previewViews } from './preview-views.ts';

/** The real window, page, preload and IPC with nothing behind them: a test says which view is shown. */

/** What the test drives and reads through Playwright's `evaluate`. */
export interface PreviewHandle {
  window: BrowserWindow;
  show(view: View): void;
  readonly intents: Intent[];
  readonly refused: string[];
}

beforeReady();
void app.whenReady().then(() => {
  const out = import.meta.dirname;
  let view = previewViews['waiting'];
  const window = createWindow({ preload: join(out, 'preload.cjs'), page: join(out, 'renderer'), devTools: true });
  const intents: Intent[] = [];
  const refused: string[] = [];
  const door = registerIpc({
    window,
    currentView: () => {
      if (view === undefined) throw new Error('no view');
      return view;
    },
    onIntent: (intent) => intents.push(intent),
    onRefused: ({ details }) => refused.push(`${String(details['channel'])} ${String(details['problem'])}`),
  });
  const preview: PreviewHandle = {
    window,
    show: (next) => {
      view = next;
      door.show(next);
    },
    intents,
    refused,
  };
  Object.assign(globalThis, { preview });
  return openPage(window);
});
