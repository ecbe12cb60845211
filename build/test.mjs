/** `npm test`: everything. What is missing for it (a Chromium) is installed first, and it says so. */
import { electronRuntime } from './electron-runtime.mjs';
import { ensureChromium } from './ensure-chromium.mjs';
import { root, runSteps, tools } from './run-steps.mjs';

await ensureChromium((line) => process.stdout.write(`${line}\n`));
await runSteps([
  ['check', [process.execPath, `${root}/build/check.mjs`]],
  ['build', [process.execPath, `${root}/build/build.mjs`]],
  ['size of what is shipped', [process.execPath, `${root}/build/size-budget.mjs`]],
  ['integration tests', [...tools.vitest, 'run', '--project', 'integration']],
  ['end-to-end tests in Chromium', [...tools.playwright, 'test']],
]);

// Where Electron can run, the app itself is driven too; where it cannot, that is said, and CI counts it as a failure.
const say = (line) => process.stdout.write(`${line}\n`);
const runtime = await electronRuntime(root, say);
if (runtime.kind === 'found') {
  process.env.BEACON_ELECTRON = runtime.path;
  await runSteps([
    [
      'end-to-end tests in Electron',
      [...tools.playwright, 'test', '--config', `${root}/playwright.electron.config.ts`],
    ],
  ]);
} else {
  say(`end-to-end tests in Electron: no Electron runtime here (${runtime.why}).`);
  if (process.env.BEACON_ELECTRON_REQUIRED === '1') process.exitCode = 1;
}
