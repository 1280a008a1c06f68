import { app, type BrowserWindow } from 'electron';
import { linkActionAmong, type LinkAction } from './deep-link.ts';
import { hiddenOption } from './start.ts';

/**
 * Claims to be the only running Lanyard of this profile, which belongs to one session of the operating system. `false` =
 * another one runs: quit at once; that one is told what was asked for. A start by the system, out of sight, asks nothing.
 */
export function claimSingleInstance(onSecondStart: (link: LinkAction | null) => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', (_event, args) => {
    if (!args.includes(hiddenOption)) onSecondStart(linkActionAmong(args));
  });
  return true;
}

/** Brings the window to the person: shown, restored, in front. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
