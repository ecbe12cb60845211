/** `npm run test:e2e`: the end-to-end suite alone; arguments go to Playwright. */

import { ensureBuilt } from './ensure.mjs';
import { ensureChromium } from './ensure-chromium.mjs';
import { runSteps, tools } from './run-steps.mjs';

await ensureChromium((line) => process.stdout.write(`${line}\n`));
await ensureBuilt(['program', 'windows']);
await runSteps([['end-to-end tests in Chromium', [...tools.playwright, 'test', ...process.argv.slice(2)]]]);
