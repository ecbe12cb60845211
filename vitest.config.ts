import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

/**
 * Two kinds of tests: `unit` runs values through decisions, `integration` uses the real thing (folders, children,
 * sockets, workerd). The end-to-end suite is Playwright's: see playwright.config.ts.
 */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    setupFiles: ['test/support/properties.ts'],
    sequence: { sequencer: LongestFirst },
    // A hang is to end one day, and a computer that is busy with something else is no fault.
    testTimeout: 60_000,
    projects: [
      // Values in, values out: nothing to be kept apart, and each room is loaded once.
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'], isolate: false } },
      {
        extends: true,
        test: {
          name: 'integration',
          globalSetup: ['test/support/global-setup.ts'],
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // Real processes and real polls: half of the time they wait.
          maxWorkers: 4,
        },
      },
    ],
  },
});
