import { readdirSync } from 'node:fs';
import { sleep, startHost, until, usageOf } from '../soak/host.mjs';
import { spread } from './pairs.mjs';

const MIB = 1024 * 1024;
/** Long enough that what warms up (its code is compiled as it runs) is over. */
const SETTLE_MS = 90_000;
const MEASURE_MS = 30_000;
const POLL_MS = 1000;
const STDIN_S = 1;
const STOP_S = 2;

/** The Guardian's absolute numbers: its own weight with 50 processes, and the time from a breach to a dead process. Linux. About 150 s. */
export async function benchGuardian() {
  if (process.platform !== 'linux') return [];
  say(`its own weight with 50 processes, ${(SETTLE_MS + MEASURE_MS) / 1000} s…`);
  const weight = await steadyState();
  say('from a breach to a dead process…');
  return [...weight, ...(await breachToDeath())];
}

const say = (text) => process.stderr.write(`bench: guardian: ${text}\n`);
/** Everything that runs on this machine. What comes and goes beside the fleet is looked at once, too. */
const processes = () => readdirSync('/proc').filter((name) => /^\d+$/.test(name)).length;

async function steadyState() {
  const host = await startHost(
    Array.from({ length: 50 }, (_, index) => ({ name: `p-${index}`, command: 'sleep', args: ['100000'] })),
  );
  try {
    await until('all 50', async () => (await host.status()).processes.every(({ state }) => state === 'running'));
    await sleep(SETTLE_MS);
    const before = usageOf(host.pid);
    const memory = [];
    const begunMs = performance.now();
    while (performance.now() - begunMs < MEASURE_MS) {
      await sleep(2000);
      memory.push(usageOf(host.pid).rssBytes / MIB);
    }
    const elapsedMs = performance.now() - begunMs;
    const share = ((usageOf(host.pid).cpuMs - before.cpuMs) / elapsedMs) * 100;
    const rss = spread(memory);
    const what = `steady state, 50 processes among ${processes()}, default interval`;
    return [
      { what, against: '% of a core', measured: share.toFixed(2), 'at least': '0.5', beyond: '0.2' },
      {
        what,
        against: 'MB RSS, headless',
        measured: rss.median.toFixed(1),
        'p10 to p90': `${rss.low.toFixed(1)} to ${rss.high.toFixed(1)}`,
        'at least': '120',
        beyond: '80',
      },
    ];
  } finally {
    await host.quit();
    host.forget();
  }
}

/** Ten processes that go from 45 to 125 MB at once with a budget of 100 MB, so that three readings decide, and ignore SIGTERM. */
async function breachToDeath() {
  const script =
    'process.on("SIGTERM", () => {}); setTimeout(() => { globalThis.kept = Buffer.alloc(80 << 20, 1) }, 3000); setInterval(() => {}, 1000)';
  const host = await startHost(
    Array.from({ length: 10 }, (_, index) => ({
      name: `p-${index}`,
      command: process.execPath,
      args: ['-e', script],
      rss_mb: 100,
      on_breach: 'stop',
    })),
    { poll_interval_ms: POLL_MS, defaults: { grace_s: 0, stdin_timeout_s: STDIN_S, stop_timeout_s: STOP_S } },
  );
  try {
    const over = new Map();
    const tookMs = [];
    await until('all ten dead', async () => {
      for (const [name, { pid, atMs }] of over) {
        if (atMs === null || usageOf(pid) !== null) continue;
        tookMs.push(performance.now() - atMs);
        over.set(name, { pid, atMs: null });
      }
      for (const { name, pid, over_budget } of (await host.status()).processes) {
        if (over_budget === 'memory' && !over.has(name)) over.set(name, { pid, atMs: performance.now() });
      }
      return tookMs.length === 10;
    });
    const seconds = spread(tookMs.map((ms) => ms / 1000));
    const limit = (3 * POLL_MS) / 1000 + STDIN_S + STOP_S + 1;
    const parts = spread(tookMs.map((ms) => ms / 1000 / limit));
    return [
      {
        what: 'first reading over a budget to a dead process that ignores SIGTERM, polls every 1 s',
        against: `3 polls + stdin_timeout_s + stop_timeout_s + 1 s, here ${limit} s`,
        measured: parts.median.toFixed(2),
        'p10 to p90': `${parts.low.toFixed(2)} to ${parts.high.toFixed(2)}`,
        's (noisy)': `${seconds.median.toFixed(2)}, at most ${Math.max(...tookMs.map((ms) => ms / 1000)).toFixed(2)}`,
        'at least': '1',
      },
    ];
  } finally {
    await host.quit();
    host.forget();
  }
}
