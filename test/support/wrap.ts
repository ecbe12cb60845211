import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { guardScript } from '@adapters/guard-script.ts';
import { onTestFinished } from 'vitest';
import { CLI, plainEnv } from './cli.ts';
import { until } from './temp.ts';

export interface Wrapped {
  readonly child: ChildProcess;
  readonly out: () => Buffer;
  readonly err: () => string;
  readonly ended: Promise<{ code: number | null; signal: string | null }>;
}

/** `guard run` with pipes, as a client starts it. It ends with the test. */
export function wrap(home: string, words: readonly string[], env: Record<string, string> = {}): Wrapped {
  return started(spawn(process.execPath, [CLI, 'guard', 'run', ...words], { env: plainEnv(home, env), stdio: 'pipe' }));
}

/** The same with whatever a test has started, to compare. */
export function started(child: ChildProcess): Wrapped {
  const out: Buffer[] = [];
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  child.stdin?.on('error', () => undefined);
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal })),
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, out: () => Buffer.concat(out), err: () => err, ended };
}

/** A server that says each of five signals that it hears, and lives on. */
export const SIGNAL_SERVER = [
  process.execPath,
  '-e',
  'for (const s of ["SIGTERM", "SIGINT", "SIGHUP", "SIGUSR1", "SIGUSR2"]) process.on(s, () => console.log(s)); console.log("ready"); setInterval(() => {}, 1000)',
] as const;

/** Sends those five to what is in front of it: each arrives before the next is sent. */
export async function hearsSignals(one: Wrapped): Promise<void> {
  await until('it is ready', () => one.out().includes('ready'));
  let heard = 'ready\n';
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGUSR1', 'SIGUSR2'] as const) {
    one.child.kill(signal);
    heard += `${signal}\n`;
    await until(`${signal} arrives`, () => one.out().toString() === heard);
  }
}

/** Puts `bin/guard.sh` into a home, as `guard import` does. */
export function withLauncher(home: string, script: string | null = CLI): string {
  mkdirSync(join(home, 'bin'), { recursive: true, mode: 0o700 });
  const path = join(home, 'bin', 'guard.sh');
  writeFileSync(path, guardScript({ command: process.execPath, script }), { mode: 0o600 });
  return path;
}

/** Starts a command as an imported configuration does. */
export function shellWrap(home: string, words: readonly string[], env: Record<string, string> = {}): Wrapped {
  const args = [join(home, 'bin', 'guard.sh'), 'guard', 'run', ...words];
  return started(spawn('/bin/sh', args, { env: plainEnv(home, env), stdio: 'pipe' }));
}

/** The registrations of shells in a home. */
export function registered(home: string): { id: string; shell: number; pid: number; name: string }[] {
  const dir = join(home, 'state', 'wrapped');
  return readdirSync(dir)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ ...JSON.parse(readFileSync(join(dir, name), 'utf8')), id: name.slice(0, -5) }));
}
