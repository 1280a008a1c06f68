import { defineConfig } from '@playwright/test';

/** The whole program, on the real Electron, real PC/SC, a real C library and real TLS. One at a time: two cores. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  retries: 1,
  forbidOnly: true,
  outputDir: '../../test-results/e2e',
  reporter: [['list']],
});
