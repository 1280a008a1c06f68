import type { LanyardBridge } from '../electron/ipc/contract.ts';

declare global {
  interface Window {
    /** Put there by the preload; the only thing the page has of the program around it. */
    readonly lanyard: LanyardBridge;
  }
}

/** The way to the main process. */
export const bridge: LanyardBridge = window.lanyard;
