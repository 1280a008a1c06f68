import { bundle } from './vite.mjs';

/** Programs that run in Node or in Electron's main process, with everything but these bundled into them. */
const EXTERNAL = ['electron', 'koffi'];

/** The oldest Node.js they run on: that of the Electron runtime on machines that reach the registry only. */
const TARGET = 'node20.18';

/**
 * One build for the main process, its utility process and the command line, so that what they share is built once.
 * Every file lies two levels down (`out/main`, `out/cli`, `out/shared`): seen from `import.meta.dirname`, the preload
 * is `../preload/preload.cjs` and the ticket host `../native/ticket-host` wherever the asking code ends up.
 */
const programs = {
  'main/main': 'electron/main.ts',
  'main/watch-process': 'electron/cards/watch-process.ts',
  'cli/main': 'electron/cli/main.ts',
};

export const mainTarget = {
  name: 'main process and command line',
  stamp: 'out/.built/main.json',
  inputs: ['electron'],
  build: () =>
    bundle({
      build: {
        outDir: 'out',
        ssr: true,
        target: TARGET,
        minify: false,
        rolldownOptions: {
          input: programs,
          output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'shared/[name]-[hash].js' },
        },
      },
      ssr: { noExternal: true, external: EXTERNAL, target: 'node' },
    }),
};

/** The simulator stays in development, so the packages it uses stay where they are installed. */
export const simulatorTarget = {
  name: 'simulator',
  stamp: 'out-test/.built/simulator.json',
  inputs: ['test/simulator', 'electron'],
  build: () =>
    bundle({
      build: {
        outDir: 'out-test/simulator',
        ssr: true,
        target: TARGET,
        minify: false,
        rolldownOptions: {
          input: { start: 'test/simulator/start.ts' },
          output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'shared-[name]-[hash].js' },
        },
      },
      ssr: { external: true, target: 'node' },
    }),
};
