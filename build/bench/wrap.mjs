import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../ensure.mjs';
import { root } from '../run-steps.mjs';
import { spread } from './pairs.mjs';

/** A server that answers what it is told, and is there at once: what is measured is what is in front of it. */
const SERVER = ['/bin/cat'];
const ROUNDS = 31;
const MOMENT_MS = 3000;
const CLI = join(root, 'out', 'cli.mjs');

/**
 * What a wrapped server costs beside one run directly, taken in turns: time to the first answer, and memory. The Node
 * wrapper, without a host; the script of `guard import`, with a host running. Linux.
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
  const start = (words) =>
    spawn(words[0], words.slice(1), { env: { ...env, BEACON_HOME: alone }, stdio: ['pipe', 'pipe', 'ignore'] });
  const kinds = {
    direct: () => start(SERVER),
    node: () => start([process.execPath, CLI, 'guard', 'run', '--name', 'bench', '--', ...SERVER]),
    script: () =>
      start(['/bin/sh', join(hosted, 'bin', 'guard.sh'), 'guard', 'run', '--name', 'bench', '--', ...SERVER]),
  };
  try {
    while (!existsSync(join(hosted, 'state', 'wrapped'))) await pause(100);
    const took = { direct: [], node: [], script: [] };
    for (let round = -1; round < ROUNDS; round += 1) {
      for (const [kind, make] of Object.entries(kinds)) {
        const ms = await answered(make);
        if (round >= 0) took[kind].push(ms);
      }
    }
    const added = { node: [], script: [] };
    for (let count = 0; count < 3; count += 1) {
      for (const kind of ['node', 'script']) added[kind].push(await memoryOf(kinds[kind], kind));
    }
    const rows = [];
    for (const [kind, what, goals] of [
      ['node', 'guard run, without a host', ['60', '60']],
      ['script', 'guard run as import writes it, with a host', ['15', '15']],
    ]) {
      const ms = spread(took[kind].map((one, index) => one - took.direct[index]));
      const mb = spread(added[kind]);
      rows.push(
        {
          what: `${what}: added start-up`,
          against: 'the server run directly',
          'p10 to p90': `${ms.low.toFixed(1)} to ${ms.high.toFixed(1)} ms`,
          'ms (noisy)': `+${median(took[kind].map((one, index) => one - took.direct[index])).toFixed(1)}`,
          [kind === 'node' ? 'at least' : 'beyond']: `${goals[0]} ms`,
        },
        {
          what: `${what}: added memory`,
          against: 'nothing: RSS of all that is beside it',
          'p10 to p90': `${mb.low.toFixed(1)} to ${mb.high.toFixed(1)} MB`,
          [kind === 'node' ? 'at least' : 'beyond']: `${goals[1]} MB`,
        },
      );
    }
    return rows;
  } finally {
    host.kill('SIGTERM');
    await new Promise((resolve) => host.once('exit', resolve));
    for (const home of [alone, hosted]) rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** `bin/guard.sh`, as `guard import` writes it: by `guard import`, for a client made up for it. */
export async function putLauncher(home) {
  const user = mkdtempSync(join(tmpdir(), 'beacon-bench-user-'));
  mkdirSync(join(user, '.cursor'));
  writeFileSync(join(user, '.cursor', 'mcp.json'), '{"mcpServers":{"a":{"command":"cat"}}}');
  const made = spawn(process.execPath, [CLI, 'guard', 'import', '--client', 'cursor'], {
    cwd: user,
    env: { ...process.env, HOME: user, BEACON_HOME: home },
    stdio: 'ignore',
  });
  await new Promise((resolve) => made.once('exit', resolve));
  rmSync(user, { recursive: true, force: true });
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];

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
async function memoryOf(make, kind) {
  const child = make();
  child.stdin.write('x');
  await new Promise((resolve) => child.stdout.once('data', resolve));
  await pause(MOMENT_MS);
  const name = text(`/proc/${child.pid}/comm`).trim();
  if (name !== (kind === 'node' ? 'node' : 'perl')) throw new Error(`the wrapper is ${name}`);
  const mb = [child.pid, ...childrenOf(child.pid).filter(isReaper)].reduce((sum, pid) => sum + rssMb(pid), 0);
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
const isReaper = (pid) => text(`/proc/${pid}/cmdline`).includes('beacon-reaper');
const childrenOf = (parent) =>
  readdirSync('/proc').filter(
    (pid) => /^\d+$/.test(pid) && Number(/\) \S (\d+)/.exec(text(`/proc/${pid}/stat`))?.[1]) === parent,
  );
