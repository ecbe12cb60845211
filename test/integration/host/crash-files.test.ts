import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@contract/report.ts';
import { minidump } from '@test/minidump.ts';
import { hostIn } from '@test/open-host.ts';
import { tempDir } from '@test/temp.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { findChromium } from '../../../build/chromium.mjs';
import type { Host } from '../../../src-main/host.ts';

/**
 * The real host with real children, over folders that stand for those of macOS and of Crashpad. The `.ips` files are
 * constructed, the minidumps are made by the Chromium that is here, by the same Crashpad that Electron carries.
 */
const hosts: Host[] = [];
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()));
});

async function start(processes: readonly object[] = [], env: Record<string, string> = {}, home = tempDir()) {
  const reports = join(home, 'DiagnosticReports');
  const dumps = join(home, 'dumps');
  for (const dir of [reports, dumps]) mkdirSync(dir, { recursive: true });
  writeFileSync(
    join(home, 'guardian.json'),
    JSON.stringify({
      version: 1,
      poll_interval_ms: 250,
      defaults: { grace_s: 0, restart: { policy: 'never' } },
      processes,
    }),
  );
  const host = await hostIn(home, { env, crashReportDirs: [reports], dumpDirs: [dumps] });
  hosts.push(host);
  return { home, reports, dumps, host };
}

const written = (home: string) =>
  readdirSync(join(home, 'pending'))
    .filter((name) => /^brpt_[0-9a-f]+\.json$/.test(name))
    .map((name) => JSON.parse(readFileSync(join(home, 'pending', name), 'utf8')) as Extract<Report, { type: 'crash' }>);
const until = async <T>(what: string, look: () => T | null | undefined | false): Promise<T> => {
  for (let tries = 0; tries < 900; tries += 1) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`It never came: ${what}`);
};
const pidOf = (host: Host, name: string) =>
  until(`a pid of ${name}`, () => host.fleet().processes.find((one) => one.name === name)?.pid);
/** As macOS writes it: local time with an offset. */
const macTime = (ms: number) => `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')}.0000 +0000`;

function ips(pid: number, more: object = {}, bugType = '309'): string {
  const header = { app_name: 'sleep', bug_type: bugType, timestamp: macTime(Date.now()), name: 'sleep' };
  const body = {
    pid,
    procName: 'sleep',
    procPath: '/Users/ada/northwind-payroll/sleep',
    parentProc: 'zsh',
    captureTime: macTime(Date.now()),
    procLaunch: macTime(Date.now() - 60_000),
    exception: { type: 'EXC_BAD_ACCESS', signal: 'SIGSEGV' },
    faultingThread: 0,
    threads: [
      {
        frames: [
          { imageOffset: 7184, symbol: 'StallariDaemon.ProcessManager.spawn(_:)', symbolLocation: 420, imageIndex: 0 },
        ],
      },
    ],
    usedImages: [{ name: 'sleep', path: '/Users/ada/northwind-payroll/sleep' }],
    ...more,
  };
  return `${JSON.stringify(header)}\n${JSON.stringify(body, null, 2)}\n`;
}
const sleeper = { name: 'sleeper', command: 'sleep', args: ['86411'], component: 'test.sleeper' };

describe('a crash report of macOS about a managed process', () => {
  test('takes the place of the bare report of the same end: 1 report, with its stack, and the certificate names it', async () => {
    const { home, reports, host } = await start([sleeper]);
    const pid = await pidOf(host, 'sleeper');
    process.kill(pid, 'SIGSEGV');
    const [bare] = await until('the bare report', () => written(home).length === 1 && written(home));
    expect(bare?.crash).toMatchObject({ type: 'signal_segv', stack_trace: [] });
    writeFileSync(join(reports, 'sleep-2026-04-03-111500.ips'), ips(pid));
    const [full] = await until('its stack', () => {
      const [one, ...rest] = written(home);
      return one !== undefined && rest.length === 0 && one.report_id !== bare?.report_id && [one];
    });
    expect(full?.crash).toMatchObject({
      type: 'signal_segv',
      signal: 'SIGSEGV',
      error_class: 'EXC_BAD_ACCESS',
      stack_trace: ['0: StallariDaemon.ProcessManager.spawn(_:) + 0x1a4'],
    });
    expect(full?.app.component).toBe('test.sleeper');
    await until('the certificate', () => host.guardian.certificate('sleeper')?.report_id === full?.report_id);
    expect(everythingIn(home)).not.toMatch(/northwind|\/Users\/ada|zsh/);
  });

  test('of somebody else’s process, of no crash, with junk behind it, half written or a link: only ours is told', async () => {
    const { home, reports, host } = await start([{ ...sleeper, restart: { policy: 'never' } }]);
    const pid = await pidOf(host, 'sleeper');
    const put = (name: string, text: string) => writeFileSync(join(reports, name), text);
    put('somebody.ips', ips(process.ppid, { procName: 'Mail' }));
    put('stranger.ips', ips(999_999));
    put('took-the-number-over.ips', ips(pid, { procLaunch: macTime(Date.now() + 3_600_000) }));
    put('energy.ips', ips(pid, {}, '202'));
    put('broken.ips', '{"bug_type":"309"}\n{"pid":');
    put('empty.ips', '');
    put('words.txt', ips(pid));
    writeFileSync(join(home, 'elsewhere'), ips(pid));
    symlinkSync(join(home, 'elsewhere'), join(reports, 'link.ips'));
    put('.hidden.ips', ips(pid));
    put('old.ips', ips(pid));
    utimesSync(join(reports, 'old.ips'), 1_700_000_000, 1_700_000_000);
    // Written in pieces, a second apart: nothing is read before it is whole.
    const whole = ips(pid);
    put('ours.ips', whole.slice(0, 300));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    appendFileSync(join(reports, 'ours.ips'), `${whole.slice(300)}junk } { 12`);
    const [report] = await until('ours', () => written(home).length > 0 && written(home));
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(written(home)).toHaveLength(1);
    expect(report?.crash.stack_trace).toEqual(['0: StallariDaemon.ProcessManager.spawn(_:) + 0x1a4']);
    expect(readdirSync(reports)).toHaveLength(11);
  });

  test('with collection off is told to nobody', async () => {
    const { home, reports, host } = await start([sleeper], { STALLARI_TELEMETRY: 'off' });
    const pid = await pidOf(host, 'sleeper');
    writeFileSync(join(reports, 'ours.ips'), ips(pid));
    await new Promise((resolve) => setTimeout(resolve, 4000));
    expect(written(home)).toEqual([]);
  });
});

describe('a JetsamEvent', () => {
  test('about one of ours is a report with its reason and its memory, and says nothing of the others', async () => {
    const { home, reports, host } = await start([sleeper]);
    const pid = await pidOf(host, 'sleeper');
    const event = {
      memoryStatus: { pageSize: 16384 },
      processes: [
        { pid: 1, name: 'launchd', rpages: 100 },
        { pid: 77_777, name: 'Mail', rpages: 1000, reason: 'per-process-limit' },
        { pid, name: 'sleep', rpages: 65_536, reason: 'per-process-limit' },
      ],
    };
    writeFileSync(join(reports, 'JetsamEvent-2026.ips'), `{"bug_type":"298"}\n${JSON.stringify(event)}`);
    const [report] = await until('the report', () => written(home).length > 0 && written(home));
    expect(report?.crash).toMatchObject({
      type: 'memory_pressure',
      signal: 'SIGKILL',
      jetsam_reason: 'per-process-limit',
      resource_snapshot: { rss_mb: 1024 },
    });
    expect(everythingIn(home)).not.toMatch(/Mail|launchd/);
  });
});

describe('a minidump of Crashpad', () => {
  test('made by a real renderer is read, told without its memory, and gone', async () => {
    const { home, dumps } = await start();
    const profile = tempDir();
    await crashARenderer(profile);
    const name = await until('a dump', () => readdirSync(join(profile, 'pending')).find((one) => one.endsWith('.dmp')));
    const bytes = readFileSync(join(profile, 'pending', name));
    expect(bytes.includes(profile)).toBe(true); // It does hold what must not leave.
    writeFileSync(join(dumps, name), bytes);
    writeFileSync(join(dumps, name.replace('.dmp', '.meta')), 'x');
    const [report] = await until('its report', () => written(home).length > 0 && written(home));
    expect(report?.crash).toMatchObject({ type: 'renderer_gone', signal: 'SIGSEGV' });
    expect(report?.crash.stack_trace[0]).toMatch(/^0: (?:chromium|chrome|<anonymous>) \+ 0x[0-9a-f]+$/);
    expect(report?.app.component).toBe('beacon.window');
    await until('an empty folder', () => readdirSync(dumps).length === 0);
    expect(everythingIn(home)).not.toContain(profile);
  });

  test('and the page that Electron tells of are 1 report', async () => {
    const { home, dumps, host } = await start();
    host.tellFailure({ what: 'renderer_gone', reason: 'crashed', exitCode: 11 });
    await until('the bare report', () => written(home).length === 1);
    const [bare] = written(home);
    writeFileSync(join(dumps, 'a.dmp'), minidump());
    const full = await until('its stack', () => {
      const [one, ...rest] = written(home);
      return rest.length === 0 && one?.crash.stack_trace.length === 1 && one;
    });
    expect(full.report_id).not.toBe(bare?.report_id);
  });

  test('that is still being written is left alone until 2 s of silence', async () => {
    const { home, dumps } = await start();
    const path = join(dumps, 'a.dmp');
    const whole = minidump();
    for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 5)) {
      appendFileSync(path, whole.subarray(at, at + Math.ceil(whole.length / 5)));
      await new Promise((resolve) => setTimeout(resolve, 700));
      expect(existsSync(path)).toBe(true);
      expect(written(home)).toEqual([]);
    }
    await until('its report', () => written(home).length === 1);
    await until('an empty folder', () => !existsSync(path));
  });

  test('that makes no sense, or with collection off, is removed and told to nobody', async () => {
    const off = await start([], { DO_NOT_TRACK: '1' });
    const on = await start();
    writeFileSync(join(off.dumps, 'a.dmp'), minidump());
    writeFileSync(join(on.dumps, 'a.dmp'), 'MDMP but no dump');
    await until('empty folders', () => readdirSync(off.dumps).length + readdirSync(on.dumps).length === 0);
    expect([written(off.home), written(on.home)]).toEqual([[], []]);
  });
});

/** All text that the home folder holds. */
function everythingIn(home: string): string {
  return ['pending', 'state', 'journal', 'logs', '.']
    .flatMap((dir) => readdirSync(join(home, dir), { withFileTypes: true }).map((entry) => ({ dir, entry })))
    .filter(({ entry }) => entry.isFile() && entry.name !== 'elsewhere' && entry.name !== 'guardian.json')
    .map(({ dir, entry }) => readFileSync(join(home, dir, entry.name), 'latin1'))
    .join('\n');
}

/** A page of the Chromium that is here, crashed on purpose; its Crashpad writes to `dir`/pending. */
async function crashARenderer(dir: string): Promise<void> {
  const { chromium } = await import('playwright');
  const executablePath = findChromium();
  const context = await chromium.launchPersistentContext(join(dir, 'profile'), {
    ...(executablePath === null ? {} : { executablePath }),
    args: ['--no-sandbox', '--enable-crash-reporter', `--crash-dumps-dir=${dir}`],
    env: { ...process.env, BREAKPAD_DUMP_LOCATION: dir } as Record<string, string>,
  });
  const page = await context.newPage();
  await page.goto('chrome://crash').catch(() => undefined); // That is what it is for.
  await until('a dump', () => existsSync(join(dir, 'pending')) && readdirSync(join(dir, 'pending')).length > 0);
  await context.close();
}
