import { globalShortcut } from 'electron';

/** A key that works wherever the person is. */
export interface ShortcutDoor {
  /** Takes this accelerator in place of the last one; `undefined` = none. Answers whether the system gave it to us. */
  set(accelerator: string | undefined): boolean;
}

/** Runs `act` whenever the key is pressed. Another program may own it already: then nothing happens. */
export function openShortcut(act: () => void): ShortcutDoor {
  let current: string | undefined;
  return {
    set(accelerator) {
      if (accelerator === current) return true;
      if (current !== undefined) globalShortcut.unregister(current);
      current = undefined;
      if (accelerator === undefined) return true;
      try {
        if (!globalShortcut.register(accelerator, act)) return false;
      } catch {
        return false;
      }
      current = accelerator;
      return true;
    },
  };
}
