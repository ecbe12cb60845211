import { type ChildProcess, spawn } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { CLI, plainEnv } from './cli.ts';

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
