/** `npm test`: everything. What is missing for it (a Chromium, Electron's runtime) is fetched first, and it says so. */
import { electronRuntime } from './electron-runtime.mjs';
import { ensureChromium } from './ensure-chromium.mjs';
import { root, runSteps, tools } from './run-steps.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
await ensureChromium(say);
// Whether it came or not is said by the end-to-end suite.
await electronRuntime(root, say);
await runSteps([
  ['check', [process.execPath, `${root}/build/check.mjs`]],
  ['build', [process.execPath, `${root}/build/build.mjs`]],
  ['size of what is shipped', [process.execPath, `${root}/build/size-budget.mjs`]],
  ['integration tests', [...tools.vitest, 'run', '--project', 'integration']],
  ['end-to-end tests', [...tools.playwright, 'test']],
]);
