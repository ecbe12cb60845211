import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { linuxProcessTable } from '@adapters/process-table-linux.ts';
import type { FleetStatus } from '@contract/fleet.ts';
import { cliAsync } from './cli.ts';
import { tempDir } from './temp.ts';

export const probe = linuxProcessTable();

/** A home with a guardian.json, quick enough for a test. */
export function guardedHome(processes: readonly object[], rest: object = {}): string {
  const home = tempDir();
  writeGuardian(home, processes, rest);
  return home;
}

export function writeGuardian(home: string, processes: readonly object[], rest: object = {}): void {
  const config = {
    version: 1,
    poll_interval_ms: 200,
    defaults: { grace_s: 0, stdin_timeout_s: 0.2, stop_timeout_s: 1 },
    ...rest,
    processes,
  };
  writeFileSync(join(home, 'guardian.json'), JSON.stringify(config));
}

/**
 * The fleet as a running host tells it over its socket. It is what `guard status --json` prints, which a test takes where
 * that command is what it is about: a process for each look would be most of the load.
 */
export function status(home: string): Promise<FleetStatus> {
  return new Promise((resolve, reject) => {
    const socket = connect(join(home, 'beacon.sock'));
    socket.once('error', reject).once('close', () => reject(new Error('the host closed the socket')));
    createInterface({ input: socket }).once('line', (line) => {
      const { ok, body } = JSON.parse(line) as { ok: boolean; body: FleetStatus };
      if (ok) resolve(body);
      else reject(new Error(`status was answered ${line}`));
      socket.destroy();
    });
    socket.write('{"v":1,"id":1,"op":"status"}\n');
  });
}

/** `guard status --json`, with a host or without. */
export async function printedStatus(home: string): Promise<FleetStatus> {
  const { out } = await cliAsync(home, ['guard', 'status', '--json']);
  return JSON.parse(out) as FleetStatus;
}

/** A process of the test's own, found by a number that nobody else has in their arguments. */
let next = 0;
export function marker(): string {
  next += 1;
  return `7${process.pid}${Date.now() % 100_000}${next}`;
}

const NAMES = ['sleep', 'sh', 'node', 'python3'];
/** Own processes with this marker in their arguments: in one pass, because it is asked again and again. */
export async function marked(text: string): Promise<readonly number[]> {
  const found: number[] = [];
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const [name = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      if (!NAMES.includes(basename(name)) || !args.some((arg) => arg.includes(text))) continue;
      if (statSync(`/proc/${pid}`).uid === process.getuid?.() && Number(pid) !== process.pid) found.push(Number(pid));
    } catch {
      // It ended in between.
    }
  }
  return found;
}
