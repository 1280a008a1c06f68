import { stat } from 'node:fs/promises';
import { connect } from 'node:net';
import type { ComputerPorts, ReadRegistry } from './ports.ts';

/** How long a port on this computer may take to answer, ms; it answers at once or never. */
const answerWithin = 500;

export interface ThisComputer {
  readonly registry: ReadRegistry | null;
  /** Path of the ticket library; may throw when there is none. */
  readonly ticketLibrary: () => string;
}

/** The computer this runs on. */
export function thisComputer({ registry, ticketLibrary }: ThisComputer): ComputerPorts {
  return {
    environment: process.env,
    registry,
    isFile: (path) =>
      stat(path).then(
        (found) => found.isFile(),
        () => false,
      ),
    isListening,
    ticketLibrary: () => {
      try {
        return ticketLibrary();
      } catch {
        return null;
      }
    },
  };
}

/** Whether something takes connections at this port of 127.0.0.1. Sends nothing. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const answer = (listens: boolean) => {
      socket.destroy();
      resolve(listens);
    };
    socket.setTimeout(answerWithin, () => {
      answer(false);
    });
    socket.once('connect', () => {
      answer(true);
    });
    socket.once('error', () => {
      answer(false);
    });
  });
}
