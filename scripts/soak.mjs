import { run } from './bootstrap/ensure.mjs';
import { foreground } from './bootstrap/execute.mjs';
import { inTree } from './bootstrap/paths.mjs';

/** `npm run soak`: the kill test with 200 instants instead of 30; the better part of an hour. */
await run(() =>
  foreground(process.execPath, [inTree('scripts', 'test.mjs'), 'e2e', 'restart'], {
    env: { ...process.env, LANYARD_KILLS: process.env.LANYARD_KILLS ?? '200' },
  }),
);
