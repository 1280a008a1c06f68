import { ensure, run } from './bootstrap/ensure.mjs';
import { foreground } from './bootstrap/execute.mjs';
import { inTree } from './bootstrap/paths.mjs';

/** `npm run bench [-- --quick]`: what is fast and small, as ratios to a floor measured in the same run. */
await run(async () => {
  await ensure(['node', 'packages', 'system', 'electron']);
  const { buildAll, buildBench } = await import('./build/all.mjs');
  await buildAll();
  await buildBench();
  const bench = [process.execPath, inTree('out-test', 'bench', 'bench.js'), ...process.argv.slice(2)];
  const display = process.env.DISPLAY ? [] : ['xvfb-run', '-a', '-s', '-screen 0 1280x1024x24'];
  const [command, ...args] = [...display, ...bench];
  return foreground(command, args);
});
