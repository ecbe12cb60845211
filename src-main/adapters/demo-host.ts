import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Answer } from '@contract/requests.ts';
import { ServeLine } from '@contract/socket.ts';

/** How long the demo may take until it has windows to show. */
const START_MS = 30_000;

/**
 * Starts the demo as a headless host of its own, over a throw-away home. It lives no longer than this process: its
 * standard input ends with us, in whatever way we end.
 */
export async function startDemoHost(env: Readonly<Record<string, string | undefined>>): Promise<Answer<'demo.start'>> {
  const cli = cliPath();
  if (cli === null) return { kind: 'failed', message: 'The demo is not part of this build.' };
  const { BEACON_HOME: _, BEACON_RUN: __, ...inherited } = env;
  // Under Electron, its own executable serves as Node; the packaged app has that switched off, and no cli.mjs either.
  const rest = process.versions['electron'] === undefined ? inherited : { ...inherited, ELECTRON_RUN_AS_NODE: '1' };
  const child = spawn(
    process.execPath,
    [cli, 'beacon', 'serve', '--demo', '--json', '--no-open', '--until-input-ends'],
    {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: rest,
    },
  );
  child.stdin.on('error', () => undefined); // It ended first; its exit says so.
  return new Promise((resolve) => {
    const give = (answer: Answer<'demo.start'>) => {
      clearTimeout(timer);
      resolve(answer);
    };
    const timer = setTimeout(() => {
      child.kill('SIGTERM');
      give({ kind: 'failed', message: 'The demo did not start in time.' });
    }, START_MS);
    createInterface({ input: child.stdout }).on('line', (line) => {
      const parsed = ServeLine.safeParse(safeJson(line));
      if (!parsed.success || parsed.data.url === null) return;
      give({ kind: 'started', url: parsed.data.url });
      // From here on it must not keep us alive: it ends when we do, and would never see that end otherwise.
      child.unref();
      for (const stream of [child.stdin, child.stdout]) (stream as Socket).unref();
    });
    child.once('error', () => give({ kind: 'failed', message: 'The demo could not be started.' }));
    child.once('exit', () => give({ kind: 'failed', message: 'The demo ended at once.' }));
  });
}

/** The CLI lies beside the compiled program; a chunk of it, one folder further down. */
function cliPath(): string | null {
  const here = dirname(fileURLToPath(import.meta.url));
  return [join(here, 'cli.mjs'), join(here, '..', 'cli.mjs')].find(existsSync) ?? null;
}

function safeJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null; // Another line than the one that is waited for.
  }
}
