import { defineConfig } from '@playwright/test';

/** The package as it is handed out, made anew and installed. Needs Linux and root; the fuses keep Playwright outside. */
export default defineConfig({
  testDir: '.',
  testMatch: 'packaged.suite.ts',
  globalSetup: './packaged-build.ts',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  retries: 1,
  forbidOnly: true,
  outputDir: '../../test-results/packaged',
  reporter: [['list']],
});
