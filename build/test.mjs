/** `npm test`: everything. What is missing for it (a Chromium, Electron's runtime) is fetched first, and it says so. */

import { checks } from './checks.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { ensureChromium } from './ensure-chromium.mjs';
import { endToEnd, root, runSteps, vitest } from './run-steps.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
await ensureChromium(say);
// Whether it came or not is said by the end-to-end suite.
await electronRuntime(root, say);
await runSteps([
  ...checks,
  { name: 'build', argv: [process.execPath, `${root}/build/build.mjs`], needed: true },
  { name: 'size of what is shipped', argv: [process.execPath, `${root}/build/size-budget.mjs`] },
  vitest('integration tests', 'integration'),
  endToEnd(),
]);
