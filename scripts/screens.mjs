import { spawnSync } from 'node:child_process';
import { ensure, run } from './bootstrap/ensure.mjs';
import { commandOf } from './bootstrap/execute.mjs';

/** Makes the contact sheets in docs/screens/ anew: every screen, theme and language, from the real window. */
await run(async () => {
  await ensure(['node', 'packages', 'picture-packages'], { optional: ['picture-packages'] });
  const playwright = [
    process.execPath,
    commandOf('@playwright/test', 'playwright'),
    'test',
    '-c',
    'test/e2e/screens.config.ts',
  ];
  const [command, ...args] = process.env.DISPLAY ? playwright : ['xvfb-run', '-a', ...playwright];
  return spawnSync(command, args, { stdio: 'inherit' }).status ?? 1;
});
