import { defineConfig } from '@playwright/test';
import { findChromium } from './build/chromium.mjs';
import { electronHere } from './build/electron-runtime.mjs';
import type { E2e } from './test/e2e/host.ts';

const executablePath = findChromium();
const electron = electronHere(import.meta.dirname);
// For the workers, which read this file again: what they drive is what was found here.
if (electron.kind === 'found') process.env['BEACON_ELECTRON'] = electron.path;

// Who runs the suite names at its end what failed.
const results = process.env['BEACON_E2E_RESULTS'];

/**
 * The end-to-end suite, with a real host, real processes and a real workerd: through the headless host in a real
 * Chromium, and, where a runtime is here, the same specs through the app in Electron. `test/e2e/shells-report.ts` says
 * at the end which of the two ran.
 */
export default defineConfig<Pick<E2e, 'shell'>>({
  testDir: 'test/e2e',
  outputDir: 'out/test-results',
  // A hang is to end one day, and a computer that is busy with something else is no fault.
  timeout: 300_000,
  expect: { timeout: 45_000 },
  // One after the other: three at once took half of the time, and now and then a key found a box or a menu not ready.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: [
    ['list'],
    ['./test/e2e/shells-report.ts', { missing: electron.kind === 'missing' ? electron.why : null }],
    ...(results === undefined ? [] : [['json', { outputFile: results }] as const]),
  ],
  projects: [
    { name: 'headless', grepInvert: /@electron/, use: { shell: 'headless' } },
    ...(electron.kind === 'found'
      ? [
          {
            name: 'electron',
            grepInvert: /@browser/,
            // The triage page is a web page of the ingest's, and no window of the app.
            testIgnore: 'ingest-*.spec.ts',
            use: { shell: 'electron' as const },
          },
        ]
      : []),
  ],
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
        // Asked for a picture of a page, Chromium gives this one; a person would be asked.
        '--auto-accept-this-tab-capture',
      ],
    },
  },
});
