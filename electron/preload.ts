import { contextBridge, ipcRenderer } from 'electron';
import * as v from 'valibot';
import { channels, viewSchema, type LanyardBridge, type View } from './ipc/contract.ts';
import { pagesBridge } from './ipc/preload-pages.ts';

/**
 * The bridge: one object with a few functions. Channels, events and everything else of Electron stay on this side.
 * Messages that do not fit the contract are dropped.
 */

let latest: View | undefined;
const listeners = new Set<(view: View) => void>();

ipcRenderer.on(channels.view, (_event, message: unknown) => {
  const parsed = v.safeParse(viewSchema, message);
  if (!parsed.success) return;
  latest = parsed.output;
  for (const listener of listeners) listener(latest);
});

/** How often, and after how many ms, the view is asked for again. */
const tries = 20;
const pause = 50;

// Asked before the page's own scripts run, so that the first paint need not wait. A view pushed meanwhile is newer.
const first = askForView(tries);

/**
 * The main process answers only our own page, and for a moment after a load it may not know yet that this is the page:
 * then it is asked again.
 */
async function askForView(left: number): Promise<View> {
  try {
    return v.parse(viewSchema, await ipcRenderer.invoke(channels.currentView));
  } catch (refused) {
    if (left === 0) throw refused;
    await new Promise((resolve) => setTimeout(resolve, pause));
    return askForView(left - 1);
  }
}

const bridge: LanyardBridge = {
  ...pagesBridge,
  currentView: async () => latest ?? (latest = laterThan(await first)),
  onView(listener) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  intend(intent) {
    ipcRenderer.send(channels.intent, intent);
  },
  copyForSupport(text) {
    ipcRenderer.send(channels.copy, text);
  },
};

/** What was pushed while the first answer was under way, else that answer. */
function laterThan(answer: View): View {
  return latest ?? answer;
}

contextBridge.exposeInMainWorld('lanyard', bridge);
