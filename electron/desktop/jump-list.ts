import { app } from 'electron';
import type { View } from '../ipc/contract.ts';
import { linkScheme, type LinkAction } from './deep-link.ts';
import { desktopWords } from './words.ts';

/** The tasks of Windows' task bar button; on Linux they are in the deb's desktop file. Each starts a link of ours. */
export function setJumpList(language: View['language']): void {
  if (process.platform !== 'win32' || !app.isPackaged) return;
  const words = desktopWords[language];
  const task = (action: LinkAction, title: string) => ({
    program: process.execPath,
    arguments: `-- ${linkScheme}:${action}`,
    iconPath: process.execPath,
    iconIndex: 0,
    title,
    description: title,
  });
  app.setUserTasks([task('sign-in', words.signIn), task('show', words.show)]);
}
