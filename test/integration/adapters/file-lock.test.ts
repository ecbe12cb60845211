import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { acquire, fileLocks, type LockHolder, livingHolder } from '@adapters/file-lock.ts';
import { symlinkLock } from '@adapters/lock-link.ts';
import { bootId } from '@adapters/machine.ts';
import { linuxProcessTable } from '@adapters/process-table-linux.ts';
import { LockBusy } from '@services/ports/locks.ts';
import { smallDisk } from '@test/full-disk.ts';
import { sleep, tempDir } from '@test/temp.ts';
import { describe, expect, test } from 'vitest';

const probe = linuxProcessTable();
async function holder(extra: Partial<LockHolder> = {}): Promise<LockHolder> {
  return {
    pid: process.pid,
    startTime: (await probe.startTime(process.pid)) ?? '',
    bootId: await bootId(),
    startTimeOf: (pid) => probe.startTime(pid),
    ...extra,
  };
}
const record = (extra: object) =>
  `${JSON.stringify({ pid: 999_999, start_time: '1', boot_id: 'b', nonce: 'abcd', ...extra })}\n`;

describe('a lock file', () => {
  test('is held by one, names its holder to the next, and is free again after its release', async () => {
    const path = join(tempDir(), 'host.lock');
    const first = await acquire(path, await holder());
    if (first.kind !== 'held') throw new Error('not held');
    const second = await acquire(path, await holder());
    expect(second).toMatchObject({ kind: 'busy', record: { pid: process.pid } });
    expect(await livingHolder(path, await holder())).toMatchObject({ pid: process.pid });
    await first.release();
    expect(existsSync(path)).toBe(false);
    expect((await acquire(path, await holder())).kind).toBe('held');
  });

  test.each([
    ['a pid that is gone', record({})],
    ['a pid that belongs to a later process', record({ pid: process.pid, start_time: 'earlier' })],
    ['another boot of the machine', record({ pid: process.pid, boot_id: 'before' })],
    ['a torn file', '{"pid": 1'],
    ['an empty file', ''],
    ['something a person wrote', 'do not touch'],
  ])('of %s is taken over', async (_, text) => {
    const dir = tempDir();
    writeFileSync(join(dir, 'host.lock'), text);
    expect((await acquire(join(dir, 'host.lock'), await holder())).kind).toBe('held');
    expect(readdirSync(dir)).toEqual(['host.lock']);
  });

  test('with a folder or a pipe in its place is taken, and what was there is kept beside it', async () => {
    const dir = tempDir();
    mkdirSync(join(dir, 'host.lock'));
    execFileSync('mkfifo', [join(dir, 'store.lock')]);
    expect((await acquire(join(dir, 'host.lock'), await holder())).kind).toBe('held');
    expect((await acquire(join(dir, 'store.lock'), await holder())).kind).toBe('held');
    expect(
      readdirSync(dir)
        .map((name) => name.replace(/found-[0-9a-f]+/, 'found'))
        .sort(),
    ).toEqual(['host.lock', 'host.lock.found', 'store.lock', 'store.lock.found']);
  });

  test('is put back when it was deleted or edited, and is lost only to somebody else who lives', async () => {
    const path = join(tempDir(), 'host.lock');
    const lock = await acquire(path, await holder());
    if (lock.kind !== 'held') throw new Error('not held');
    expect(await lock.keep()).toBe('held');
    rmSync(path);
    expect(await lock.keep()).toBe('restored');
    expect(await livingHolder(path, await holder())).toMatchObject({ pid: process.pid });
    for (const edited of ['', 'do not touch', record({}), record({ pid: process.pid, start_time: 'earlier' })]) {
      writeFileSync(path, edited);
      expect(await lock.keep()).toBe('restored');
      expect(await lock.keep()).toBe('held');
    }
    const other = spawn('sleep', ['60']);
    const taken = record({
      pid: other.pid,
      start_time: await probe.startTime(other.pid as number),
      boot_id: await bootId(),
    });
    writeFileSync(path, taken);
    expect(await lock.keep()).toBe('lost');
    await lock.release();
    expect(readFileSync(path, 'utf8')).toBe(taken);
    other.kill('SIGKILL');
  });

  test('of a dead process is taken over by exactly one of 40 that try at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const path = join(tempDir(), 'host.lock');
      writeFileSync(path, record({ nonce: `${round}abc` }));
      const self = await holder();
      const all = await Promise.all(Array.from({ length: 40 }, () => acquire(path, self)));
      expect(all.filter(({ kind }) => kind === 'held')).toHaveLength(1);
    }
  });

  test('of a holder that was killed is taken over', async () => {
    const path = join(tempDir(), 'host.lock');
    const child = spawn('sleep', ['100']);
    const startTime = await probe.startTime(child.pid as number);
    writeFileSync(path, record({ pid: child.pid, start_time: startTime, boot_id: await bootId() }));
    expect((await acquire(path, await holder())).kind).toBe('busy');
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    expect((await acquire(path, await holder())).kind).toBe('held');
  });

  test('is not removed by a release when somebody else has it by now', async () => {
    const path = join(tempDir(), 'host.lock');
    const first = await acquire(path, await holder());
    if (first.kind !== 'held') throw new Error('not held');
    writeFileSync(path, record({}));
    await first.release();
    expect(readFileSync(path, 'utf8')).toBe(record({}));
  });
});

describe('locks of the store', () => {
  test('let 30 writers in one at a time', async () => {
    const dir = tempDir();
    const locks = fileLocks(dir, holder);
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 30 }, () =>
        locks.hold('store', 20_000, async () => {
          inside += 1;
          most = Math.max(most, inside);
          await sleep(2);
          inside -= 1;
        }),
      ),
    );
    expect(most).toBe(1);
    expect(readdirSync(dir)).toEqual([]);
  });

  test('let 30 writers in one at a time on a full disk that has room again with the 16th of them', async () => {
    const disk = smallDisk(64);
    const state = join(disk.dir, 'state');
    mkdirSync(state);
    disk.fill();
    const locks = fileLocks(state, holder);
    let inside = 0;
    let most = 0;
    let kinds = '';
    await Promise.all(
      Array.from({ length: 30 }, (_, number) =>
        locks.hold('store', 20_000, async () => {
          inside += 1;
          most = Math.max(most, inside);
          kinds += lstatSync(join(state, 'store.lock')).isSymbolicLink() ? 'l' : 'f';
          if (number === 15) rmSync(join(disk.dir, 'fill'), { force: true });
          await sleep(2);
          inside -= 1;
        }),
      ),
    );
    expect(most).toBe(1);
    expect(kinds).toMatch(/^l+f*$/);
    expect(readdirSync(state)).toEqual([]);
  });

  test.each([
    ['a dead holder', 'beacon-lock:999999:1:00000000:abcd'],
    ['something else', 'nowhere'],
  ])('are taken over from a link of %s, and given back', async (_, target) => {
    const dir = tempDir();
    symlinkSync(target, join(dir, 'store.lock'));
    await fileLocks(dir, holder).hold('store', 1000, async () => {
      expect(lstatSync(join(dir, 'store.lock')).isFile()).toBe(true);
    });
    expect(existsSync(join(dir, 'store.lock'))).toBe(false);
  });

  test('are not taken from a holder that lives and had room for a link alone', async () => {
    const dir = tempDir();
    const { pid, startTime: start_time, bootId: boot_id } = await holder();
    await symlinkLock(join(dir, 'store.lock'), { pid, start_time, boot_id, nonce: 'abcd' });
    await expect(fileLocks(dir, holder).hold('store', 50, async () => undefined)).rejects.toBeInstanceOf(LockBusy);
    expect(await livingHolder(join(dir, 'store.lock'), await holder())).toMatchObject({ pid });
  });

  test('give up after the time they were given', async () => {
    const dir = tempDir();
    const locks = fileLocks(dir, holder);
    await locks.hold('store', 0, async () => {
      await expect(locks.hold('store', 50, async () => undefined)).rejects.toBeInstanceOf(LockBusy);
    });
  });

  test('are given back when the work fails', async () => {
    const dir = tempDir();
    const locks = fileLocks(dir, holder);
    await expect(locks.hold('outbox', 0, async () => Promise.reject(new Error('x')))).rejects.toThrow('x');
    expect(readdirSync(dir)).toEqual([]);
  });
});
