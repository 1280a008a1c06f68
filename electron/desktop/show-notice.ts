import { Notification } from 'electron';
import type { Notice } from './words.ts';

/** Kept until it is gone, for a notification nobody holds can no longer be clicked. */
let shown: Notification | null = null;

/**
 * Shows a notice of the system's own kind, in place of the last one and without a sound: Windows holds it back while
 * somebody presents or wants to concentrate (focus assist). `onClick`: the person follows it.
 */
export function showNotice({ title, body }: Notice, onClick: () => void): void {
  if (!canNotify(process.platform, process.env) || !Notification.isSupported()) return;
  shown?.close();
  const notice = new Notification({ title, body, silent: true });
  notice.on('click', onClick);
  notice.on('close', () => {
    if (shown === notice) shown = null;
  });
  shown = notice;
  notice.show();
}

/** On Linux notices go over the session's bus; without one the library would wait for it. */
export function canNotify(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  return platform !== 'linux' || env['DBUS_SESSION_BUS_ADDRESS'] !== undefined;
}
