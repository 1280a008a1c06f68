import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { programConfig } from './program-config.ts';

const root = join(import.meta.dirname, '../..');

/** Builds the page, the preload and the preview's main into `out-test/preview`; gives that folder's path. */
export async function buildPreview(): Promise<string> {
  const out = join(root, 'out-test/preview');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  await build(programConfig(out, 'test/e2e/preview-main.ts', 'main.js', 'es'));
  await build(programConfig(out, 'electron/preload.ts', 'preload.cjs', 'cjs'));
  await build({
    configFile: false,
    root: join(root, 'renderer'),
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir: join(out, 'renderer'),
      emptyOutDir: true,
      target: 'chrome130',
      modulePreload: { polyfill: false },
    },
  });
  writeFileSync(join(out, 'package.json'), JSON.stringify({ name: 'preview', type: 'module', main: 'main.js' }));
  return out;
}
