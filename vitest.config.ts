import { defineConfig } from 'vitest/config';

/**
 * Two kinds of tests: `unit` runs values through decisions, `integration` uses the real thing (folders, children,
 * sockets, workerd). The end-to-end suite is Playwright's: see playwright.config.ts.
 */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    setupFiles: ['test/support/properties.ts'],
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'] } },
      {
        extends: true,
        test: {
          name: 'integration',
          globalSetup: ['test/support/global-setup.ts'],
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Real processes and real polls: two files side by side are enough for two cores.
          maxWorkers: 2,
        },
      },
    ],
  },
});
