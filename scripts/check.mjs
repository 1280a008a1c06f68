import { ensure, run } from './bootstrap/ensure.mjs';
import { commandOf } from './bootstrap/execute.mjs';
import { runSteps } from './run/steps.mjs';

const step = (name, [packageName, command], ...args) => ({
  name,
  command: process.execPath,
  args: [commandOf(packageName, command), ...args],
});

/** `npm run check`: format, lint and types side by side, then the unit tests, which like to have the machine alone. */
await run(async () => {
  await ensure(['node', 'packages']);
  const looks = await runSteps(
    [
      step('lint (eslint)', ['eslint'], '.', '--max-warnings=0'),
      step('types (tsc)', ['typescript', 'tsc'], '--incremental', '--tsBuildInfoFile', '.cache/types.tsbuildinfo'),
      step(
        'format (prettier)',
        ['prettier'],
        '--check',
        '--log-level=warn',
        '--cache',
        '--cache-location=.cache/format',
        '.',
      ),
    ],
    2,
  );
  const works = await runSteps([step('unit tests (vitest)', ['vitest'], 'run', '--project', 'unit')], 1);
  return looks && works ? 0 : 1;
});
