import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { homeFolder } from '@adapters/home-folder.ts';
import { nodeDigest } from '@adapters/system-clock.ts';
import { LogFollower } from '@services/logs/log-files.ts';
import type { Files } from '@services/ports/files.ts';
import { tempDir } from '@test/temp.ts';
import { expect, test } from 'vitest';

/** A follower over a real home that counts the bytes it reads. */
function following(before = '') {
  const home = tempDir();
  mkdirSync(join(home, 'logs'));
  const path = (number = 0) => join(home, 'logs', number === 0 ? 'a.log' : `a.${number}.log`);
  if (before !== '') writeFileSync(path(), before);
  const real = homeFolder(home);
  let read = 0;
  const files: Files = {
    ...real,
    read: async (name, from) => {
      const bytes = await real.read(name, from);
      read += bytes?.length ?? 0;
      return bytes;
    },
  };
  return { path, follower: new LogFollower(files, nodeDigest, 'a'), read: () => read };
}

test('of a log of 1 MB reads, for one more line of 6 bytes, 6 bytes, and none while nothing comes', async () => {
  const { path, follower, read } = following('0123456\n'.repeat(131_072));
  expect(await follower.begin()).toHaveLength(131_072);
  const before = read();
  for (let look = 0; look < 5; look += 1) expect(await follower.next()).toEqual([]);
  appendFileSync(path(), 'hello\n');
  expect(await follower.next()).toEqual(['hello']);
  expect(read() - before).toBe(6);
});

test('gives half a line only with its other half, also where the cut is inside a character', async () => {
  const { path, follower } = following('one\n');
  await follower.begin();
  const line = Buffer.from('größe\n');
  appendFileSync(path(), line.subarray(0, 3));
  expect(await follower.next()).toEqual([]);
  appendFileSync(path(), line.subarray(3));
  expect(await follower.next()).toEqual(['größe']);
});

test('loses and repeats nothing where the file is rotated between two looks', async () => {
  const { path, follower } = following('one\n');
  await follower.begin();
  appendFileSync(path(), 'two\n');
  renameSync(path(), path(1));
  writeFileSync(path(), 'three\n');
  expect(await follower.next()).toEqual(['two', 'three']);
  expect(await follower.next()).toEqual([]);
});

test('goes on with a file that was deleted and begun anew', async () => {
  const { path, follower } = following('one\n');
  await follower.begin();
  rmSync(path());
  expect(await follower.next()).toEqual([]);
  writeFileSync(path(), 'anew\n');
  expect(await follower.next()).toEqual(['anew']);
});
