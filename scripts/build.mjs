import { ensure, run } from './bootstrap/ensure.mjs';

/** `npm run build`: builds what is not up to date. `node scripts/build.mjs native` builds the C programs alone. */
await run(async () => {
  await ensure(['node', 'packages']);
  const { buildAll, buildNative } = await import('./build/all.mjs');
  await (process.argv[2] === 'native' ? buildNative() : buildAll());
});
