import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../ensure.mjs';
import { root } from '../run-steps.mjs';
import { ratios, row, spread } from './pairs.mjs';

/** A server that answers what it is told. */
const SERVER = "process.stdin.on('data', (bytes) => process.stdout.write(bytes))";
const MOMENT_MS = 5000;

/** `guard run`: time to the first answer beside a server run directly, and the memory that it adds. Linux. */
export async function benchWrap() {
  await ensureBuilt(['program']);
  const home = mkdtempSync(join(tmpdir(), 'beacon-bench-'));
  const env = { ...process.env, BEACON_HOME: home };
  const words = [process.execPath, '-e', SERVER];
  const direct = () => spawn(words[0], words.slice(1), { env, stdio: ['pipe', 'pipe', 'ignore'] });
  const wrapped = () =>
    spawn(process.execPath, [join(root, 'out', 'cli.mjs'), 'guard', 'run', '--', ...words], {
      env,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
  const answered = (start) => async () => {
    const child = start();
    child.stdin.write('x');
    await new Promise((resolve) => child.stdout.once('data', resolve));
    running.push(child);
  };
  /** Ended outside what is timed. */
  const running = [];
  const endAll = async () => {
    await Promise.all(
      running.splice(0).map((child) => {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.stdin.end();
        return ended;
      }),
    );
  };
  try {
    const start = await ratios(answered(wrapped), answered(direct), { rounds: 11, warmup: 1, pauseMs: 1 });
    await endAll();
    const added = [];
    for (let count = 0; count < 3; count += 1) {
      const child = wrapped();
      child.stdin.write('x');
      await new Promise((resolve) => child.stdout.once('data', resolve));
      await new Promise((resolve) => setTimeout(resolve, MOMENT_MS));
      running.push(child);
      added.push(
        rssMb(child.pid) +
          childrenOf(child.pid)
            .filter(isReaper)
            .reduce((sum, pid) => sum + rssMb(pid), 0),
      );
      await endAll();
    }
    const memory = spread(added);
    return [
      row('guard run, to the first answer', start, 'the server run directly', { goal: '+60 ms', beyond: '+15 ms' }),
      {
        what: 'guard run, added start-up',
        against: 'the server run directly',
        'ms (noisy)': `+${(start.aMs - start.bMs).toFixed(0)}`,
        'at least': '60 ms',
        beyond: '15 ms',
      },
      {
        what: 'guard run, added memory',
        against: 'nothing: RSS of wrapper and reaper',
        'p10 to p90': `${memory.low.toFixed(1)} to ${memory.high.toFixed(1)} MB`,
        'at least': '60 MB',
        beyond: '15 MB',
      },
    ];
  } finally {
    await endAll();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
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
