import { ensure, run } from './bootstrap/ensure.mjs';

/** Gets the Electron runtime and nothing else: `node scripts/provision-electron.mjs`. */
await run(() => ensure(['node', 'packages', 'electron']));
