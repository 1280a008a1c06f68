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
  'main/entry': 'electron/entry.ts',
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
          output: {
            format: 'esm',
            entryFileNames: '[name].js',
            chunkFileNames: 'shared/[name]-[hash].js',
            // A program keeps its own text in memory: what explains it stays in the sources.
            comments: { jsdoc: false, annotation: false, legal: true },
          },
        },
      },
      ssr: { noExternal: true, external: EXTERNAL, target: 'node' },
    }),
};

/** Programs for development only: the packages they use stay where they are installed. */
const developmentProgram = ({ name, source, outDir, inputs }) => ({
  name,
  stamp: `out-test/.built/${name}.json`,
  inputs,
  build: () =>
    bundle({
      build: {
        outDir,
        ssr: true,
        target: TARGET,
        minify: false,
        rolldownOptions: {
          input: source,
          output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'shared-[name]-[hash].js' },
        },
      },
      ssr: { external: true, target: 'node' },
    }),
});

export const simulatorTarget = developmentProgram({
  name: 'simulator',
  source: 'test/simulator/start.ts',
  outDir: 'out-test/simulator',
  inputs: ['test/simulator', 'electron'],
});

export const benchTarget = developmentProgram({
  name: 'bench',
  source: 'test/bench/bench.ts',
  outDir: 'out-test/bench',
  inputs: ['test/bench', 'test/e2e', 'test/simulator', 'electron'],
});
