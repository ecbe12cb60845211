import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '@test/cli.ts';
import { guardedHome, marked, marker, probe, status, writeGuardian } from '@test/guardian-home.ts';
import { openSocket } from '@test/socket.ts';
import { sleep, tempDir, until } from '@test/temp.ts';
import { describe, expect, onTestFinished, test } from 'vitest';

const named = async (home: string, name = 'a') => (await status(home)).processes.find((one) => one.name === name);
const log = (home: string) => readFileSync(join(home, 'guardian_events.jsonl'), 'utf8');
const loads = (home: string) => log(home).split('"config_loaded"').length - 1;

/** The file is changed, and taken. */
async function change(home: string, processes: readonly object[], rest: object = {}): Promise<void> {
  const before = loads(home);
  writeGuardian(home, processes, rest);
  await until('the file is taken', () => loads(home) > before);
}

describe('a change of guardian.json while Beacon runs', () => {
  test('gives a running process another health check without a restart, and goes by it', async () => {
    const well = join(tempDir(), 'well');
    writeFileSync(well, '');
    const entry = { name: 'a', command: 'sleep', args: [marker()] };
    const home = guardedHome([entry]);
    await serve(home);
    await until('it runs', async () => (await named(home))?.state === 'running');
    const pid = (await named(home))?.pid;
    const health = { command: ['test', '-e', well], interval_s: 1, timeout_s: 2 };
    await change(home, [{ ...entry, health }]);
    await sleep(1500);
    expect((await named(home))?.pid).toBe(pid);
    await change(home, [
      { ...entry, health: { ...health, command: ['test', '-e', `${well}-moved`] }, start_timeout_s: 1 },
    ]);
    expect((await named(home))?.pid).toBe(pid);
    await until('it is stopped as hung', () => log(home).includes('"hang"'));
  });

  test('that takes the check away makes a process that waited for its first success run', async () => {
    const entry = { name: 'a', command: 'sleep', args: [marker()] };
    const home = guardedHome([{ ...entry, health: { command: ['false'], interval_s: 1, timeout_s: 1 } }]);
    await serve(home);
    await until('it starts', async () => (await named(home))?.pid != null);
    const { pid, state } = (await named(home)) ?? {};
    expect(state).toBe('starting');
    await change(home, [entry]);
    await until('it runs', async () => (await named(home))?.state === 'running');
    expect((await named(home))?.pid).toBe(pid);
  });

  test('that mends a command which could not run starts it, and leaves what the person stopped as it is', async () => {
    const mark = marker();
    const stopped = { name: 'stopped', command: 'sleep', args: [marker()] };
    const home = guardedHome([{ name: 'a', command: 'no-such-command' }, stopped]);
    await serve(home);
    const socket = await openSocket(home);
    await until('it could not run', async () => (await named(home))?.last_exit?.code === 127);
    await socket.ask('guard.stop', { name: 'stopped' });
    await until('it is stopped', async () => (await named(home, 'stopped'))?.state === 'stopped');
    await change(home, [
      { name: 'a', command: 'sleep', args: [mark] },
      { ...stopped, args: [marker()] },
    ]);
    await until('it runs', async () => (await named(home))?.state === 'running');
    expect(await marked(mark)).toHaveLength(1);
    expect((await named(home, 'stopped'))?.state).toBe('stopped');
  });

  test('that mends what the breaker had given up gives it its trial at once', async () => {
    const home = guardedHome([{ name: 'a', command: 'false', restart: { max_failures: 1 } }]);
    await serve(home);
    await until('it is given up', async () => (await named(home))?.state === 'open');
    await change(home, [
      { name: 'a', command: 'sleep', args: [marker()], restart: { max_failures: 1, stable_after_s: 1 } },
    ]);
    await until('its trial is passed', async () => (await named(home))?.state === 'running');
    expect((await named(home))?.breaker.state).toBe('closed');
  });

  test('of the defaults takes effect on those that say nothing of their own, joined ones too, and restarts nobody', async () => {
    const own = { name: 'own', command: 'sleep', args: [marker()], rss_mb: 300 };
    const entry = { name: 'a', command: 'sleep', args: [marker()] };
    const home = guardedHome([entry, own]);
    await serve(home);
    const socket = await openSocket(home);
    const guest = spawn('sleep', [marker()]);
    onTestFinished(() => void guest.kill('SIGKILL'));
    const pid = guest.pid as number;
    const joined = {
      pid,
      start_time: await probe.startTime(pid),
      name: 'guest',
      kind: 'job',
      budgets: { rss_mb: 400 },
    };
    await socket.ask('join', joined);
    await until('they run', async () => (await status(home)).processes.every(({ state }) => state === 'running'));
    const before = (await status(home)).processes.map((one) => one.pid);
    await change(home, [entry, own], { defaults: { rss_mb: 777, cpu_percent: 55, cpu_sustained_s: 60 } });
    const after = (await status(home)).processes;
    expect(after.map(({ name, budget }) => [name, budget.rss_mb, budget.cpu_percent, budget.cpu_sustained_s])).toEqual([
      ['a', 777, 55, 60],
      ['own', 300, 55, 60],
      ['guest', 400, 55, 60],
    ]);
    expect(after.map((one) => one.pid)).toEqual(before);
  });

  test('of defaults.stdin restarts those it concerns, and only those', async () => {
    const mark = marker();
    const entry = { name: 'a', command: 'sleep', args: [mark] };
    const own = { name: 'own', command: 'sleep', args: [marker()], stdin: 'open' };
    const home = guardedHome([entry, own]);
    await serve(home);
    await until('they run', async () => (await status(home)).processes.every(({ state }) => state === 'running'));
    const [a, o] = [await named(home), await named(home, 'own')];
    await change(home, [entry, own], {
      defaults: { grace_s: 0, stdin_timeout_s: 0.2, stop_timeout_s: 1, stdin: 'null' },
    });
    await until('it is another one', async () => {
      const now = await named(home);
      return now?.state === 'running' && now.pid !== a?.pid;
    });
    expect((await named(home, 'own'))?.pid).toBe(o?.pid);
  });
});
