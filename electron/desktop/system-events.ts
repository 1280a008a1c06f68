import { powerMonitor, type BrowserWindow } from 'electron';
import { watchRemoteSession } from './remote-session.ts';

/** What of the computer ends sessions, or is a moment to look at the clocks. */
export interface SystemListeners {
  readonly onLocked: () => void;
  readonly onSleeping: () => void;
  /** Awake or unlocked again: timers may have slept, and the wall clock may have moved. */
  readonly onBack: () => void;
  /** This session of Windows was disconnected, or handed to another screen. */
  readonly onDisconnected: () => void;
}

/** Listens to the computer's power, lock and session events; `window` is told of the last. Electron must be ready. */
export function listenToSystem(window: BrowserWindow, listeners: SystemListeners): void {
  const { onLocked, onSleeping, onBack, onDisconnected } = listeners;
  powerMonitor.on('lock-screen', onLocked);
  powerMonitor.on('suspend', onSleeping);
  powerMonitor.on('resume', onBack);
  powerMonitor.on('unlock-screen', onBack);
  watchRemoteSession(window, (change) => {
    if (change === 'disconnected') onDisconnected();
    else onBack();
  });
}

/** How long neither keyboard nor mouse has been touched on this computer, ms. */
export function systemIdleFor(): number {
  return powerMonitor.getSystemIdleTime() * 1_000;
}
