import { create } from 'zustand';
import type { LanyardBridge, View } from '../electron/ipc/contract.ts';
import { closePage, pageMayStay } from './page.ts';

interface Mirror {
  /** The view as the main process last gave it; `null` = it could not be had. */
  readonly view: View | null;
}

/** A mirror of the session view; nothing in the window changes it but the main process. */
export const useMirror = create<Mirror>(() => ({ view: null }));

/** Fills the mirror and keeps it true. Resolves when there is something to show. */
export async function mirror(bridge: Pick<LanyardBridge, 'currentView' | 'onView'>): Promise<void> {
  bridge.onView((view) => {
    const before = useMirror.getState().view;
    if (before !== null && !pageMayStay(before, view)) closePage();
    useMirror.setState({ view });
  });
  const view = await bridge.currentView().catch(() => null);
  // What was pushed meanwhile is newer.
  useMirror.setState((mirrored) => (mirrored.view === null ? { view } : mirrored));
}
