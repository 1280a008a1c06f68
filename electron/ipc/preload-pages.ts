import { ipcRenderer } from 'electron';
import * as v from 'valibot';
import { pageChannels, pageViewSchema, type PagesBridge, type PageView } from './contract-pages.ts';

const listeners = new Set<(view: PageView) => void>();

ipcRenderer.on(pageChannels.view, (_event, message: unknown) => {
  const parsed = v.safeParse(pageViewSchema, message);
  if (!parsed.success) return;
  for (const listener of listeners) listener(parsed.output);
});

/** The pages' part of the bridge, for the preload. */
export const pagesBridge: PagesBridge = {
  openPage: async (name) => v.parse(pageViewSchema, await ipcRenderer.invoke(pageChannels.open, name)),
  closePage() {
    ipcRenderer.send(pageChannels.close);
  },
  onPage(listener) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  intendOnPage(intent) {
    ipcRenderer.send(pageChannels.intent, intent);
  },
};
