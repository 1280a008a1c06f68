import { defineConfig } from 'vitest/config';

/** How long a test waits for what is about to happen, ms: long enough for a busy machine. */
const expectations = { poll: { timeout: 20_000 } };

/**
 * `unit` touches nothing outside the process; its time limit ends what hangs and is no measure of speed. `integration`
 * talks to real parts (PC/SC daemon, compiled ticket host, TLS servers), `windows` to the Windows parts under wine; these
 * two run their files one after another. What depends on other processes' time may be repeated once; `npm test` names
 * every test that needed it.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['electron/**/*.test.ts', 'renderer/**/*.test.{ts,tsx}', 'test/unit/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          fileParallelism: false,
          retry: 1,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: expectations,
        },
      },
      {
        test: {
          name: 'windows',
          include: ['test/windows/**/*.test.ts'],
          globalSetup: 'test/windows/global-setup.ts',
          fileParallelism: false,
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: expectations,
        },
      },
    ],
  },
});
