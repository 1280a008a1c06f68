import { spawn } from 'node:child_process';

/** A virtual display that was started here. */
export interface Display {
  /** For `DISPLAY`, e.g. `:99`. */
  readonly name: string;
  close(): Promise<void>;
}

/** Whether this process can open windows that somebody may see. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  if (process.platform === 'win32' || process.platform === 'darwin') return true;
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

/** Starts a virtual display (Xvfb) on a number that Xvfb itself finds free. */
export function startDisplay(): Promise<Display> {
  const options = ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'];
  const server = spawn('Xvfb', options, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => {
    server.once('exit', () => {
      resolve();
    });
    server.once('error', () => {
      resolve();
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', () => {
      reject(new Error('Xvfb cannot be started; on Debian it is in the package xvfb.'));
    });
    server.once('exit', (code) => {
      reject(new Error(`Xvfb ended at once (exit code ${String(code)}).`));
    });
    let said = '';
    server.stdio[3]?.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      if (!said.endsWith('\n')) return;
      resolve({
        name: `:${said.trim()}`,
        close: async () => {
          server.kill();
          await ended;
        },
      });
    });
  });
}
