import { app } from 'electron';

/** Those of our processes that Electron looks after. The card watcher and the ticket host have supervisors of ours. */
export type OwnProcess = 'window' | 'graphics' | 'network';

/** The kind of process, and Electron's name for the service in it, of those that are told. */
const services: Readonly<Record<string, OwnProcess>> = {
  GPU: 'graphics',
  'network.mojom.NetworkService': 'network',
};

/**
 * Tells of processes of ours that ended by themselves, until the program ends; `reason` is Electron's word (`crashed`,
 * `oom`). Electron starts them again; the window is loaded anew (`window.ts`).
 */
export function watchProcesses(onGone: (what: OwnProcess, reason: string) => void): void {
  let ending = false;
  app.once('before-quit', () => {
    ending = true;
  });
  const tell = (what: OwnProcess | undefined, reason: string) => {
    if (what !== undefined && reason !== 'clean-exit' && !ending) onGone(what, reason);
  };
  app.on('render-process-gone', (_event, _page, { reason }) => {
    tell('window', reason);
  });
  app.on('child-process-gone', (_event, { type, serviceName = '', reason }) => {
    tell(services[serviceName] ?? services[type], reason);
  });
}
