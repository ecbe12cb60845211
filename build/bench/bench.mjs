/**
 * `npm run bench`: ratios against peers and baselines, taken in one run, with their spread. Machines are noisy; only
 * the ratios are to be quoted. `npm run bench -- poll scrub` runs a part.
 */
import { benchCliStart } from './cli-start.mjs';
import { benchGuardian } from './guardian.mjs';
import { benchIngest } from './ingest.mjs';
import { benchPoll } from './poll.mjs';
import { benchScrub } from './scrub.mjs';
import { benchSdkStart } from './sdk-start.mjs';
import { benchStore } from './store.mjs';
import { benchWindows } from './windows.mjs';
import { benchWrap } from './wrap.mjs';
import { benchYear } from './year.mjs';

const parts = {
  poll: benchPoll,
  scrub: benchScrub,
  cli: benchCliStart,
  sdk: benchSdkStart,
  store: benchStore,
  guardian: benchGuardian,
  wrap: benchWrap,
  year: benchYear,
  ingest: benchIngest,
  windows: benchWindows,
};
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  process.stderr.write(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}.\n`);
  process.exit(2);
}

for (const [name, run] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stderr.write(`bench: ${name}…\n`);
  console.table(await run());
}
