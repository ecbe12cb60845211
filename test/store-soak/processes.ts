import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';

/** The worker as one file, for any number of processes. */
export async function bundleWorker(dir: string): Promise<string> {
  const outfile = join(dir, 'worker.mjs');
  await build({
    entryPoints: ['test/store-soak/worker.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    mainFields: ['module', 'main'],
    logLevel: 'error',
    minify: true,
    banner: {
      js: "import { createRequire as beaconRequire } from 'node:module'; const require = beaconRequire(import.meta.url);",
    },
  });
  return outfile;
}

export interface Worker {
  readonly child: ChildProcess;
  /** Resolves once it has begun. */
  readonly ready: Promise<void>;
  readonly ended: Promise<{ readonly code: number | null; readonly err: string }>;
}

export function startWorker(
  file: string,
  home: string,
  args: readonly string[],
  hear: (line: string) => void,
  env: Record<string, string> = {},
): Worker {
  const child = spawn(process.execPath, [file, ...args], {
    env: { PATH: process.env['PATH'] ?? '', HOME: home, BEACON_HOME: home, STALLARI_TELEMETRY: 'on', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk;
  });
  let begun: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => (line === 'R' ? begun() : hear(line)));
  const read = new Promise<void>((resolve) => lines.once('close', resolve));
  const ended = new Promise<{ code: number | null; err: string }>((resolve) => {
    child.once('close', async (code) => {
      await read;
      begun();
      resolve({ code, err });
    });
  });
  return { child, ready, ended };
}
