import { app, Menu } from 'electron';
import { registerAppScheme } from './app-scheme.ts';
import { guardPagesAndSessions } from './guards.ts';

/** Everything of the window's world that must be settled before Electron is ready. Call first in main.ts. */
export function beforeReady(): void {
  // Takes `--no-sandbox` back. Only as root on Linux (containers, tests) does Chromium refuse to run with a sandbox.
  if (process.getuid?.() !== 0) app.enableSandbox();
  // Text needs no graphics card: measured, the first paint comes earlier and nothing is lost; drivers cannot crash us.
  app.disableHardwareAcceleration();
  // No crash is ever reported to anybody: the reporter is never started, and these keep Chromium from starting its own.
  for (const name of ['disable-breakpad', 'disable-crash-reporter']) app.commandLine.appendSwitch(name);
  // The same name as on the installer's shortcut: Windows shows notices of known programs only.
  app.setAppUserModelId('uk.nhs.lanyard');
  registerAppScheme();
  guardPagesAndSessions();
  // Electron would build a menu of its own; macOS needs it for copy and quit.
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
}
