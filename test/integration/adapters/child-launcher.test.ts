import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { childLauncher } from '@adapters/child-launcher.ts';
import { linuxProcessTable } from '@adapters/process-table-linux.ts';
import type { Launched, LaunchSpec } from '@services/ports/processes.ts';
import { sleep, tempDir, until } from '@test/temp.ts';
import { describe, expect, test } from 'vitest';

const probe = linuxProcessTable();
const launcher = childLauncher((pid) => probe.startTime(pid));
const spec = (command: string, args: string[], extra: Partial<LaunchSpec> = {}): LaunchSpec => ({
  command,
  args,
  env: {},
  cwd: null,
  stdin: 'open',
  runToken: 'token-1',
  ...extra,
});
const exitOf = (child: Launched) =>
  new Promise<{ code: number | null; signal: string | null }>((resolve) => child.onExit(resolve));

describe('a child behind the gate', () => {
  test('does not run before it is released, keeps its pid and start time, and then runs', async () => {
    const file = join(tempDir(), 'ran');
    const child = await launcher.launch(spec('touch', [file]));
    await sleep(150);
    expect(existsSync(file)).toBe(false);
    expect(await probe.startTime(child.pid)).toBe(child.startTime);
    child.release();
    expect(await exitOf(child)).toEqual({ code: 0, signal: null });
    expect(existsSync(file)).toBe(true);
  });

  test('never runs when the gate is abandoned', async () => {
    const file = join(tempDir(), 'ran');
    const child = await launcher.launch(spec('touch', [file]));
    child.abandon();
    expect(await exitOf(child)).toEqual({ code: 125, signal: null });
    expect(existsSync(file)).toBe(false);
  });

  test('leads a session of its own and carries BEACON_RUN, and none of Beacon’s own variables', async () => {
    process.env['BEACON_ADMIN_TOKEN'] = 'not for children';
    const child = await launcher.launch(spec('sh', ['-c', 'env >&2; sleep 5'], { env: { MINE: 'yes' } }));
    delete process.env['BEACON_ADMIN_TOKEN'];
    child.release();
    await until('its environment', () => child.stderrTail().includes('MINE=yes'));
    const row = (await probe.read()).find(({ pid }) => pid === child.pid);
    expect(row).toMatchObject({ pgid: child.pid, sid: child.pid });
    expect(await probe.carrying('token-1')).toContain(child.pid);
    expect(child.stderrTail()).not.toContain('not for children');
    process.kill(-child.pid, 'SIGKILL');
  });

  test('that hold a zero byte, or more than the system takes, is refused in words and never tried again', async () => {
    await expect(launcher.launch(spec('true', ['a\0b']))).rejects.toMatchObject({
      message: expect.stringContaining('zero byte'),
    });
    await expect(launcher.launch(spec('true', ['x'.repeat(4 * 1024 * 1024)]))).rejects.toMatchObject({
      message: expect.stringContaining('longer than this system allows'),
    });
  });

  test('lets go of its streams when it ends, though one that escaped still holds them', async () => {
    const mark = `91${Date.now()}`;
    const pipes = () => process.getActiveResourcesInfo().filter((name) => name === 'PipeWrap').length;
    const before = pipes();
    const child = await launcher.launch(spec('sh', ['-c', `(setsid sleep ${mark} &) ; exit 0`]));
    child.release();
    await exitOf(child);
    const [escaped] = await probe.matching('sleep', mark);
    expect(escaped).toBeDefined();
    await until('our ends to close', () => pipes() <= before);
    expect(await probe.startTime(escaped as number)).not.toBeNull();
    process.kill(escaped as number, 'SIGKILL');
  });

  test('has only standard streams open: no descriptor of the gate or of Beacon', async () => {
    const child = await launcher.launch(spec('sleep', ['5']));
    child.release();
    await until('the program', () => readFileSync(`/proc/${child.pid}/comm`, 'utf8').trim() === 'sleep');
    // What a plain child gets too came to this test from outside.
    const plain = spawnSync('ls', ['/proc/self/fd'], { encoding: 'utf8' }).stdout.split('\n');
    const own = readdirSync(`/proc/${child.pid}/fd`).filter((name) => Number(name) < 3 || !plain.includes(name));
    expect(own.sort()).toEqual(['0', '1', '2']);
    process.kill(child.pid, 'SIGKILL');
  });

  test.each([['/no/such/program'], ['no-such-program'], ['cd'], ['two words; touch x'], ['-v']])(
    'that is nowhere, %j, ends with 127 and one plain line that says so',
    async (command) => {
      const child = await launcher.launch(spec(command, ['secret argument']));
      child.release();
      expect(await exitOf(child)).toEqual({ code: 127, signal: null });
      expect(child.stderrTail()).toBe(`beacon: there is no such command: ${command}\n`);
    },
  );

  test('that is a file which may not be run ends with 126, by its path and through PATH', async () => {
    const dir = tempDir();
    writeFileSync(join(dir, 'plain-file'), 'text', { mode: 0o644 });
    for (const command of [join(dir, 'plain-file'), 'plain-file']) {
      const child = await launcher.launch(spec(command, [], { env: { PATH: `/nowhere:${dir}` } }));
      child.release();
      expect(await exitOf(child)).toEqual({ code: 126, signal: null });
    }
  });

  test('is found in each of 3 folders of its PATH, an empty one being the working folder', async () => {
    const dir = tempDir();
    writeFileSync(join(dir, 'mine'), '#!/bin/sh\necho "ran $1" >&2\n', { mode: 0o755 });
    for (const PATH of [`${dir}:/nowhere:/nobody`, `/nowhere:${dir}:/nobody`, `/nowhere::/nobody`]) {
      const child = await launcher.launch(spec('mine', ['well'], { cwd: dir, env: { PATH } }));
      child.release();
      expect(await exitOf(child)).toEqual({ code: 0, signal: null });
      expect(child.stderrTail()).toBe('ran well\n');
    }
  });

  test('gets each variable of its environment as it is, also those named as the gate’s own line was', async () => {
    const child = await launcher.launch(spec('sh', ['-c', 'echo "$go $dir" >&2'], { env: { go: 'one', dir: 'two' } }));
    child.release();
    await exitOf(child);
    expect(child.stderrTail()).toBe('one two\n');
  });

  test('in a working folder that does not exist is refused with one clear line', async () => {
    await expect(launcher.launch(spec('true', [], { cwd: '/no/such/folder' }))).rejects.toThrow(
      'The working folder ("cwd") does not exist.',
    );
  });

  test('keeps the last 64 KiB of its error output, whole characters, and none of its output', async () => {
    const script =
      'for (let i = 0; i < 40000; i++) process.stderr.write("ä" + i + "\\n"); process.stdout.write("tool answer"); process.stderr.write("last line\\n")';
    const child = await launcher.launch(spec(process.execPath, ['-e', script]));
    child.release();
    await exitOf(child);
    const tail = child.stderrTail();
    expect(tail.length).toBeLessThanOrEqual(64 * 1024);
    expect(tail.length).toBeGreaterThan(60 * 1024);
    expect(tail.endsWith('last line\n')).toBe(true);
    expect(tail).not.toMatch(/\ufffd|tool answer/);
  });

  test('gets its arguments as they are: blanks, quotes, newlines and options', async () => {
    const args = ['a b', '"q"', "it's", '$HOME', '-n', 'line\nbreak', ''];
    const child = await launcher.launch(
      spec(process.execPath, ['-e', 'process.stderr.write(JSON.stringify(process.argv.slice(1)))', '--', ...args]),
    );
    child.release();
    await exitOf(child);
    expect(JSON.parse(child.stderrTail())).toEqual(args);
  });
});
