import { app } from 'electron';

/** Runs `work` once before the program ends, and lets it end then. `work` limits its own time. */
export function beforeQuit(work: () => Promise<void>): void {
  let done = false;
  app.on('before-quit', (event) => {
    if (done) return;
    event.preventDefault();
    done = true;
    void work().finally(() => {
      app.quit();
    });
  });
}
