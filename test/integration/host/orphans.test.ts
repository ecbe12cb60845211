import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cliAsync, serve } from '@test/cli.ts';
import { guardedHome, marked, marker, probe, status } from '@test/guardian-home.ts';
import { sleep, until } from '@test/temp.ts';
import { describe, expect, test } from 'vitest';

/** Twenty processes: ten ignore SIGTERM, five have grandchildren, two call setsid, three are plain. Each holds the marker. */
function twenty(mark: string): object[] {
  const shell = (name: string, script: string) => ({ name, command: 'sh', args: ['-c', script, mark] });
  return [
    ...Array.from({ length: 10 }, (_, index) =>
      shell(`stubborn-${index}`, `trap "" TERM; while :; do sleep 0.${mark}; done`),
    ),
    ...Array.from({ length: 5 }, (_, index) =>
      shell(`family-${index}`, `sh -c 'sh -c "sleep ${mark} & sleep ${mark}" & wait' & wait`),
    ),
    ...Array.from({ length: 2 }, (_, index) =>
      shell(`leaver-${index}`, `setsid sleep ${mark} & setsid sh -c 'sleep ${mark} & exec sleep ${mark}' & wait`),
    ),
    ...Array.from({ length: 3 }, (_, index) => ({ name: `plain-${index}`, command: 'sleep', args: [mark] })),
  ];
}
/** Waits for it; the 5 s that it may take are counted by `npm run test:kills`, on a computer that does nothing else. */
const nobodyLeft = (mark: string) => until('nobody is left', async () => (await marked(mark)).length === 0);
const allRunning = async (home: string, count: number) =>
  (await status(home)).processes.filter(({ state }) => state === 'running').length === count;

describe('nothing is left', () => {
  test('after kill -9 of Beacon, of 20 processes with 40 in their trees, in 3 rounds', async () => {
    for (let round = 0; round < 3; round += 1) {
      const mark = marker();
      const home = guardedHome(twenty(mark));
      const host = await serve(home);
      await until('all twenty', () => allRunning(home, 20));
      await until('their trees', async () => (await marked(mark)).length >= 40);
      await host.kill();
      await nobodyLeft(mark);
    }
  });

  test('after kill -9 in the middle of starting them', async () => {
    for (const afterMs of [0, 30, 90]) {
      const mark = marker();
      const home = guardedHome(twenty(mark));
      const host = await serve(home);
      await sleep(afterMs);
      await host.kill();
      await nobodyLeft(mark);
      // Nor does anybody come late.
      await sleep(1000);
      expect(await marked(mark)).toEqual([]);
    }
  });

  test('after SIGTERM, and the registry is empty', async () => {
    const mark = marker();
    const home = guardedHome(twenty(mark));
    const host = await serve(home);
    await until('all twenty', () => allRunning(home, 20));
    expect(await host.quit()).toBe(0);
    expect(await marked(mark)).toEqual([]);
    expect(readdirSync(join(home, 'state'))).not.toContain('registry.jsonl');
  });

  test('after SIGHUP, as when a terminal is closed', async () => {
    const mark = marker();
    const home = guardedHome([{ name: 'a', command: 'sleep', args: [mark] }]);
    const host = await serve(home);
    await until('it runs', () => allRunning(home, 1));
    host.child.kill('SIGHUP');
    await until('the end of the host', () => host.child.exitCode !== null);
    expect(await marked(mark)).toEqual([]);
  });

  test('when the reaper was killed with Beacon: the next launch sweeps what the registry names', async () => {
    const mark = marker();
    const home = guardedHome(twenty(mark));
    const host = await serve(home);
    await until('all twenty', () => allRunning(home, 20));
    const [reaper] = await probe.matching('sh', 'beacon-reaper');
    const reapers = (await probe.matching('sh', 'beacon-reaper')).filter((pid) =>
      readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(home),
    );
    expect(reaper).toBeDefined();
    expect(reapers).toHaveLength(1);
    for (const pid of reapers) process.kill(pid, 'SIGKILL');
    await host.kill();
    await sleep(500);
    expect((await marked(mark)).length).toBeGreaterThan(0);
    writeFileSync(join(home, 'guardian.json'), '{}');
    await serve(home);
    expect(await marked(mark)).toEqual([]);
    const events = JSON.parse((await cliAsync(home, ['guard', 'events', '--json'])).out).events;
    expect(events).toContainEqual(expect.objectContaining({ event: 'reaped', detail: { processes: 20 } }));
  });

  test('of a wrapper that ends while the server it started lives on', async () => {
    const mark = marker();
    const home = guardedHome([
      {
        name: 'npx',
        command: 'sh',
        args: ['-c', `sleep ${mark} & setsid sleep ${mark} & sleep 0.3; exit 1`],
        restart: { policy: 'never' },
      },
    ]);
    await serve(home);
    await until('its end', async () => (await status(home)).processes[0]?.state === 'stopped');
    expect(await marked(mark)).toEqual([]);
  });
});

describe('one that clears its environment, forks twice and leaves the session at once', () => {
  const escapes = (mark: string) => ({
    name: 'a',
    command: 'sh',
    args: ['-c', `(env -i setsid sh -c 'sleep ${mark} & sleep ${mark}' >/dev/null 2>&1 &) ; exec sleep ${mark}`],
  });

  test('is counted with its two children, and ends with guard stop', async () => {
    const mark = marker();
    const home = guardedHome([escapes(mark)]);
    await serve(home);
    await until('all four', async () => (await marked(mark)).length === 4);
    await until('their count', async () => (await status(home)).processes[0]?.subprocesses === 3);
    await cliAsync(home, ['guard', 'stop', 'a']);
    await until('its end', async () => (await status(home)).processes[0]?.state === 'stopped');
    expect(await marked(mark)).toEqual([]);
  });

  test('ends when Beacon quits, and after kill -9, before any poll', async () => {
    for (const way of ['quit', 'kill'] as const) {
      const mark = marker();
      const home = guardedHome([escapes(mark)], { poll_interval_ms: 60_000 });
      const host = await serve(home);
      await until('all four', async () => (await marked(mark)).length === 4);
      await host[way]();
      if (way === 'kill') await nobodyLeft(mark);
      expect(await marked(mark)).toEqual([]);
    }
  });
});

describe('a bystander is never touched', () => {
  test('whose pid stands in the registry of a dead run with another start time', async () => {
    const { spawn } = await import('node:child_process');
    const bystander = spawn('sleep', [marker()]);
    const home = guardedHome([]);
    const first = await serve(home);
    const boot = JSON.parse(readFileSync(join(home, 'state', 'host.lock'), 'utf8')).boot_id;
    await first.kill();
    writeFileSync(
      join(home, 'state', 'registry.jsonl'),
      `${JSON.stringify({ pid: bystander.pid, start: '1', run: 'f'.repeat(32), boot, name: 'x' })}\n`,
    );
    await serve(home);
    await sleep(500);
    expect(bystander.exitCode).toBeNull();
    expect(bystander.signalCode).toBeNull();
    bystander.kill('SIGKILL');
  });
});

describe('an unclean exit of Beacon', () => {
  test('is reported at the next start with the dead run’s own context, once', async () => {
    const mark = marker();
    const home = guardedHome([{ name: 'a', command: 'sleep', args: [mark] }]);
    const host = await serve(home);
    // The first ones may be of a process that is not there yet.
    await until('a sample of it, and its start', () =>
      readdirSync(join(home, 'journal'))
        .map((name) => readFileSync(join(home, 'journal', name), 'utf8'))
        .some((text) => text.includes('"started"') && /"sample".*"subprocess_count": ?1\b/.test(text)),
    );
    await host.kill();
    const next = await serve(home);
    const listed = async () => JSON.parse((await cliAsync(home, ['beacon', 'list', '--json'])).out).reports;
    await until('the report', async () => (await listed()).length > 0);
    const reports = await listed();
    expect(reports).toMatchObject([{ component: 'beacon.host', cause: 'ended without saying goodbye' }]);
    const { report } = JSON.parse((await cliAsync(home, ['beacon', 'inspect', reports[0].id, '--json'])).out);
    expect(report.crash).toMatchObject({ type: 'unclean_exit', resource_snapshot: { subprocess_count: 1 } });
    expect(report.crash.breadcrumbs.map(({ event }: { event: string }) => event)).toEqual([
      'host_started',
      'started',
      'crash',
    ]);
    await next.quit();
    await serve(home);
    expect(await listed()).toHaveLength(1);
  });
});
