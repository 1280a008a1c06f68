import { defineConfig } from '@playwright/test';

/** `node scripts/screens.mjs`: makes the contact sheets in `docs/screens/`. */
export default defineConfig({
  testDir: '.',
  testMatch: 'screens.sheets.ts',
  workers: 1,
  expect: { timeout: 5_000 },
  use: { actionTimeout: 5_000 },
  timeout: 120_000,
  reporter: 'line',
  outputDir: '../../test-results/sheets-run',
});
