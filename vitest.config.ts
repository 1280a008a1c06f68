import { defineConfig } from 'vitest/config';

/**
 * Two projects: `unit` is fast and touches nothing outside the process; `integration` talks to real parts
 * (PC/SC daemon, compiled ticket host, TLS servers) and runs its files one after another.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['electron/**/*.test.ts', 'renderer/**/*.test.{ts,tsx}', 'test/unit/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
