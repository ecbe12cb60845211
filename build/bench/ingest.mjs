import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { startIngest } from '../../ingest/start.mjs';
import { root } from '../run-steps.mjs';
import { ratios, row, spread } from './pairs.mjs';

const BATCH = 200;
const AT_ONCE = 20;

/** A crash of the size that most have; `symbol` makes the fingerprint. */
export function crashBytes(symbol, id = `brpt_${randomBytes(8).toString('hex')}`) {
  return Buffer.from(
    JSON.stringify({
      beacon_version: '1.0.0',
      report_id: id,
      type: 'crash',
      timestamp: '2026-04-03T09:15:00Z',
      app: { version: '0.44.3.3', component: 'daemon.mcp.stallari-blade' },
      system: { os: 'macos', os_version: '26.3.0', arch: 'arm64', memory_gb: 36, memory_pressure: 'critical' },
      runtime: { electron: '45.4.1', node: '24.11.0', bun: null },
      device_id: createHash('sha256').update(id).digest('hex').slice(0, 32),
      project_id_hash: null,
      crash: {
        type: 'unhandled_exception',
        signal: null,
        exit_code: 1,
        jetsam_reason: null,
        error_class: 'TypeError',
        friction_kind: null,
        phase: null,
        resource_snapshot: { rss_mb: 512, cpu_percent: 2.1, subprocess_count: 4, total_managed_rss_mb: 2867 },
        breadcrumbs: Array.from({ length: 12 }, (_, at) => ({
          t: at - 12,
          event: 'dispatch_start',
          detail: `step=${at}`,
        })),
        stack_trace: [
          `0: ${symbol}`,
          ...Array.from({ length: 9 }, (_, at) => `${at + 1}: StallariDaemon.Pool.grow${at}`),
        ],
      },
      occurrences: { count: 1, first_at: '2026-04-03T09:15:00Z', last_at: '2026-04-03T09:15:00Z' },
      fingerprint: createHash('sha256').update(symbol).digest('hex'),
      fingerprint_version: 1,
      scrub: { rules_version: '1.0', redactions: 0 },
      attachments: [],
    }),
  );
}

/**
 * Resolves when the answer is in; anything but 202 is a failure of the bench. workerd closes a connection that rests for
 * 5 s, and a request may just then be on its way into it: that one is sent again.
 */
export async function post(url, body) {
  const send = () =>
    fetch(`${url}/v1/reports`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  const answer = await send().catch(send);
  await answer.arrayBuffer();
  if (answer.status !== 202) throw new Error(`A report was answered ${answer.status}.`);
}

export async function postAll(url, bodies, atOnce = AT_ONCE) {
  const rest = [...bodies];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let body = rest.pop(); body !== undefined; body = rest.pop()) await post(url, body);
    }),
  );
}

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

export async function baseline() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    tsconfig: 'ingest/tsconfig.json',
    entryPoints: ['ingest/bench/baseline.ts'],
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
  return withIngest({ worker: baseline() }, (plain) =>
    withIngest({}, async (ingest) => {
      let round = 0;
      const batch = () => Array.from({ length: BATCH }, (_, at) => crashBytes(`storm${(round * BATCH + at) % 50}`));
      const measured = await ratios(
        () => {
          round += 1;
          return postAll(plain.url, batch());
        },
        () => postAll(ingest.url, batch()),
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
    await postAll(ingest.url, known);
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
        await post(ingest.url, body);
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
