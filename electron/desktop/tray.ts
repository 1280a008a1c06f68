import path from 'node:path';
import { Menu, nativeImage, Tray, type NativeImage } from 'electron';
import type { View } from '../ipc/contract.ts';
import { trayMarks, trayViewOf, type TrayMark } from './tray-view.ts';
import { desktopWords } from './words.ts';

/** What can be asked for from the tray. */
export interface TrayActions {
  readonly show: () => void;
  readonly signIn: () => void;
  readonly signOut: () => void;
  readonly quit: () => void;
}

/** Lanyard's place in the notification area. */
export interface TrayDoor {
  show(view: View): void;
  remove(): void;
}

/**
 * Puts the mark into the notification area; `icons`: absolute path of `build/icons/tray`. `null` = this system lets none
 * be put there.
 */
export function openTray(icons: string, actions: TrayActions): TrayDoor | null {
  const images = new Map<TrayMark, NativeImage>(
    trayMarks.map((mark) => [mark, nativeImage.createFromPath(path.join(icons, `${mark}.png`))]),
  );
  let tray: Tray;
  try {
    tray = new Tray(images.get('signed-out') ?? nativeImage.createEmpty());
  } catch {
    return null;
  }
  tray.on('click', actions.show);
  let shown = '';
  return {
    show(view) {
      const { mark, canSignIn, canSignOut } = trayViewOf(view);
      const words = desktopWords[view.language];
      const now = JSON.stringify([mark, canSignIn, canSignOut, view.language]);
      if (now === shown || tray.isDestroyed()) return;
      shown = now;
      tray.setImage(images.get(mark) ?? nativeImage.createEmpty());
      tray.setToolTip(`Lanyard: ${words.marks[mark]}`);
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { label: words.marks[mark], enabled: false },
          { type: 'separator' },
          { label: words.show, click: actions.show },
          { label: words.signIn, enabled: canSignIn, click: actions.signIn },
          { label: words.signOut, enabled: canSignOut, click: actions.signOut },
          { type: 'separator' },
          { label: words.quit, click: actions.quit },
        ]),
      );
    },
    remove() {
      tray.destroy();
    },
  };
}
