import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { serve } from '@test/cli.ts';
import { guardedHome, marked, marker, status, writeGuardian } from '@test/guardian-home.ts';
import { hostIn } from '@test/open-host.ts';
import { openSocket } from '@test/socket.ts';
import { until } from '@test/temp.ts';
import { describe, expect, onTestFinished, test } from 'vitest';

const MIB = 1024 ** 2;
const named = async (home: string, name: string) => (await status(home)).processes.find((one) => one.name === name);
const log = (home: string) => readFileSync(join(home, 'guardian_events.jsonl'), 'utf8');
const PER_CENT_MB = totalmem() / MIB / 100;
/** Holds this much, for good. */
const holder = (name: string, mb: number, rest: object = {}) => ({
  name,
  command: process.execPath,
  args: ['-e', `globalThis.kept = Buffer.alloc(${Math.round(mb)} * 1048576, 1); setInterval(() => {}, 1000)`],
  rss_mb: 1_000_000,
  ...rest,
});
/** Three of them are over 1 % of this computer's memory, and two of them are not. */
const third = () => Math.max(10, PER_CENT_MB / 2.4 - 45);

describe('the ceiling of the fleet, at 1 % of the memory of this computer', () => {
  test('stops the one of lowest priority, and pauses dispatch', async () => {
    const processes = [
      holder('kept', third(), { priority: 2 }),
      holder('first', third(), { priority: -1 }),
      holder('second', third(), { priority: 1 }),
    ];
    const home = guardedHome(processes, { fleet: { max_percent_of_memory: 1, on_breach: 'stop' } });
    await serve(home);
    await until('one gave way', async () => (await named(home, 'first'))?.state === 'paused_by_fleet');
    expect((await named(home, 'kept'))?.state).toBe('running');
    expect((await named(home, 'second'))?.state).toBe('running');
    expect((await named(home, 'first'))?.last_exit?.stopped_by).toBe('fleet');
    expect(log(home)).toContain('"dispatch_paused"');
  });

  test('only alerts with on_breach alert, stops nobody, counts nothing that is only watched, and tells who subscribes in the middle of it', async () => {
    const mark = marker();
    const watched = holder('w', third());
    const home = guardedHome([holder('a', third()), holder('b', third()), holder('c', third())], {
      fleet: { max_percent_of_memory: 1, on_breach: 'alert' },
      watch: [{ name: 'other', match: { executable: 'node', args_contain: mark } }],
    });
    const other = spawn(watched.command, [...watched.args, mark], { stdio: 'ignore' });
    onTestFinished(() => void other.kill('SIGKILL'));
    await serve(home);
    await until('the alert', () => log(home).includes('"fleet_over_ceiling"'));
    await until('the watched one is found', async () => ((await status(home)).watched[0]?.rss_mb ?? 0) > 10);
    const { processes, fleet, watched: seen } = await status(home);
    expect(processes.map(({ state }) => state)).toEqual(['running', 'running', 'running']);
    expect(seen).toMatchObject([{ name: 'other', pids: 1, pid_list: [other.pid] }]);
    expect(fleet.over_ceiling).toBe(true);
    const sum = processes.reduce((all, { rss_mb }) => all + (rss_mb ?? 0), 0);
    expect(Math.abs(fleet.rss_mb - sum)).toBeLessThan((seen[0]?.rss_mb ?? 0) / 2);
    const late = await openSocket(home);
    await late.ask('subscribe');
    await until('it is told', () => late.heard.includes('dispatch.pause'));
  });
});

test('guard pause is an event to subscribers, and no pause of dispatch', async () => {
  const home = guardedHome([]);
  await serve(home);
  const socket = await openSocket(home);
  await socket.ask('subscribe');
  await socket.ask('guard.pause', {});
  await socket.ask('guard.resume');
  await until('both', () => socket.heard.length >= 2);
  expect(socket.heard).toEqual(['guardian.event', 'guardian.event']);
});

describe('a restart of Beacon', () => {
  test('after a reboot, with a clock that was set back by a day, keeps breaker, history and certificate, clamped to now', async () => {
    const restart = { max_failures: 2, backoff_initial_s: 0.1, cool_down_s: 600 };
    const home = guardedHome([{ name: 'a', command: 'sh', args: ['-c', 'echo last words >&2; exit 3'], restart }]);
    const host = await serve(home);
    await until('it is given up', async () => (await named(home, 'a'))?.state === 'open');
    await host.quit();
    const path = join(home, 'state', 'breakers.json');
    const saved = JSON.parse(readFileSync(path, 'utf8'));
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z');
    saved.boot_id = 'another boot';
    Object.assign(saved.processes.a, {
      open_since: tomorrow,
      failures_at: [tomorrow, tomorrow],
      restarts_at: [tomorrow],
    });
    writeFileSync(path, JSON.stringify(saved));
    const beforeMs = Date.now();
    await serve(home);
    const one = await named(home, 'a');
    expect(one).toMatchObject({
      state: 'open',
      restarts_24h: 1,
      breaker: { state: 'open', failures: 2 },
      last_exit: { code: 3, stopped_by: 'itself' },
    });
    const nextMs = Date.parse(one?.breaker.next_at ?? '');
    // Its 10 min begin now, neither tomorrow nor over again without end.
    expect(nextMs).toBeGreaterThan(beforeMs + 500_000);
    expect(nextMs).toBeLessThanOrEqual(Date.now() + 601_000);
  });
});

test('a restart that Beacon made is in the history of 24 h after kill -9 of Beacon, too', async () => {
  const home = guardedHome([]);
  const once = `[ -e ${home}/seen ] && exec sleep 100; touch ${home}/seen; exit 3`;
  writeGuardian(home, [{ name: 'a', command: 'sh', args: ['-c', once], restart: { backoff_initial_s: 0.1 } }]);
  const host = await serve(home);
  await until('its second life', async () => {
    const one = (await status(home)).processes[0];
    return one?.state === 'running' && one.restarts_24h === 1;
  });
  const path = join(home, 'state', 'breakers.json');
  await until('it is saved', () => JSON.parse(readFileSync(path, 'utf8')).processes.a.restarts_at.length === 1);
  await host.kill();
  await serve(home);
  expect(await named(home, 'a')).toMatchObject({ restarts_24h: 1, breaker: { failures: 1 }, last_exit: { code: 3 } });
});

test('a health command that hangs is gone after kill -9 of Beacon', async () => {
  const mark = marker();
  const health = {
    command: ['sh', '-c', `trap "" TERM; setsid sleep ${mark} & sleep ${mark}`],
    interval_s: 1,
    timeout_s: 300,
  };
  const home = guardedHome([{ name: 'a', command: 'sleep', args: [marker()], health }]);
  const host = await serve(home);
  await until('the check', async () => (await marked(mark)).length >= 3);
  await host.kill();
  await until('its end', async () => (await marked(mark)).length === 0);
});

test('a change of "notifications" and "ntfy" in config.json holds from the next thing that happens', async () => {
  const heard: string[] = [];
  const phone = createServer((request, response) => {
    heard.push(String(request.url));
    response.end();
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void phone.close());
  await new Promise((resolve) => phone.once('listening', resolve));
  const url = `http://127.0.0.1:${(phone.address() as AddressInfo).port}/t`;
  const cannotStart = (...names: string[]) => names.map((name) => ({ name, command: 'no-such-command' }));
  const home = guardedHome(cannotStart('a'));
  const choose = (choices: object) => writeFileSync(join(home, 'config.json'), JSON.stringify(choices));
  choose({ notifications: false });
  const told: (string | null)[] = [];
  const host = await hostIn(home, { notify: ({ name }) => void told.push(name) });
  onTestFinished(() => host.close());
  const ended = (name: string) =>
    until(`the end of ${name}`, () =>
      host.fleet().processes.some((one) => one.name === name && one.last_exit !== null && one.state === 'stopped'),
    );

  await ended('a');
  // What was to be shown was shown before the next thing that the host does.
  await host.view();
  expect(told).toEqual([]);
  choose({ notifications: true, ntfy: { url } });
  writeGuardian(home, cannotStart('a', 'b'));
  await until('it is shown', () => told.length > 0);
  await until('the phone', () => heard.length > 0);
  choose({ notifications: false, ntfy: { url } });
  writeGuardian(home, cannotStart('a', 'b', 'c'));
  await ended('c');
  await host.view();
  expect(told).toEqual(['b']);
  expect(heard).toEqual(['/t']);
});
