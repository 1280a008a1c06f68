import { utilityProcess } from 'electron';

/**
 * Starts the process that watches the card readers and reads cards (`entry`: absolute path of the built `watch-process.js`). It has a
 * process of its own so that a reader driver that crashes cannot take the window with it.
 */
export function spawnCardProcess(entry: string) {
  const child = utilityProcess.fork(entry, [], { serviceName: 'Lanyard card watcher', stdio: 'ignore' });
  return {
    onMessage(listener: (message: unknown) => void) {
      child.on('message', listener);
    },
    onExit(listener: () => void) {
      child.once('exit', listener);
    },
    send(message: unknown) {
      child.postMessage(message);
    },
    kill() {
      child.kill();
    },
  };
}
