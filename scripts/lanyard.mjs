import { pathToFileURL } from 'node:url';
import { ensure, run } from './bootstrap/ensure.mjs';
import { inTree } from './bootstrap/paths.mjs';

/**
 * `npm run -s lanyard -- …`: Lanyard's command line, from a working tree. It runs in this very process, so that its
 * exit code and signals are its own; whatever set-up has to say goes to stderr.
 */
await run(async () => {
  await ensure(['node', 'packages']);
  const { buildCommandLine } = await import('./build/all.mjs');
  await buildCommandLine();
});
if (!process.exitCode) await import(pathToFileURL(inTree('out', 'cli', 'main.js')).href);
