import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readlinkSync } from 'node:fs';
import { linuxProcessTable } from '@adapters/process-table-linux.ts';
import { until } from '@test/temp.ts';
import { afterEach, expect, test } from 'vitest';

const children: ChildProcess[] = [];
function start(script: string): number {
  const child = spawn('sh', ['-c', script], { stdio: 'ignore', detached: true });
  children.push(child);
  return child.pid as number;
}
afterEach(() => {
  for (const { pid } of children.splice(0)) {
    try {
      process.kill(-(pid as number), 'SIGKILL');
    } catch {
      // It has ended by now.
    }
  }
});

const nobody: ReadonlySet<number> = new Set();
const find = <T extends { pid: number }>(rows: readonly T[], pid: number) => rows.find((row) => row.pid === pid);
/** The processes whose `stat` this program keeps open. */
const heldPids = () =>
  readdirSync('/proc/self/fd').flatMap((file) => {
    try {
      const match = /^\/proc\/(\d+)\/stat$/.exec(readlinkSync(`/proc/self/fd/${file}`));
      return match === null ? [] : [Number(match[1])];
    } catch {
      return []; // The listing's own descriptor.
    }
  });

test('sees the processor time of a process that is followed with every reading', async () => {
  const pid = start('while :; do :; done');
  const table = linuxProcessTable();
  await table.follow(nobody);
  const times: number[] = [];
  await until('its time to go on', async () => {
    times.push(find(await table.follow(new Set([pid])), pid)?.cpuMs ?? -1);
    return new Set(times).size > 3;
  });
  expect([...times].sort((a, b) => a - b)).toEqual(times);
});

test('sees a new process, and whose child it is, in the next reading', async () => {
  const table = linuxProcessTable();
  await table.follow(nobody);
  await table.follow(nobody);
  const pid = start('sleep 100 & wait');
  await until('its child', async () => (await table.read()).some(({ ppid }) => ppid === pid));
  const rows = await table.follow(nobody);
  expect(find(rows, pid)?.ppid).toBe(process.pid);
  expect(rows.filter(({ ppid }) => ppid === pid)).toHaveLength(1);
});

test('says of a process that has ended, and that nobody has waited for, that it is gone', async () => {
  const table = linuxProcessTable();
  const parent = start('sh -c "exit 0" & sleep 100');
  const zombie = async () => (await table.read()).filter(({ ppid }) => ppid === parent).length === 1;
  await until('a zombie beside the sleep', zombie);
  for (let reading = 0; reading < 8; reading += 1) {
    expect((await table.follow(nobody)).filter(({ ppid }) => ppid === parent)).toHaveLength(1);
  }
});

test('reads a stranger and its children anew in the moment it is followed', async () => {
  const table = linuxProcessTable();
  const pid = start('sh -c "while :; do :; done" & wait');
  await until('its child', async () => (await table.read()).some(({ ppid }) => ppid === pid));
  await table.follow(nobody);
  const child = (await table.follow(nobody)).find(({ ppid }) => ppid === pid);
  await until('its time to go on', async () => {
    const now = (await table.read()).find(({ ppid }) => ppid === pid);
    return (now?.cpuMs ?? 0) > (child?.cpuMs ?? 0) + 50;
  });
  const rows = await table.follow(new Set([pid]));
  expect(rows.find(({ ppid }) => ppid === pid)?.cpuMs).toBeGreaterThan((child?.cpuMs ?? 0) + 50);
});

test('lets a followed process go with its end, and keeps no file of it open', async () => {
  const pid = start('sleep 100');
  const table = linuxProcessTable();
  const ours = new Set([pid]);
  expect(find(await table.follow(ours), pid)).toBeDefined();
  expect(heldPids()).toContain(pid);
  process.kill(-pid, 'SIGKILL');
  await until('its end', async () => find(await table.follow(ours), pid) === undefined);
  await table.follow(nobody);
  expect(heldPids()).not.toContain(pid);
});

test('500 followed processes keep at most 256 files open, and each is read', async () => {
  const parent = start('i=0; while [ $i -lt 500 ]; do sleep 100 & i=$((i + 1)); done; wait');
  const table = linuxProcessTable();
  let pids = new Set<number>();
  await until(
    '500 children',
    async () => {
      pids = new Set((await table.read()).filter(({ ppid }) => ppid === parent).map(({ pid }) => pid));
      return pids.size === 500;
    },
    30_000,
  );
  const rows = await table.follow(pids);
  expect(rows.filter(({ ppid }) => ppid === parent)).toHaveLength(500);
  const held = () => heldPids().filter((pid) => pids.has(pid)).length;
  expect(held()).toBe(256);
  await table.follow(nobody);
  expect(held()).toBe(0);
});
