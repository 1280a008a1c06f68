import { defineConfig } from '@playwright/test';

/** `node scripts/pictures.mjs`: takes the pictures of the guides, `docs/pictures/`. */
export default defineConfig({
  testDir: '.',
  testMatch: 'guides.pictures.ts',
  workers: 1,
  expect: { timeout: 15_000 },
  use: { actionTimeout: 10_000 },
  timeout: 120_000,
  reporter: 'line',
  outputDir: '../../test-results/pictures-run',
});
