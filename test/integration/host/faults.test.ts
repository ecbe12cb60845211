import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessStatus } from '@contract/fleet.ts';
import type { GuardianEvent } from '@contract/guardian-log.ts';
import { cliAsync, serve } from '@test/cli.ts';
import { guardedHome, marked, marker, status } from '@test/guardian-home.ts';
import { sleep, tempDir, until } from '@test/temp.ts';
import { describe, expect, test } from 'vitest';

/** Real processes that misbehave, each looked at in the status of its host while it does, and in `guard events` after. */

async function one(home: string, name = 'a'): Promise<ProcessStatus> {
  const found = (await status(home)).processes.find((process) => process.name === name);
  if (found === undefined) throw new Error(`no process ${name}`);
  return found;
}
/** Waits until the process looks like this, and answers how it looked. */
async function seen(home: string, what: string, is: (process: ProcessStatus) => boolean, name = 'a') {
  let last = await one(home, name);
  await until(what, async () => {
    last = await one(home, name);
    return is(last);
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}; last seen: ${JSON.stringify(last)}`);
  });
  return last;
}
async function events(home: string, name = 'a'): Promise<readonly GuardianEvent[]> {
  const { out } = await cliAsync(home, ['guard', 'events', '--json']);
  return (JSON.parse(out).events as GuardianEvent[]).filter((event) => event.name === name);
}
const names = (list: readonly GuardianEvent[]) => list.map(({ event }) => event);
const reports = async (home: string) =>
  JSON.parse((await cliAsync(home, ['beacon', 'list', '--json'])).out).reports as { cause: string; type: string }[];
const shell = (script: string, rest: object = {}) => ({ name: 'a', command: 'sh', args: ['-c', script], ...rest });

describe('a process that leaks', () => {
  test('over its 150 MB is stopped and started again, with its numbers in every place', async () => {
    // Only the first life leaks: the second is to be looked at in peace.
    const leak = `const { existsSync, writeFileSync } = require('node:fs');
      const kept = [];
      const calm = existsSync(process.argv[1]);
      writeFileSync(process.argv[1], '');
      setInterval(() => calm || kept.push(Buffer.alloc(5 << 20, 1)), 100)`;
    const args = ['-e', leak, join(tempDir(), 'lived')];
    const home = guardedHome([
      { name: 'a', command: process.execPath, args, rss_mb: 150, restart: { backoff_initial_s: 4 } },
    ]);
    await serve(home);
    const before = await seen(home, 'some memory', ({ rss_mb }) => (rss_mb ?? 0) > 60);
    expect(before).toMatchObject({ state: 'running', restarts_24h: 0, budget: { rss_mb: 150 }, last_exit: null });
    const after = await seen(home, 'its delay', ({ state }) => state === 'backing_off');
    expect(after).toMatchObject({ pid: null, rss_mb: null, breaker: { state: 'closed', failures: 1 } });
    expect(after.last_exit).toMatchObject({ stopped_by: 'memory_budget' });
    expect(after.breaker.next_at).not.toBeNull();
    const again = await seen(home, 'a new life', ({ state }) => state === 'running');
    expect(again.pid).not.toBe(before.pid);
    expect(again.restarts_24h).toBe(1);
    const said = await events(home);
    expect(names(said)).toEqual([
      'started',
      'memory_over_budget',
      'stopping',
      'exited',
      'restart_scheduled',
      'report_written',
      'started',
    ]);
    expect(said[1]?.detail).toMatchObject({ limit_mb: 150, action: 'restart' });
    expect(said[1]?.detail['rss_mb']).toBeGreaterThan(150);
    expect(said[2]?.detail).toEqual({ why: 'memory_budget' });
    expect(await reports(home)).toMatchObject([{ type: 'crash' }]);
  });
});

describe('a process that spins', () => {
  test('over 5 % of a core for 1 s is stopped where cpu says stop, and stays stopped', async () => {
    const home = guardedHome([
      shell('while :; do :; done', { cpu_percent: 5, cpu_sustained_s: 1, on_breach: { cpu: 'stop' } }),
    ]);
    await serve(home);
    const after = await seen(home, 'its end', ({ state }) => state === 'stopped');
    expect(after).toMatchObject({ pid: null, cpu_percent: null, last_exit: { stopped_by: 'cpu_budget' } });
    const said = await events(home);
    expect(names(said).slice(0, 4)).toEqual(['started', 'cpu_over_budget', 'stopping', 'exited']);
    expect(said[1]?.detail).toMatchObject({ limit_percent: 5, action: 'stop' });
  });

  test('is alerted on once and left running where nothing else is said', async () => {
    const spin = 'while :; do :; done';
    const home = guardedHome([
      shell(spin, { cpu_percent: 5, cpu_sustained_s: 1 }),
      shell(spin, { name: 'longer', cpu_percent: 5, cpu_sustained_s: 600 }),
    ]);
    await serve(home);
    await until('the alert', async () => names(await events(home)).includes('over_budget_alert'));
    await sleep(1500);
    expect(names(await events(home)).filter((name) => name === 'over_budget_alert')).toHaveLength(1);
    expect(await one(home)).toMatchObject({ state: 'running', restarts_24h: 0 });
    // What waits for its time to be up says so meanwhile.
    await seen(home, 'its load', (it) => it.over_budget === 'cpu' && (it.cpu_percent ?? 0) > 5, 'longer');
    expect(names(await events(home, 'longer'))).toEqual(['started']);
  });
});

describe('a storm of forks', () => {
  test('whose children each live shorter than a poll is stopped for the processor time of all of them', async () => {
    const child = "sh -c 'i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done'";
    const home = guardedHome(
      [shell(`while :; do ${child}; done`, { cpu_percent: 5, cpu_sustained_s: 3, on_breach: { cpu: 'stop' } })],
      { poll_interval_ms: 1000 },
    );
    await serve(home);
    expect(await seen(home, 'its end', ({ state }) => state === 'stopped')).toMatchObject({
      last_exit: { stopped_by: 'cpu_budget' },
    });
  });

  test('of 150 processes is counted whole, and nothing of it is left once its memory is over the budget', async () => {
    const mark = marker();
    const many = `i=0; while [ $i -lt 150 ]; do sleep ${mark} & i=$((i+1)); done; wait`;
    const home = guardedHome([shell(many, { rss_mb: 4000 })]);
    await serve(home);
    const whole = await seen(home, 'all 150', ({ subprocesses }) => (subprocesses ?? 0) >= 150);
    expect(whole.rss_mb).toBeGreaterThan(50);
    expect((await status(home)).fleet.rss_mb).toBeGreaterThan(50);
    writeFileSync(
      join(home, 'guardian.json'),
      JSON.stringify({
        poll_interval_ms: 200,
        defaults: { grace_s: 0, stdin_timeout_s: 0.2, stop_timeout_s: 1 },
        processes: [shell(many, { rss_mb: 20, on_breach: 'stop' })],
      }),
    );
    await seen(home, 'its end', ({ state }) => state === 'stopped');
    expect(await marked(mark)).toEqual([]);
    expect((await status(home)).fleet.rss_mb).toBe(0);
  });
});

describe('a process that crashes at once, again and again', () => {
  test('is tried 4 times, then no more; reset closes the breaker and starts it', async () => {
    const home = guardedHome([
      shell('echo "boom" >&2; exit 3', {
        restart: { max_failures: 4, window_s: 600, backoff_initial_s: 0.1, cool_down_s: 600 },
      }),
    ]);
    await serve(home);
    const open = await seen(home, 'the open breaker', ({ state }) => state === 'open');
    expect(open).toMatchObject({
      pid: null,
      restarts_24h: 3,
      breaker: { state: 'open', failures: 4 },
      last_exit: { code: 3, signal: null, stopped_by: 'itself' },
    });
    expect(Date.parse(open.breaker.next_at ?? '')).toBeGreaterThan(Date.now() + 500_000);
    await sleep(1000);
    expect(await one(home)).toEqual(open);
    const said = names(await events(home)).filter((name) => name !== 'report_written');
    const life = ['started', 'exited', 'restart_scheduled'];
    expect(said).toEqual([...life, ...life, ...life, 'started', 'exited', 'breaker_opened']);
    expect((await cliAsync(home, ['guard', 'reset', 'a'])).code).toBe(0);
    await seen(home, 'more tries', ({ restarts_24h, state }) => restarts_24h >= 6 && state === 'open');
    expect(names(await events(home))).toContain('breaker_reset');
  });
});

describe('a process that is asked to stop', () => {
  test('and ignores SIGTERM is seen stopping, and is killed with its family', async () => {
    const mark = marker();
    const home = guardedHome([shell(`trap "" TERM; sleep ${mark} & while :; do sleep 0.${mark}; done`)]);
    await serve(home);
    await until('its family', async () => (await marked(mark)).length >= 2);
    await cliAsync(home, ['guard', 'stop', 'a']);
    await seen(home, 'the stopping', ({ state }) => state === 'stopping' || state === 'stopped');
    expect(await seen(home, 'its end', ({ state }) => state === 'stopped')).toMatchObject({
      last_exit: { signal: 'SIGKILL', stopped_by: 'person' },
      breaker: { failures: 0 },
    });
    expect(await marked(mark)).toEqual([]);
    expect(names(await events(home))).toEqual(['started', 'stopping', 'exited']);
  });

  test('and forks meanwhile leaves nobody', async () => {
    const mark = marker();
    const born = `setsid sleep ${mark} & sleep ${mark} &`;
    const home = guardedHome([shell(`trap '${born}' TERM; while :; do sleep 0.1; done`)]);
    await serve(home);
    await seen(home, 'its life', ({ state }) => state === 'running');
    await cliAsync(home, ['guard', 'stop', 'a']);
    await seen(home, 'its end', ({ state }) => state === 'stopped');
    expect(await marked(mark)).toEqual([]);
  });

  test('and started again before it is gone, runs again', async () => {
    const mark = marker();
    const home = guardedHome([shell(`trap "" TERM; sleep ${mark} & while :; do sleep 0.${mark}; done`)]);
    await serve(home);
    await until('its family', async () => (await marked(mark)).length >= 2);
    const { pid } = await one(home);
    await cliAsync(home, ['guard', 'stop', 'a']);
    await cliAsync(home, ['guard', 'start', 'a']);
    const again = await seen(home, 'a new life', (process) => process.state === 'running' && process.pid !== pid);
    expect(again.breaker.failures).toBe(0);
  });

  test('and has a child in a session of its own is counted with it, and takes it along', async () => {
    const mark = marker();
    const home = guardedHome([shell(`setsid sleep ${mark} & exec sleep ${mark}`)]);
    await serve(home);
    await seen(home, 'both', ({ subprocesses }) => subprocesses === 1);
    await cliAsync(home, ['guard', 'stop', 'a']);
    await seen(home, 'its end', ({ state }) => state === 'stopped');
    expect(await marked(mark)).toEqual([]);
  });
});

describe('a process that hangs', () => {
  test('is starting until its first healthy answer, and is stopped and started again after three that fail', async () => {
    const file = join(tempDir(), 'healthy');
    const home = guardedHome([
      shell('while :; do sleep 0.1; done', {
        health: { command: ['test', '-e', file], interval_s: 1, timeout_s: 5 },
        restart: { backoff_initial_s: 1 },
      }),
    ]);
    await serve(home);
    await seen(home, 'its start', ({ state }) => state === 'starting');
    writeFileSync(file, '');
    await seen(home, 'its readiness', ({ state }) => state === 'running');
    rmSync(file);
    const after = await seen(
      home,
      'its delay',
      ({ state, restarts_24h }) => state === 'backing_off' || restarts_24h > 0,
    );
    expect(after).toMatchObject({ last_exit: { stopped_by: 'hang' }, breaker: { failures: 1 } });
    const said = names(await events(home)).filter((name) => name !== 'report_written');
    expect(said.slice(0, 9)).toEqual([
      'started',
      'ready',
      'health_failed',
      'health_failed',
      'health_failed',
      'hang',
      'stopping',
      'exited',
      'restart_scheduled',
    ]);
  });
});

describe('a host that stands still for 10 s, as over a sleep', () => {
  test('stops nobody and calls nobody hung, with polls every 200 ms, a CPU window of 3 s and health checks every second', async () => {
    const home = guardedHome([
      shell('while :; do :; done', { name: 'busy', cpu_percent: 150, cpu_sustained_s: 3, on_breach: 'stop' }),
      shell('while :; do sleep 0.1; done', {
        name: 'checked',
        health: { command: ['true'], interval_s: 1, timeout_s: 0.5 },
      }),
      { name: 'quiet', command: 'sleep', args: [marker()] },
    ]);
    const host = await serve(home);
    const running = async () => (await status(home)).processes.every(({ state }) => state === 'running');
    await until('all three', running, 30_000);
    const before = (await status(home)).processes.map(({ pid }) => pid);
    host.child.kill('SIGSTOP');
    await sleep(10_000);
    host.child.kill('SIGCONT');
    await sleep(3500);
    expect(await running()).toBe(true);
    expect((await status(home)).processes.map(({ pid }) => pid)).toEqual(before);
    for (const name of ['busy', 'checked', 'quiet']) {
      const said = names(await events(home, name));
      for (const word of ['stopping', 'exited', 'hang', 'over_budget_alert']) expect(said).not.toContain(word);
    }
  });
});
