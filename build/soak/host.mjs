import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ensureBuilt } from '../ensure.mjs';
import { root } from '../run-steps.mjs';

const CLI = join(root, 'out', 'cli.mjs');

/** A headless host as a process of its own, over a home that is gone afterwards. `processes` and `rest` are guardian.json. */
export async function startHost(processes, rest = {}) {
  await ensureBuilt(['program', 'windows']);
  const home = mkdtempSync(join(tmpdir(), 'beacon-soak-'));
  const env = { PATH: process.env.PATH, HOME: process.env.HOME ?? '/', BEACON_HOME: home, STALLARI_TELEMETRY: 'on' };
  writeFileSync(join(home, 'guardian.json'), JSON.stringify({ version: 1, ...rest, processes }));
  const child = spawn(process.execPath, [CLI, 'beacon', 'serve', '--json', '--no-open'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  await Promise.race([
    new Promise((resolve) => createInterface({ input: child.stdout }).once('line', resolve)),
    gone.then((code) => Promise.reject(new Error(`the host ended with ${code}`))),
  ]);
  const end = (signal) => {
    child.kill(signal);
    return gone;
  };
  const read = (args) =>
    JSON.parse(spawnSync(process.execPath, [CLI, ...args, '--json'], { encoding: 'utf8', env }).stdout);
  return {
    pid: child.pid,
    home,
    status: () => statusOf(home),
    events: () => read(['guard', 'events']).events,
    kill: () => end('SIGKILL'),
    quit: () => end('SIGTERM'),
    forget: () => rmSync(home, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** `guard status --json`, asked of the socket itself: a CLI a second would be a load of its own. */
function statusOf(home) {
  return new Promise((resolve, reject) => {
    const socket = connect(join(home, 'beacon.sock'));
    socket.once('error', reject);
    createInterface({ input: socket }).once('line', (line) => {
      resolve(JSON.parse(line).body);
      socket.destroy();
    });
    socket.write('{"v":1,"id":1,"op":"status"}\n');
  });
}

/** Processor time of one process in ms, and its memory in bytes, by /proc. Null when it is gone. */
export function usageOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { cpuMs: (Number(fields[11]) + Number(fields[12])) * 10, rssBytes: Number(fields[21]) * 4096 };
  } catch {
    return null;
  }
}

/** Own processes with this text in their arguments, but this one. */
export function marked(mark) {
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) return false;
    try {
      return readFileSync(`/proc/${name}/cmdline`, 'latin1').includes(mark);
    } catch {
      return false; // It ended in between.
    }
  });
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function until(what, isTrue, forMs = 60_000) {
  const endMs = performance.now() + forMs;
  while (!(await isTrue())) {
    if (performance.now() > endMs) throw new Error(`never came: ${what}`);
    await sleep(50);
  }
}

/** The value after `--name`, as a number. */
export function numberOption(name, byDefault) {
  const at = process.argv.indexOf(`--${name}`);
  if (at < 0) return byDefault;
  const value = Number(process.argv[at + 1]);
  if (Number.isFinite(value) && value > 0) return value;
  process.stderr.write(`--${name} takes a number above 0.\n`);
  process.exit(2);
}
