/**
 * `node ingest/load.mjs [--reports 2000]`: where the time of a report goes. The same Worker up to one step each, in
 * miniflare with R2 and D1 on disk, 20 requests under way. SCALE.md has what came out, and what follows.
 */
import { parseArgs } from 'node:util';
import { crashBytes } from '../build/bench/crash-bytes.mjs';
import { benchWorker, postAll, withIngest } from '../build/bench/ingest.mjs';

const { values } = parseArgs({ options: { reports: { type: 'string', default: '2000' } } });
const REPORTS = Number(values.reports);

const steps = [
  ['/answer', 'answer, nothing else'],
  ['/read', '+ read and digest'],
  ['/parse', '+ parse with the schema'],
  ['/scrub', '+ allow-list, second scrub, fingerprint'],
  ['/count', '+ the D1 transaction'],
  ['/store', 'scrub and the R2 write, no D1'],
  ['/v1/reports', 'everything'],
];

async function run(address, reports) {
  const bodies = Array.from({ length: reports }, (_, at) => crashBytes(`load${at % 50}`));
  const start = performance.now();
  await postAll(address, bodies);
  return performance.now() - start;
}

const rows = [];
await withIngest({ worker: benchWorker('steps') }, async ({ url }) => {
  for (const [path, what] of steps) {
    await run(url + path, Math.ceil(REPORTS / 10));
    const ms = await run(url + path, REPORTS);
    rows.push({ what, 'reports/s': Math.round((REPORTS * 1000) / ms), 'ms each': (ms / REPORTS).toFixed(2) });
  }
});
console.table(rows);
