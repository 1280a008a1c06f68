import { connect } from 'node:net';

/** Milliseconds. */
const patience = 5_000;

/** Whether something takes connections at `host:port`. Sends nothing. */
export function answersAt(hostAndPort: string): Promise<boolean> {
  const { hostname, port } = new URL(`tcp://${hostAndPort}`);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) });
    const answer = (answers: boolean) => {
      socket.destroy();
      resolve(answers);
    };
    socket.setTimeout(patience, () => {
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
