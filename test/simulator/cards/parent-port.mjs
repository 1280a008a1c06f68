/**
 * Gives a plain Node child process the `process.parentPort` of Electron's utility process, over Node's own channel.
 * Used with `node --import` to run the built card watching process without Electron.
 */
import process from 'node:process';

const port = {
  on: (_event, listener) => process.on('message', (data) => listener({ data })),
  postMessage: (message) => process.send?.(message),
};
Object.defineProperty(process, 'parentPort', { value: port });
// `process.exit` would wait for the thread that waits in PC/SC.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
