import { ensure, run } from './bootstrap/ensure.mjs';
import { foreground } from './bootstrap/execute.mjs';
import { inTree } from './bootstrap/paths.mjs';
import { say } from './bootstrap/say.mjs';

/**
 * `npm start`: Lanyard against the simulator. What the system lacks it does without where it can (the simulator then
 * brings its cards in without a smartcard service).
 */
await run(async () => {
  await ensure(['node', 'system', 'packages', 'electron'], { optional: ['system'] });
  const { buildAll } = await import('./build/all.mjs');
  await buildAll();
  say('- starting Lanyard and the simulator');
  return foreground(process.execPath, [inTree('out-test', 'simulator', 'start.js'), ...process.argv.slice(2)]);
});
