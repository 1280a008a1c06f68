import { fork } from 'node:child_process';
import { join } from 'node:path';

/** Another program that uses the cards of this computer (`other-program.mjs`). Calls resolve with PC/SC's return code. */
export interface OtherProgram {
  connect(reader: string, how: 'shared' | 'exclusive'): Promise<number>;
  /** Keeps the card to itself until `end`. */
  begin(): Promise<number>;
  end(): Promise<number>;
  /** 0, or what has happened to the card since: 0x80100068 = somebody reset it. */
  status(): Promise<number>;
  disconnect(): Promise<number>;
  /** Leaves the card as it is and ends. */
  quit(): Promise<void>;
}

export function startOtherProgram(env: Readonly<Record<string, string>>): OtherProgram {
  const child = fork(join(import.meta.dirname, 'other-program.mjs'), [], {
    env: { ...process.env, ...env },
    execArgv: [],
  });
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      resolve();
    }),
  );
  const ask = (request: object): Promise<number> =>
    new Promise((resolve, reject) => {
      child.once('message', (answer) => {
        resolve((answer as { code: number }).code);
      });
      child.once('exit', () => {
        reject(new Error('the other program has ended'));
      });
      child.send(request);
    });
  return {
    connect: (reader, how) => ask({ action: 'connect', reader, how }),
    begin: () => ask({ action: 'begin' }),
    end: () => ask({ action: 'end' }),
    status: () => ask({ action: 'status' }),
    disconnect: () => ask({ action: 'disconnect' }),
    async quit() {
      await ask({ action: 'leave' });
      child.disconnect();
      await ended;
    },
  };
}
