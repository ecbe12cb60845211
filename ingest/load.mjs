/**
 * `node ingest/load.mjs [--reports 2000]`: where the time of a report goes. The same Worker up to one step each, in
 * miniflare with R2 and D1 on disk, 20 requests under way. SCALE.md has what came out, and what follows.
 */
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { crashBytes, withIngest } from '../build/bench/ingest.mjs';
import { root } from '../build/run-steps.mjs';

const { values } = parseArgs({ options: { reports: { type: 'string', default: '2000' } } });
const REPORTS = Number(values.reports);
const AT_ONCE = 20;

const steps = [
  ['/answer', 'answer, nothing else'],
  ['/read', '+ read and digest'],
  ['/parse', '+ parse with the schema'],
  ['/scrub', '+ allow-list, second scrub, fingerprint'],
  ['/count', '+ the D1 transaction'],
  ['/store', 'scrub and the R2 write, no D1'],
  ['/v1/reports', 'everything'],
];

async function worker() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['ingest/bench/steps.ts'],
    tsconfig: 'ingest/tsconfig.json',
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2023',
    conditions: ['workerd', 'worker', 'browser'],
    logLevel: 'warning',
  });
  return outputFiles[0].text;
}

async function run(url, reports) {
  const bodies = Array.from({ length: reports }, (_, at) => crashBytes(`load${at % 50}`));
  const start = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let body = bodies.pop(); body !== undefined; body = bodies.pop()) {
        const answer = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
        await answer.arrayBuffer();
        if (answer.status !== 202) throw new Error(`${url} answered ${answer.status}.`);
      }
    }),
  );
  return performance.now() - start;
}

const rows = [];
await withIngest({ worker: worker() }, async ({ url }) => {
  for (const [path, what] of steps) {
    await run(url + path, Math.ceil(REPORTS / 10));
    const ms = await run(url + path, REPORTS);
    rows.push({ what, 'reports/s': Math.round((REPORTS * 1000) / ms), 'ms each': (ms / REPORTS).toFixed(2) });
  }
});
console.table(rows);
