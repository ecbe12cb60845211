/** `npm run test:e2e`: the end-to-end suite alone; arguments go to Playwright (`--project headless`, the name of a spec). */

import { electronRuntime } from './electron-runtime.mjs';
import { ensureBuilt } from './ensure.mjs';
import { ensureChromium } from './ensure-chromium.mjs';
import { endToEnd, root, runSteps } from './run-steps.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
await ensureChromium(say);
await electronRuntime(root, say);
await ensureBuilt(['program', 'windows']);
await runSteps([endToEnd(process.argv.slice(2))]);
