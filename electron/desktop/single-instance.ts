import { app, type BrowserWindow } from 'electron';

/**
 * Claims to be the only running Lanyard (per user and data folder). `false` = another one runs: quit at once; that one
 * is told and shows itself.
 */
export function claimSingleInstance(onSecondStart: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', onSecondStart);
  return true;
}

/** Brings the window to the person: shown, restored, in front. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
