import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ServeLine } from '@contract/socket.ts';
import { onTestFinished } from 'vitest';
import { tempDir } from './temp.ts';

export const CLI = join(process.cwd(), 'out', 'cli.mjs');

/** The environment of a person who has set nothing. */
export function plainEnv(home: string, extra: Record<string, string> = {}): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '/',
    BEACON_HOME: home,
    STALLARI_TELEMETRY: 'on',
    ...extra,
  };
}

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs one command of the compiled CLI, off a terminal, as a process of its own. */
export function cli(
  home: string,
  args: readonly string[],
  env: Record<string, string> = {},
  input: string | Buffer = '',
): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    env: plainEnv(home, env),
    input,
    timeout: 60_000,
  });
  return { code: status, out: stdout, err: stderr };
}

/** The same, without holding this process up: for tests that serve something to it. */
export function cliAsync(home: string, args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [CLI, ...args], {
      env: plainEnv(home, env),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

export interface RunningHost {
  readonly line: ServeLine;
  readonly child: ChildProcess;
  readonly err: () => string;
  /** Asks it to quit, and waits until it has. */
  quit(): Promise<number | null>;
  kill(): Promise<void>;
}

/** `beacon serve --json --no-open` over a home. It ends with the test. */
export async function serve(
  home: string = tempDir(),
  env: Record<string, string> = {},
  args: readonly string[] = [],
): Promise<RunningHost> {
  const child = spawn(process.execPath, [CLI, 'beacon', 'serve', '--json', '--no-open', ...args], {
    env: plainEnv(home, env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const first = new Promise<string>((resolve) => createInterface({ input: child.stdout }).once('line', resolve));
  const line = await Promise.race([
    first,
    gone.then((code) => Promise.reject(new Error(`the host ended with ${code}: ${err}`))),
  ]);
  const host: RunningHost = {
    line: ServeLine.parse(JSON.parse(line)),
    child,
    err: () => err,
    quit: () => {
      child.kill('SIGTERM');
      return gone;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) await host.quit();
  });
  return host;
}
