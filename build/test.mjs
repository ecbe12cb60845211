/** `npm test`: everything. What is missing for it (a Chromium) is installed first, and it says so. */
import { ensureChromium } from './ensure-chromium.mjs';
import { root, runSteps, tools } from './run-steps.mjs';

await ensureChromium((line) => process.stdout.write(`${line}\n`));
await runSteps([
  ['check', [process.execPath, `${root}/build/check.mjs`]],
  ['build', [process.execPath, `${root}/build/build.mjs`]],
  ['integration tests', [...tools.vitest, 'run', '--project', 'integration']],
  ['end-to-end tests in Chromium', [...tools.playwright, 'test']],
]);
