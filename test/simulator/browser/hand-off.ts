import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { delimiter, join } from 'node:path';

/** The system's way of opening an address, taken over: what programs open comes here and no browser starts. */
export interface HandOff {
  /** What a program needs in its environment to open addresses here. */
  readonly env: Readonly<Record<'PATH', string>>;
  /** The next address that was opened and not asked for yet; waits for one. */
  opened(within?: number): Promise<string>;
  close(): Promise<void>;
}

/**
 * Puts an `xdg-open` of its own first on the PATH: both Electron and the command line find it there. It hands the address
 * over and ends; so the person's browser can be played without one.
 */
export async function startHandOff({ dir }: { readonly dir: string }): Promise<HandOff> {
  await mkdir(dir, { recursive: true });
  const waiting: ((address: string) => void)[] = [];
  const arrived: string[] = [];
  const server = createServer((socket: Socket) => {
    let address = '';
    socket.setEncoding('utf8');
    socket.on('data', (piece: string) => (address += piece));
    socket.on('error', () => undefined);
    socket.on('end', () => {
      const next = waiting.shift();
      if (next === undefined) arrived.push(address);
      else next(address);
    });
  });
  const port = join(dir, 'opened');
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  const say = `require("node:net").connect(${JSON.stringify(port)}).end(process.argv[1])`;
  await writeFile(join(dir, 'xdg-open'), `#!/bin/sh\nexec '${process.execPath}' -e '${say}' "$1"\n`);
  await chmod(join(dir, 'xdg-open'), 0o755);

  return {
    env: { PATH: [dir, process.env['PATH'] ?? ''].join(delimiter) },
    opened(within = 15_000) {
      const address = arrived.shift();
      if (address !== undefined) return Promise.resolve(address);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.splice(waiting.indexOf(take), 1);
          reject(new Error('Nobody opened an address in the browser.'));
        }, within);
        const take = (opened: string) => {
          clearTimeout(timer);
          resolve(opened);
        };
        waiting.push(take);
      });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}
