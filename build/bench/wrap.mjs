import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../ensure.mjs';
import { CLI, putLauncher, wrapperWords } from '../wrapped.mjs';
import { spread } from './pairs.mjs';

/** A server that answers what it is told, and is there at once: what is measured is what is in front of it. */
const SERVER = ['/bin/cat'];
const ROUNDS = 31;
const MOMENT_MS = 3000;

/**
 * What a wrapped server costs beside one run directly, taken in turns: time to the first answer, and memory. The script of
 * `guard import`, without a host and with one; the Node wrapper, as it is typed by hand, without a host, and what Node itself takes of
 * that: starting a program that starts the server and does nothing else. Linux.
 */
export async function benchWrap() {
  await ensureBuilt(['program', 'windows']);
  const alone = mkdtempSync(join(tmpdir(), 'beacon-bench-'));
  const hosted = mkdtempSync(join(tmpdir(), 'beacon-bench-'));
  const env = { ...process.env, CI: '', DO_NOT_TRACK: '', STALLARI_TELEMETRY: 'on' };
  await putLauncher(hosted);
  const host = spawn(process.execPath, [CLI, 'beacon', 'serve', '--json', '--no-open'], {
    env: { ...env, BEACON_HOME: hosted },
    stdio: 'ignore',
  });
  const bare = join(alone, 'bare.cjs');
  writeFileSync(bare, `require('node:child_process').spawn('${SERVER}', { stdio: 'inherit' });`);
  await putLauncher(alone);
  const start = (words) =>
    spawn(words[0], words.slice(1), { env: { ...env, BEACON_HOME: alone }, stdio: ['pipe', 'pipe', 'ignore'] });
  const wrapped = (words) => start([...words, 'guard', 'run', '--name', 'bench', '--', ...SERVER]);
  const kinds = {
    direct: () => start(SERVER),
    hosted: () => wrapped(wrapperWords.script(hosted)),
    script: () => wrapped(wrapperWords.script(alone)),
    node: () => wrapped(wrapperWords.node()),
    bare: () => start([process.execPath, bare]),
  };
  try {
    while (!existsSync(join(hosted, 'state', 'wrapped'))) await pause(100);
    const took = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
    for (let round = -1; round < ROUNDS; round += 1) {
      for (const [kind, make] of Object.entries(kinds)) {
        const ms = await answered(make);
        if (round >= 0) took[kind].push(ms);
      }
    }
    const added = { hosted: [], script: [], node: [] };
    for (let count = 0; count < 3; count += 1) {
      for (const kind of Object.keys(added)) added[kind].push(await memoryOf(kinds[kind], kind, alone));
    }
    const startUp = (kind, what) => {
      const ms = spread(took[kind].map((one, index) => one - took.direct[index]));
      return {
        what: `${what}: added start-up`,
        against: 'the server run directly',
        'p10 to p90': `${ms.low.toFixed(1)} to ${ms.high.toFixed(1)} ms`,
        'ms (noisy)': `+${ms.median.toFixed(1)}`,
      };
    };
    const rows = [];
    for (const [kind, what, goal, ms, mb] of [
      ['script', 'guard run as import writes it, without a host', 'at least', 60, 60],
      ['hosted', 'guard run as import writes it, with a host', 'beyond', 15, 15],
      ['node', 'guard run typed by hand, without a host', 'at least', 60, 60],
    ]) {
      const { low, high } = spread(added[kind]);
      rows.push(
        { ...startUp(kind, what), [goal]: `${ms} ms` },
        {
          what: `${what}: added memory`,
          against: 'nothing: RSS of all that is beside it',
          'p10 to p90': `${low.toFixed(1)} to ${high.toFixed(1)} MB`,
          [goal]: `${mb} MB`,
        },
      );
    }
    rows.push(startUp('bare', 'Node that starts a server and does nothing else'));
    return rows;
  } finally {
    host.kill('SIGTERM');
    await new Promise((resolve) => host.once('exit', resolve));
    for (const home of [alone, hosted]) rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function answered(make) {
  const before = performance.now();
  const child = make();
  child.stdin.write('x');
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const ms = performance.now() - before;
  await ended(child);
  return ms;
}

/** The wrapper, and what it has started for itself. */
async function memoryOf(make, kind, alone) {
  const child = make();
  child.stdin.write('x');
  await new Promise((resolve) => child.stdout.once('data', resolve));
  await pause(MOMENT_MS);
  const name = text(`/proc/${child.pid}/comm`).trim();
  if (name !== (kind === 'node' ? 'node' : 'perl')) throw new Error(`the wrapper is ${name}`);
  const beside = all().filter((pid) => (isReaper(pid) && parentOf(pid) === child.pid) || isGuard(pid, alone));
  const mb = [child.pid, ...(kind === 'script' ? beside : beside.filter(isReaper))].reduce(
    (sum, pid) => sum + rssMb(pid),
    0,
  );
  await ended(child);
  return mb;
}

function ended(child) {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.stdin.end();
  return gone;
}

const text = (path) => {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return ''; // It has ended.
  }
};
const rssMb = (pid) => Number(/^VmRSS:\s+(\d+)/m.exec(text(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
const all = () => readdirSync('/proc').filter((pid) => /^\d+$/.test(pid));
const parentOf = (pid) => Number(/\) \S (\d+)/.exec(text(`/proc/${pid}/stat`))?.[1]);
const isReaper = (pid) => text(`/proc/${pid}/cmdline`).includes('beacon-reaper');
/** The guard that servers without a host have in common, as if it were for one alone. */
const isGuard = (pid, home) => {
  const words = text(`/proc/${pid}/cmdline`).split('\0');
  return words.includes('--adopt') && words.includes(home);
};
