import { type ChildProcess, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type Locator, type Page } from '@playwright/test';
import { type RunningIngest, startIngest } from '../../ingest/start.mjs';
import { type Shell, type ShellWindow, toPress } from './chords.ts';
import { startElectron } from './electron-shell.ts';
import { startHeadless } from './headless-shell.ts';

const CLI = join(process.cwd(), 'out', 'cli.mjs');

export interface E2eHost {
  readonly home: string;
  readonly pid: number;
  readonly shell: Shell;
  /** Where the pages come from: `http://127.0.0.1:…`, or `app://beacon` under Electron. */
  readonly origin: string;
  /** The link to the headless host. Under Electron there is none, and asking for it fails the test: see `open`. */
  readonly url: string;
  /**
   * One of Beacon's windows, opened where it is not. Under Electron from the application menu; a browser has one page,
   * which goes there. `watch` is handed the page before anything is loaded into it.
   */
  open(name?: Exclude<ShellWindow, 'consent'>, watch?: (page: Page) => void): Promise<Page>;
  /** A window that something else opens: a button, a key. */
  shown(name: ShellWindow): Promise<Page>;
  /** Follows a `stallari://` link, as the system does, and gives the window that it leads to. Under Electron only. */
  followLink(link: string, leadsTo: ShellWindow): Promise<Page>;
  /** The question of the first launch: a dialog over the one page, or a window of its own. */
  consent(watch?: (page: Page) => void): Promise<{ readonly page: Page; readonly card: Locator }>;
  /** Presses a chord as the keyboard map writes it (`⌘2`), by the keys it has in this shell and on this machine. */
  press(page: Page, chord: string): Promise<void>;
  /** Runs one command of the CLI beside the host. */
  cli(...args: string[]): { readonly code: number | null; readonly out: string; readonly err: string };
  kill(): Promise<void>;
}

/** What the two shells do differently. */
export interface RunningShell {
  readonly process: ChildProcess;
  readonly home: string;
  readonly pid: number;
  readonly origin: string;
  readonly url: string | null;
  readonly open: E2eHost['open'];
  readonly shown: E2eHost['shown'];
  readonly consent: E2eHost['consent'];
  readonly followLink: E2eHost['followLink'];
  stop(): Promise<void>;
}

export interface HostFiles {
  readonly guardian?: object;
  readonly config?: object;
  /** The lines of state/network.jsonl. */
  readonly requests?: readonly object[];
  /** Beside what a person has who has set nothing. */
  readonly env?: Readonly<Record<string, string>>;
  /** The person's own home folder, where MCP clients have their files; else that of whoever runs the tests. */
  readonly person?: string;
}

export interface E2e {
  /** Of the project: which shell shows the windows. */
  readonly shell: Shell;
  readonly tempDir: (name: string) => string;
  readonly ingest: RunningIngest;
  /** What the ingest writes to its console in a test that makes it fail; every other line of it is shown. */
  readonly ingestMaySay: RegExp;
  /** A real host over a home that holds this guardian.json, with this config.json. `args` are the headless host's. */
  readonly startHost: (files: HostFiles, args?: string[]) => Promise<E2eHost>;
}

/** Everything real: the host in a process of its own, and the ingest in workerd. Each ends with its test. */
export const test = base.extend<E2e>({
  shell: ['headless', { option: true }],

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

  ingestMaySay: [/^$/, { option: true }],

  ingest: async ({ tempDir, ingestMaySay }, use) => {
    const onSaid = (line: string) => {
      if (!ingestMaySay.test(line)) process.stderr.write(`ingest: ${line}\n`);
    };
    const ingest = await startIngest({ data: tempDir('ingest'), adminToken: 'for-this-test-only', onSaid });
    await use(ingest);
    await ingest.stop();
  },

  startHost: async ({ tempDir, shell, page, colorScheme }, use) => {
    const running: RunningShell[] = [];
    await use(async ({ guardian, config, requests, person, env: more = {} }, args = []) => {
      const home = tempDir('home');
      if (guardian !== undefined) writeFileSync(join(home, 'guardian.json'), JSON.stringify(guardian));
      if (config !== undefined) writeFileSync(join(home, 'config.json'), JSON.stringify(config));
      if (requests !== undefined) {
        mkdirSync(join(home, 'state'));
        const lines = requests.map((one) => `${JSON.stringify(one)}\n`);
        writeFileSync(join(home, 'state', 'network.jsonl'), lines.join(''));
      }
      // A person who has set nothing; CI would switch collection off.
      const env = {
        PATH: process.env['PATH'] ?? '',
        HOME: person ?? process.env['HOME'] ?? '/',
        TMPDIR: tmpdir(),
        BEACON_HOME: home,
        STALLARI_TELEMETRY: 'on',
        ...more,
      };
      const started =
        shell === 'headless'
          ? await startHeadless({ cli: CLI, env, args, page })
          : await startElectron({ env, userData: tempDir('chromium'), home, colorScheme: colorScheme ?? null });
      running.push(started);
      return hostOf(started, shell, env);
    });
    for (const one of running) {
      if (one.process.exitCode === null && one.process.signalCode === null) await one.stop();
    }
  },
});

function hostOf(started: RunningShell, shell: Shell, env: Readonly<Record<string, string>>): E2eHost {
  const { home, pid, origin, url, process: child } = started;
  return {
    home,
    pid,
    shell,
    origin,
    get url() {
      if (url === null) throw new Error('Under Electron there is no link: take host.open(), or tag the spec @browser.');
      return url;
    },
    open: started.open,
    shown: started.shown,
    consent: started.consent,
    followLink: started.followLink,
    press: (page, chord) => page.keyboard.press(toPress(chord, shell)),
    cli(...command) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...command], {
        encoding: 'utf8',
        env: { ...env, BEACON_HOME: home },
        timeout: 60_000,
      });
      return { code: status, out: stdout, err: stderr };
    },
    async kill() {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) {
        await new Promise((resolve) => child.once('exit', resolve));
      }
    },
  };
}

export { expect } from '@playwright/test';
