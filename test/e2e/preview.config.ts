import { defineConfig } from '@playwright/test';

/** `xvfb-run -a npx playwright test -c test/e2e/preview.config.ts`: every screen, without anything behind it. */
export default defineConfig({
  testDir: '.',
  testMatch: ['preview.spec.ts', 'accessibility*.spec.ts'],
  workers: 1,
  expect: { timeout: 5_000 },
  use: { actionTimeout: 5_000 },
  timeout: 60_000,
  reporter: 'line',
  outputDir: '../../test-results/preview',
});
