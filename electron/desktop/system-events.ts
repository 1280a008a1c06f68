import { powerMonitor } from 'electron';

/** What of the computer ends sessions, or is a moment to look at the clocks. */
export interface SystemListeners {
  readonly onLocked: () => void;
  readonly onSleeping: () => void;
  /** Awake or unlocked again: timers may have slept, and the wall clock may have moved. */
  readonly onBack: () => void;
}

/** Listens to the computer's power and lock events. Electron must be ready. */
export function listenToSystem({ onLocked, onSleeping, onBack }: SystemListeners): void {
  powerMonitor.on('lock-screen', onLocked);
  powerMonitor.on('suspend', onSleeping);
  powerMonitor.on('resume', onBack);
  powerMonitor.on('unlock-screen', onBack);
}

/** How long neither keyboard nor mouse has been touched on this computer, ms. */
export function systemIdleFor(): number {
  return powerMonitor.getSystemIdleTime() * 1_000;
}
