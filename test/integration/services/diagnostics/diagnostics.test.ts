import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileLocks } from '@adapters/file-lock.ts';
import { homeFolder } from '@adapters/home-folder.ts';
import { bootId, machine } from '@adapters/machine.ts';
import { nodeDigest, systemChance } from '@adapters/system-clock.ts';
import { FleetStatus } from '@contract/fleet.ts';
import { DiagnosticReport } from '@contract/report.ts';
import { readEnvironment } from '@core/consent/environment.ts';
import { DayBook } from '@services/diagnostics/day-counts.ts';
import { Diagnostics } from '@services/diagnostics/diagnostics.ts';
import { EventLog } from '@services/guardian/event-log.ts';
import { ReportStore } from '@services/reports/report-store.ts';
import { rightsReader, SettingsStore } from '@services/settings/settings.ts';
import { serve } from '@test/cli.ts';
import { guardedHome, probe } from '@test/guardian-home.ts';
import { HandClock } from '@test/hand-clock.ts';
import { ran } from '@test/sdk.ts';
import { tempDir, until } from '@test/temp.ts';
import { describe, expect, test } from 'vitest';

const HOUR = 60 * 60_000;
const on = (home: string) => writeFileSync(join(home, 'config.json'), '{ "consent": { "diagnostics": true } }');
const off = (home: string) =>
  writeFileSync(join(home, 'config.json'), '{ "consent": { "diagnostics": false, "crash_reports": true } }');

/** A wall clock that can be set. */
class SetClock extends HandClock {
  offsetMs = Date.parse('2026-04-03T09:00:00Z');
  override wallMs(): number {
    return super.wallMs() + this.offsetMs;
  }
}

const emptyFleet = FleetStatus.parse({
  host: { running: true, pid: 1 },
  paused: false,
  paused_until: null,
  fleet: {
    rss_mb: 0,
    ceiling_mb: 1000,
    memory_mb: 2000,
    cpu_percent: 0,
    cores: 2,
    pressure: null,
    over_ceiling: false,
  },
  processes: [],
  watched: [],
  config_problem: null,
  poll_interval_ms: 2000,
});

async function host(home: string, clock = new SetClock(), env: Record<string, string> = {}) {
  const files = homeFolder(home);
  await files.prepare();
  const self = async () => ({
    pid: process.pid,
    startTime: (await probe.startTime(process.pid)) ?? '',
    bootId: await bootId(),
    startTimeOf: (pid: number) => probe.startTime(pid),
  });
  const locks = fileLocks(join(home, 'state'), self);
  const settings = new SettingsStore(files, locks, clock, systemChance);
  const log = new EventLog(files, clock);
  const diagnostics = new Diagnostics({
    rights: rightsReader(settings, readEnvironment(env), null),
    settings,
    store: new ReportStore(files, locks, clock, nodeDigest),
    machine: machine(),
    digest: nodeDigest,
    chance: systemChance,
    clock,
    log,
    scrubContext: async () => ({}),
    onChange: () => undefined,
    book: new DayBook(files, locks, clock),
    version: '0.1.0',
    status: () => emptyFleet,
  });
  return { clock, diagnostics, log };
}

function reports(home: string): DiagnosticReport[] {
  return readdirSync(join(home, 'pending'))
    .filter((name) => /^brpt_[0-9a-f]+\.json$/.test(name))
    .map((name) => DiagnosticReport.parse(JSON.parse(readFileSync(join(home, 'pending', name), 'utf8'))));
}

describe('the daily diagnostic report', () => {
  test('comes once in 24 h with the counts of the day, over a restart of the host, and begins anew after it', async () => {
    const home = tempDir();
    on(home);
    const first = await host(home);
    await first.diagnostics.look();
    first.diagnostics.dispatch('succeeded');
    first.diagnostics.dispatch('failed');
    first.diagnostics.sample(300 * 1024 ** 2);
    first.diagnostics.event(first.log.add('stopping', 'a', { why: 'memory_budget' }));
    first.diagnostics.event(first.log.add('stopping', 'a', { why: 'person' }));
    first.diagnostics.event(first.log.add('restart_scheduled', 'a', { delay_s: 1 }));
    first.diagnostics.event(first.log.add('breaker_opened', 'a', { failures: 12 }));
    await first.clock.pass(23 * HOUR);
    await first.diagnostics.stop();
    expect(reports(home)).toEqual([]);
    const second = await host(home, first.clock);
    second.diagnostics.dispatch('succeeded');
    await second.clock.pass(HOUR);
    await second.diagnostics.look();
    await second.diagnostics.look();
    expect(reports(home)).toMatchObject([
      {
        app: { version: '0.1.0', component: 'beacon.host' },
        diagnostic: {
          interval_s: 86_400,
          managed_processes: 0,
          total_managed_rss_mb: 0,
          peak_rss_mb: 300,
          dispatch: { succeeded: 2, failed: 1 },
          mcp: { up: 0, down: 0 },
          guardian: { kills: 1, restarts: 1, trips: 1 },
        },
      },
    ]);
    await second.clock.pass(24 * HOUR);
    await second.diagnostics.look();
    const sums = reports(home).map(({ diagnostic }) => diagnostic.dispatch.succeeded + diagnostic.guardian.kills);
    expect(sums.sort()).toEqual([0, 3]);
  });

  test('does not come while it is off: nothing is counted, and what was counted is gone', async () => {
    const home = tempDir();
    on(home);
    const one = await host(home);
    one.diagnostics.dispatch('failed');
    await one.diagnostics.look();
    expect(existsSync(join(home, 'state', 'diagnostics.json'))).toBe(true);
    off(home);
    one.diagnostics.dispatch('failed');
    await one.diagnostics.look();
    expect(existsSync(join(home, 'state', 'diagnostics.json'))).toBe(false);
    on(home);
    await one.diagnostics.look();
    await one.clock.pass(24 * HOUR);
    await one.diagnostics.look();
    expect(reports(home)).toMatchObject([{ diagnostic: { dispatch: { succeeded: 0, failed: 0 } } }]);
  });

  test.each([[{ STALLARI_TELEMETRY: 'crash' }], [{ DO_NOT_TRACK: '1' }], [{ CI: 'true' }]])(
    'nor under %j',
    async (env) => {
      const home = tempDir();
      on(home);
      const one = await host(home, new SetClock(), env);
      one.diagnostics.dispatch('failed');
      await one.diagnostics.look();
      await one.clock.pass(25 * HOUR);
      await one.diagnostics.look();
      expect(reports(home)).toEqual([]);
      expect(existsSync(join(home, 'state', 'diagnostics.json'))).toBe(false);
    },
  );

  test('stands a clock that is set: back by a year begins the day anew, forward by a year makes one report of at most a year', async () => {
    const home = tempDir();
    on(home);
    const one = await host(home);
    await one.diagnostics.look();
    one.clock.offsetMs -= 365 * 24 * HOUR;
    await one.diagnostics.look();
    await one.clock.pass(23 * HOUR);
    await one.diagnostics.look();
    expect(reports(home)).toEqual([]);
    one.clock.offsetMs += 3 * 365 * 24 * HOUR;
    for (let look = 0; look < 5; look += 1) {
      await one.diagnostics.look();
      one.clock.offsetMs += 48 * HOUR;
    }
    expect(reports(home).map(({ diagnostic }) => diagnostic.interval_s)).toEqual([31_536_000]);
  });

  test('begins anew where state/diagnostics.json was torn', async () => {
    const home = tempDir();
    on(home);
    const one = await host(home);
    writeFileSync(join(home, 'state', 'diagnostics.json'), '{ "version": 1, "succ');
    one.diagnostics.dispatch('failed');
    await one.diagnostics.look();
    expect(JSON.parse(readFileSync(join(home, 'state', 'diagnostics.json'), 'utf8'))).toMatchObject({ failed: 1 });
  });
});

describe('beacon.dispatch', () => {
  test('of 10 programs at the same time counts 10, with no host; a host adds its own', async () => {
    const home = guardedHome([]);
    on(home);
    const count = `beacon.init({ component: 'job.a' }); beacon.dispatch('succeeded'); await beacon.flush(30000);`;
    await Promise.all(Array.from({ length: 10 }, () => ran(home, count)));
    const day = () => JSON.parse(readFileSync(join(home, 'state', 'diagnostics.json'), 'utf8'));
    expect(day()).toMatchObject({ succeeded: 10, failed: 0 });
    const hosted = await serve(home);
    await ran(home, count.replace('succeeded', 'failed'));
    await hosted.quit();
    await until('the host has written its counts', () => day().failed === 1);
    expect(day()).toMatchObject({ succeeded: 10, failed: 1 });
  });

  test('counts nothing while diagnostics are off', async () => {
    const home = tempDir();
    off(home);
    await ran(home, `beacon.init({ component: 'job.a' }); beacon.dispatch('succeeded'); await beacon.flush();`);
    expect(existsSync(join(home, 'state', 'diagnostics.json'))).toBe(false);
  });
});
