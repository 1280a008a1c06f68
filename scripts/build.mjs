import { ensure, run } from './bootstrap/ensure.mjs';

/**
 * `npm run build`: builds what is not up to date. `node scripts/build.mjs native` builds the C programs alone,
 * `node scripts/build.mjs windows` the programs in C for Windows.
 */
await run(async () => {
  const what = process.argv[2];
  await ensure(['node', 'packages', ...(what === 'windows' ? ['windows-packages'] : [])]);
  const { buildAll, buildNative, buildWindowsPrograms } = await import('./build/all.mjs');
  if (what === 'windows') return buildWindowsPrograms();
  return what === 'native' ? buildNative() : buildAll();
});
