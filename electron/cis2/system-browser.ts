import { spawn } from 'node:child_process';
import { win32 } from 'node:path';
import type { OpenBrowser } from './ports.ts';

/** A program and its arguments. */
export type Command = readonly [program: string, ...args: string[]];

/**
 * How a system opens an address with the person's browser: always a program with the address as one argument, never a shell.
 * The address is then in that program's command line, where others can read it. Of a sign-in it holds state, nonce and
 * challenge: whoever reads them in time can bring an answer of their own and so sign in as themselves, which the window then
 * shows, but not get at the person's code or tokens. An address that holds more is opened with `openUnseen`.
 */
export function openCommand(
  url: string,
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): Command {
  if (platform === 'darwin') return ['/usr/bin/open', url];
  if (platform !== 'win32') return ['xdg-open', url];
  const windows = environment['SystemRoot'] ?? 'C:\\Windows';
  return [win32.join(windows, 'System32', 'rundll32.exe'), 'url.dll,FileProtocolHandler', url];
}

/** Where a browser that was opened runs on in the foreground, this long counts as taken, in ms. */
const taken = 5_000;

/**
 * Opens an address in the system browser from plain Node, for the command line. Only https, or http to this computer; no
 * blank and no quote, so that no program on the way can take it for more than one argument.
 */
export const openSystemBrowser: OpenBrowser = (url) =>
  new Promise((resolve, reject) => {
    if (!/^https?:\/\/[\x21\x23-\x7e]+$/.test(url)) throw new Error('not an address for a browser');
    const [program, ...args] = openCommand(url, process.platform, process.env);
    const child = spawn(program, args, { stdio: 'ignore', detached: true, shell: false, windowsHide: true });
    child.unref();
    const timer = setTimeout(resolve, taken).unref();
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      if (code === 0) resolve();
      else reject(new Error(`ended with ${String(code)}`));
    });
  });
