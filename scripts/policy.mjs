import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ensure, run } from './bootstrap/ensure.mjs';
import { inTree, root } from './bootstrap/paths.mjs';

/** `node scripts/policy.mjs`: writes anew what is made from the list of settings (a test says when that is due). */
await run(async () => {
  await ensure(['node', 'packages']);
  const { runnerImport } = await import('vite');
  const options = { root, configFile: false, envFile: false, logLevel: 'error' };
  const { module } = await runnerImport(inTree('electron', 'settings', 'templates', 'index.ts'), options);
  for (const [file, text] of Object.entries(module.templateFiles())) {
    mkdirSync(dirname(inTree(file)), { recursive: true });
    writeFileSync(inTree(file), text);
  }
  // Made from the installer's properties, which have just been written.
  const { propertiesFile, propertiesSource } = await import('./installer/properties.mjs');
  writeFileSync(inTree(propertiesFile), propertiesSource());
});
