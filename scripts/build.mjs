import { ensure, run } from './bootstrap/ensure.mjs';

/**
 * `npm run build`: builds what is not up to date. `node scripts/build.mjs native` builds the C programs alone,
 * `node scripts/build.mjs windows` the ticket hosts for Windows.
 */
await run(async () => {
  const what = process.argv[2];
  await ensure(['node', 'packages', ...(what === 'windows' ? ['windows-packages'] : [])]);
  const { buildAll, buildNative, buildWindowsHosts } = await import('./build/all.mjs');
  if (what === 'windows') return buildWindowsHosts();
  return what === 'native' ? buildNative() : buildAll();
});
