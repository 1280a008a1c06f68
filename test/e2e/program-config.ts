import { builtinModules } from 'node:module';
import { join } from 'node:path';
import type { InlineConfig } from 'vite';

const root = join(import.meta.dirname, '../..');

/** How a program of the tests (`entry`, from the project's root) is built for Electron into the folder `out`. */
export function programConfig(out: string, entry: string, file: string, format: 'es' | 'cjs'): InlineConfig {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      outDir: out,
      emptyOutDir: false,
      target: 'node20.18',
      lib: { entry: join(root, entry), formats: [format], fileName: () => file },
      rolldownOptions: { external: ['electron', ...builtinModules, /^node:/] },
      minify: true,
    },
  };
}
