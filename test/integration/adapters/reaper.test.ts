import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { linuxProcessTable } from '@adapters/process-table-linux.ts';
import { shellReaper } from '@adapters/reaper.ts';
import { tempDir, until } from '@test/temp.ts';
import { describe, expect, test } from 'vitest';

const probe = linuxProcessTable();
const run = () => `run${Math.random().toString(16).slice(2)}`;

/** Starts a shell script in a session of its own, as the launcher does. */
function leader(script: string, token: string | null): number {
  const child = spawn('/bin/sh', ['-c', script], {
    detached: true,
    stdio: 'ignore',
    env: { PATH: process.env['PATH'], ...(token === null ? {} : { BEACON_RUN: token }) },
  });
  child.unref();
  return child.pid as number;
}
async function registryOf(pids: readonly number[], token: string, extra = ''): Promise<string> {
  const path = join(tempDir(), 'registry.jsonl');
  const lines = await Promise.all(
    pids.map(async (pid) =>
      JSON.stringify({ pid, start: await probe.startTime(pid), run: token, boot: 'b', name: 'a "quoted" name' }),
    ),
  );
  writeFileSync(path, `${lines.join('\n')}\n${extra}`);
  return path;
}
/** Processes whose command line holds this marker. */
const marked = async (marker: string) =>
  (await Promise.all(['sleep', 'sh'].map((name) => probe.matching(name, marker)))).flat();

describe('the reaper', () => {
  test('ends a leader that ignores SIGTERM, its child with an empty environment, and a child that called setsid', async () => {
    const token = run();
    const marker = `31${Date.now()}`;
    const pid = leader(
      `trap "" TERM; env -i sleep ${marker} & setsid sleep ${marker} & while :; do sleep 0.${marker}; done`,
      `${token}-1`,
    );
    await until('three processes', async () => (await marked(marker)).length >= 3);
    await shellReaper().sweep(await registryOf([pid], token), token);
    expect(await marked(marker)).toEqual([]);
    expect(await probe.startTime(pid)).toBeNull();
  });

  test('leaves alone what another run has registered by then, though the file is the same', async () => {
    const pid = leader(`exec sleep 36${Date.now()}`, null);
    await shellReaper().sweep(await registryOf([pid], run()), run());
    expect(await probe.startTime(pid)).not.toBeNull();
    process.kill(pid, 'SIGKILL');
  });

  test('finds a double fork by BEACON_RUN alone, with nothing in the registry', async () => {
    const token = run();
    const marker = `32${Date.now()}`;
    leader(`(setsid sleep ${marker} &) ; exit 0`, `${token}-7`);
    await until('the grandchild', async () => (await marked(marker)).length === 1);
    await shellReaper().sweep(join(tempDir(), 'none.jsonl'), token);
    expect(await marked(marker)).toEqual([]);
  });

  test('is replaced when somebody kills it, and still ends what Beacon leaves', async () => {
    const token = run();
    const marker = `37${Date.now()}`;
    const registry = join(tempDir(), 'none.jsonl');
    const reaper = shellReaper();
    await reaper.watch(registry, token);
    const own = async () => await probe.matching('sh', token);
    await until('the reaper', async () => (await own()).length === 1);
    const [first] = await own();
    process.kill(first as number, 'SIGKILL');
    await until('another', async () => (await own()).some((pid) => pid !== first));
    leader(`sleep ${marker}; :`, `${token}-1`);
    await until('the process', async () => (await marked(marker)).length > 0);
    await reaper.finish(10_000);
    expect(await marked(marker)).toEqual([]);
    expect(await own()).toEqual([]);
  });

  test('spares a reused pid: the registered start time is not its own', async () => {
    const marker = `33${Date.now()}`;
    const pid = leader(`sleep ${marker}`, null);
    await until('the bystander', async () => (await marked(marker)).length > 0);
    const registry = join(tempDir(), 'registry.jsonl');
    writeFileSync(registry, `${JSON.stringify({ pid, start: '1', run: 'r', boot: 'b', name: 'x' })}\n`);
    await shellReaper().sweep(registry, run());
    expect(await probe.startTime(pid)).not.toBeNull();
    process.kill(-pid, 'SIGKILL');
  });

  test('spares those of another run, and copes with a torn registry', async () => {
    const marker = `34${Date.now()}`;
    const pid = leader(`sleep ${marker}`, `${run()}-1`);
    await until('the bystander', async () => (await marked(marker)).length > 0);
    await shellReaper().sweep(await registryOf([], 'r', '{"pid":12'), run());
    expect(await probe.startTime(pid)).not.toBeNull();
    process.kill(-pid, 'SIGKILL');
  });

  test('acts when the process that holds its pipe is killed with SIGKILL', async () => {
    const token = run();
    const marker = `35${Date.now()}`;
    const pid = leader(`sleep ${marker}`, `${token}-1`);
    const registry = await registryOf([pid], token);
    const host = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `
      const { shellReaper } = await import(${JSON.stringify(join(process.cwd(), 'out/test/reaper.mjs'))});
      await shellReaper().watch(${JSON.stringify(registry)}, ${JSON.stringify(token)});
      console.log('watching');
      setInterval(() => {}, 1000);
    `,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await new Promise((resolve) => host.stdout.once('data', resolve));
    host.kill('SIGKILL');
    await until('the end of what it left', async () => (await marked(marker)).length === 0);
  });
});
