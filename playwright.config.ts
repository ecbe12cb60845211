import { defineConfig } from '@playwright/test';
import { findChromium } from './build/chromium.mjs';

const executablePath = findChromium();

/** The end-to-end suite: the real host, real processes and a real workerd, through a real Chromium. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'out/test-results',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: [['list']],
  use: {
    viewport: { width: 1080, height: 720 },
    trace: 'off',
    launchOptions: {
      ...(executablePath === null ? {} : { executablePath }),
      // Root, as in most containers, cannot use Chromium's sandbox.
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--no-first-run',
      ],
    },
  },
});
