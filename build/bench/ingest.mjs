import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { startIngest } from '../../ingest/start.mjs';
import { root } from '../run-steps.mjs';
import { crashBytes } from './crash-bytes.mjs';
import { ratios, row, spread } from './pairs.mjs';

const BATCH = 200;
const AT_ONCE = 20;

/**
 * Resolves when the answer is in; anything but 202 is a failure of the bench. workerd closes a connection that rests for
 * 5 s, and a request may just then be on its way into it: that one is sent again.
 */
async function post(address, body) {
  const send = () => fetch(address, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  const answer = await send().catch(send);
  await answer.arrayBuffer();
  if (answer.status !== 202) throw new Error(`${address} answered ${answer.status}.`);
}

/** All of them, 20 under way at a time. */
export async function postAll(address, bodies) {
  const rest = [...bodies];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let body = rest.pop(); body !== undefined; body = rest.pop()) await post(address, body);
    }),
  );
}

const reportsOf = ({ url }) => `${url}/v1/reports`;

/** An ingest of its own, without limits, gone afterwards. */
export async function withIngest(options, work) {
  const data = await mkdtemp(join(tmpdir(), 'beacon-bench-'));
  const ingest = await startIngest({ data, ratePerAddress: 0, ratePerFingerprint: 0, ...options });
  try {
    return await work(ingest);
  } finally {
    await ingest.stop();
    await rm(data, { recursive: true, force: true });
  }
}

/** A Worker of ingest/bench/ as one module. */
export async function benchWorker(name) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    tsconfig: 'ingest/tsconfig.json',
    entryPoints: [`ingest/bench/${name}.ts`],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2023',
    conditions: ['workerd', 'worker', 'browser'],
    logLevel: 'warning',
  });
  return outputFiles[0].text;
}

export async function benchIngest() {
  return [await throughput(), ...(await sameTime(Number(process.env.BEACON_BENCH_ANSWERS ?? 10_000)))];
}

async function throughput() {
  return withIngest({ worker: benchWorker('baseline') }, (plain) =>
    withIngest({}, async (ingest) => {
      let round = 0;
      const batch = () => Array.from({ length: BATCH }, (_, at) => crashBytes(`storm${(round * BATCH + at) % 50}`));
      const measured = await ratios(
        () => {
          round += 1;
          return postAll(reportsOf(plain), batch());
        },
        () => postAll(reportsOf(ingest), batch()),
        { rounds: 11, warmup: 2 },
      );
      // Reports per second is the inverse of time: the baseline's time over the ingest's.
      return row(`ingest, ${BATCH} accepted reports, speed`, measured, 'the same Worker writing D1 + R2 only', {
        goal: '0.6',
        beyond: '0.9',
      });
    }),
  );
}

/** Medians of answer times, the three kinds in turn, so that whatever else the machine does meets all alike. */
async function sameTime(answers) {
  return withIngest({}, async (ingest) => {
    const known = Array.from({ length: 50 }, (_, at) => crashBytes(`known${at}`));
    await postAll(reportsOf(ingest), known);
    const kinds = {
      new: () => crashBytes(`new${randomBytes(4).toString('hex')}`),
      known: (at) => known[at % known.length],
      invalid: () => Buffer.from(crashBytes('invalid').toString().replace('"TypeError"', '"Type Error"')),
    };
    const times = { new: [], known: [], invalid: [] };
    for (let at = -20; at < answers / 3; at += 1) {
      for (const [kind, make] of Object.entries(kinds)) {
        const body = make(Math.abs(at));
        const start = performance.now();
        await post(reportsOf(ingest), body);
        if (at >= 0) times[kind].push(performance.now() - start);
      }
    }
    const base = spread(times.new).median;
    return ['known', 'invalid'].map((kind) => {
      const { median } = spread(times[kind]);
      const list = times[kind].map((time, at) => time / times.new[at]);
      return row(
        `ingest, ${answers} answers in turn: median time of ${kind}`,
        { ratio: { ...spread(list), median: median / base }, aMs: median, bMs: base },
        'median time of new',
        { goal: '0.95 to 1.05', beyond: '0.95 to 1.05' },
      );
    });
  });
}
