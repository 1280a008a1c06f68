import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import { hiddenOption } from './start.ts';

/**
 * Starts Lanyard with the person's desktop, out of sight, or no longer. On Windows that is a value of the person's own
 * Run key, on Linux a file of the desktop's own kind. Unpackaged builds never do. A wish that cannot be met is dropped:
 * the system may keep others from changing what starts with it.
 */
export function setAutostart(wanted: boolean): void {
  if (!app.isPackaged) return;
  try {
    if (process.platform === 'linux') setAutostartFile(wanted, autostartFile(process.env, app.getPath('home')));
    else app.setLoginItemSettings({ openAtLogin: wanted, args: [hiddenOption] });
  } catch {
    // It is started by hand.
  }
}

/** Where a Linux desktop looks for what starts with it. */
export function autostartFile(env: NodeJS.ProcessEnv, home: string): string {
  const configured = env['XDG_CONFIG_HOME'];
  const folder = configured !== undefined && path.isAbsolute(configured) ? configured : path.join(home, '.config');
  return path.join(folder, 'autostart', 'lanyard.desktop');
}

/** Writes or removes the file; one that is as it should be is left alone. */
export function setAutostartFile(wanted: boolean, file: string): void {
  if (!wanted) {
    rmSync(file, { force: true });
    return;
  }
  const text = `[Desktop Entry]\nType=Application\nName=Lanyard\nExec=lanyard ${hiddenOption}\nIcon=lanyard\nTerminal=false\n`;
  if (textOf(file) === text) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
