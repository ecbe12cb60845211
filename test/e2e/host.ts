import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test as base } from '@playwright/test';
import { type RunningIngest, startIngest } from '../../ingest/start.mjs';

const CLI = join(process.cwd(), 'out', 'cli.mjs');

export interface E2eHost {
  readonly home: string;
  readonly url: string;
  readonly pid: number;
  /** Runs one command of the CLI beside the host. */
  cli(...args: string[]): { readonly code: number | null; readonly out: string; readonly err: string };
  kill(): Promise<void>;
}

export interface E2e {
  readonly tempDir: (name: string) => string;
  readonly ingest: RunningIngest;
  /** A real host over a home that holds this guardian.json, with this config.json. */
  readonly startHost: (files: { guardian?: object; config?: object }, args?: string[]) => Promise<E2eHost>;
}

/** Everything real: the host in a process of its own, and the ingest in workerd. Each ends with its test. */
export const test = base.extend<E2e>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants its fixtures destructured.
  tempDir: async ({}, use) => {
    const made: string[] = [];
    await use((name) => {
      const dir = mkdtempSync(join(tmpdir(), `beacon-e2e-${name}-`));
      made.push(dir);
      return dir;
    });
    for (const dir of made) rmSync(dir, { recursive: true, force: true });
  },

  ingest: async ({ tempDir }, use) => {
    const ingest = await startIngest({ data: tempDir('ingest'), adminToken: 'for-this-test-only' });
    await use(ingest);
    await ingest.stop();
  },

  startHost: async ({ tempDir }, use) => {
    const running: ChildProcess[] = [];
    await use(async ({ guardian, config }, args = []) => {
      const home = tempDir('home');
      if (guardian !== undefined) writeFileSync(join(home, 'guardian.json'), JSON.stringify(guardian));
      if (config !== undefined) writeFileSync(join(home, 'config.json'), JSON.stringify(config));
      // A person who has set nothing; CI would switch collection off.
      const env = {
        PATH: process.env['PATH'] ?? '',
        HOME: process.env['HOME'] ?? '/',
        TMPDIR: tmpdir(),
        BEACON_HOME: home,
        STALLARI_TELEMETRY: 'on',
      };
      const child = spawn(process.execPath, [CLI, 'beacon', 'serve', '--json', '--no-open', ...args], {
        env,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      running.push(child);
      const line = await new Promise<string>((resolve, reject) => {
        createInterface({ input: child.stdout }).once('line', resolve);
        child.once('exit', (code) => reject(new Error(`the host ended with ${code}`)));
      });
      const { url, pid, home: used } = JSON.parse(line) as { url: string; pid: number; home: string };
      return {
        home: used,
        url,
        pid,
        cli(...command) {
          const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...command], {
            encoding: 'utf8',
            env: { ...env, BEACON_HOME: used },
            timeout: 60_000,
          });
          return { code: status, out: stdout, err: stderr };
        },
        async kill() {
          child.kill('SIGKILL');
          await new Promise((resolve) => child.once('exit', resolve));
        },
      };
    });
    for (const child of running) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
    }
  },
});

export { expect } from '@playwright/test';
