import { app, Menu } from 'electron';
import { registerAppScheme } from './app-scheme.ts';
import { guardEveryPage } from './guards.ts';

/** Everything of the window's world that must be settled before Electron is ready. Call first in main.ts. */
export function beforeReady(): void {
  app.enableSandbox();
  registerAppScheme();
  guardEveryPage();
  // Electron would build a menu of its own; macOS needs it for copy and quit.
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
}
