import { inTree } from '../bootstrap/paths.mjs';
import { bundle } from './vite.mjs';

/** The oldest Chromium the window runs on: that of the Electron runtime on machines that reach the registry only. */
const TARGET = 'chrome130';

/** A sandboxed preload can load nothing but Electron: it must be one CommonJS file. */
export const preloadTarget = {
  name: 'preload',
  stamp: 'out/.built/preload.json',
  inputs: ['electron'],
  build: () =>
    bundle({
      build: {
        outDir: 'out/preload',
        ssr: true,
        target: TARGET,
        minify: true,
        rolldownOptions: {
          input: { preload: 'electron/preload.ts' },
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
      ssr: { noExternal: true, external: ['electron'], target: 'node' },
    }),
};

/**
 * The window. Its content security policy allows files of its own and nothing else, so nothing may be inlined: no
 * scripts in the page, no images as data addresses.
 */
export const rendererTarget = {
  name: 'window',
  stamp: 'out/.built/renderer.json',
  inputs: ['renderer', 'electron'],
  async build() {
    const { default: react } = await import('@vitejs/plugin-react');
    return bundle(
      {
        root: inTree('renderer'),
        base: './',
        plugins: [react()],
        build: {
          outDir: 'out/renderer',
          target: TARGET,
          cssTarget: TARGET,
          minify: true,
          assetsInlineLimit: 0,
          modulePreload: { polyfill: false },
          rolldownOptions: { input: inTree('renderer', 'index.html') },
        },
      },
      { copy: 'renderer/public' },
    );
  },
};
