import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { homeFolder, homePath } from '@adapters/home-folder.ts';
import { StoreFailure } from '@services/ports.ts';
import { tempDir } from '@test/temp.ts';
import { describe, expect, test } from 'vitest';

const mode = (path: string) => statSync(path).mode & 0o777;

describe('the home folder', () => {
  test('is made with folders 0700, and files are written 0600 whatever the umask', async () => {
    const root = join(tempDir(), 'deep', 'home');
    const files = homeFolder(root);
    const before = process.umask(0);
    try {
      await files.prepare();
      await files.write('pending/a.json', '{}');
      await files.append('guardian_events.jsonl', '{}');
    } finally {
      process.umask(before);
    }
    expect([root, join(root, 'pending'), join(root, 'state')].map(mode)).toEqual([0o700, 0o700, 0o700]);
    expect([join(root, 'pending/a.json'), join(root, 'guardian_events.jsonl')].map(mode)).toEqual([0o600, 0o600]);
  });

  test('is repaired where it was found looser, but never through a link', async () => {
    const root = tempDir();
    const elsewhere = tempDir();
    mkdirSync(join(root, 'pending'), { mode: 0o755 });
    writeFileSync(join(root, 'pending', 'a.json'), '{}', { mode: 0o644 });
    writeFileSync(join(root, 'config.json'), '{}', { mode: 0o666 });
    writeFileSync(join(elsewhere, 'theirs'), '', { mode: 0o644 });
    chmodSync(join(elsewhere, 'theirs'), 0o644);
    symlinkSync(join(elsewhere, 'theirs'), join(root, 'pending', 'link.json'));
    await homeFolder(root).prepare();
    expect(mode(join(root, 'pending'))).toBe(0o700);
    expect(mode(join(root, 'pending', 'a.json'))).toBe(0o600);
    expect(mode(join(root, 'config.json'))).toBe(0o600);
    expect(mode(join(elsewhere, 'theirs'))).toBe(0o644);
  });

  test('replaces a file whole, and leaves no unfinished one behind', async () => {
    const root = tempDir();
    const files = homeFolder(root);
    await files.write('pending/a.json', 'x'.repeat(100_000));
    await files.write('pending/a.json', 'short');
    expect(readFileSync(join(root, 'pending/a.json'), 'utf8')).toBe('short');
    expect(readdirSync(join(root, 'pending'))).toEqual(['a.json']);
  });

  test('does not list unfinished files, and sweeps only old ones', async () => {
    const root = tempDir();
    const files = homeFolder(root);
    await files.prepare();
    const old = join(root, 'pending', '.beacon-tmp-1-old');
    writeFileSync(old, 'half');
    utimesSync(old, new Date(0), new Date(0));
    writeFileSync(join(root, 'pending', '.beacon-tmp-2-young'), 'half');
    expect(await files.list('pending')).toEqual([]);
    await files.sweepUnfinished(60_000);
    expect(readdirSync(join(root, 'pending'))).toEqual(['.beacon-tmp-2-young']);
  });

  test('answers null for a file that is not there, and removes what is not there without complaint', async () => {
    const files = homeFolder(tempDir());
    expect(await files.read('nothing')).toBeNull();
    expect(await files.stat('pending/nothing')).toBeNull();
    expect(await files.list('nowhere')).toEqual([]);
    await files.remove('nothing');
  });

  test('has no way out of itself', async () => {
    const files = homeFolder(tempDir());
    for (const path of ['../x', 'pending/../../x', '/etc/passwd']) {
      await expect(async () => files.read(path)).rejects.toThrow('outside the home folder');
    }
  });

  test('says in our words that the disk is full, and leaves the old file whole', async () => {
    // /dev/full is a disk without room; a folder cannot be mounted on it here, so a write through it stands for one.
    const root = tempDir();
    symlinkSync('/dev/full', join(root, 'log'));
    expect(existsSync('/dev/full')).toBe(true);
    const failure = await homeFolder(root)
      .append('log', 'line')
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StoreFailure);
    expect((failure as StoreFailure).kind).toBe('no_space');
    expect((failure as StoreFailure).message).toBe('There is no room to save: log');
  });
});

describe('BEACON_HOME', () => {
  test('names the folder, with ~ for the own one, and is the default when empty', () => {
    const home = process.env['HOME'] ?? '';
    expect(homePath({ BEACON_HOME: '/tmp/x' })).toBe('/tmp/x');
    expect(homePath({ BEACON_HOME: '~/x' })).toBe(join(home, 'x'));
    expect(homePath({ BEACON_HOME: ' ' })).toBe(join(home, '.config', 'stallari', 'beacon'));
  });
});
