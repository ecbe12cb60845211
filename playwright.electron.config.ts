import { defineConfig } from '@playwright/test';

/** The app itself, through Playwright's Electron driver; chosen by build/test.mjs where a runtime exists. */
export default defineConfig({
  testDir: 'test/e2e-electron',
  outputDir: 'out/test-results-electron',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: [['list']],
});
