import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { homeFolder, homePath } from '@adapters/home-folder.ts';
import { smallDisk } from '@test/full-disk.ts';
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

  test('is repaired as it is read, too, file by file and folder by folder', async () => {
    const root = tempDir();
    const elsewhere = join(tempDir(), 'theirs');
    mkdirSync(join(root, 'pending'), { mode: 0o755 });
    chmodSync(join(root, 'pending'), 0o755);
    writeFileSync(join(root, 'pending', 'a.json'), '{}');
    writeFileSync(elsewhere, '{}');
    for (const path of [join(root, 'pending', 'a.json'), elsewhere]) chmodSync(path, 0o644);
    symlinkSync(elsewhere, join(root, 'guardian.json'));
    const files = homeFolder(root);
    await files.list('pending');
    await files.read('pending/a.json');
    await files.read('guardian.json');
    expect([join(root, 'pending'), join(root, 'pending', 'a.json'), elsewhere].map(mode)).toEqual([
      0o700, 0o600, 0o644,
    ]);
  });

  test('replaces a file whole, and leaves no unfinished one behind', async () => {
    const root = tempDir();
    const files = homeFolder(root);
    await files.write('pending/a.json', 'x'.repeat(100_000));
    await files.write('pending/a.json', 'short');
    expect(readFileSync(join(root, 'pending/a.json'), 'utf8')).toBe('short');
    expect(readdirSync(join(root, 'pending'))).toEqual(['a.json']);
  });

  test('does not list unfinished files, and sweeps old ones and those of the dead', async () => {
    const root = tempDir();
    const files = homeFolder(root);
    await files.prepare();
    const old = join(root, 'pending', '.beacon-tmp-1-old');
    writeFileSync(old, 'half');
    utimesSync(old, new Date(0), new Date(0));
    const young = `.beacon-tmp-${process.pid}-young`;
    writeFileSync(join(root, 'pending', young), 'half');
    writeFileSync(join(root, 'pending', '.beacon-tmp-999999999-dead'), 'half');
    writeFileSync(join(root, 'state', '.beacon-tmp-lock-999999999-dead'), 'half');
    expect(await files.list('pending')).toEqual([]);
    await files.sweepUnfinished(60_000);
    expect(readdirSync(join(root, 'pending'))).toEqual([young]);
    expect(readdirSync(join(root, 'state'))).toEqual([]);
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
    const disk = smallDisk(64);
    const files = homeFolder(disk.dir);
    await files.write('pending/a.json', 'whole');
    disk.fill();
    const big = 'x'.repeat(32 * 1024);
    await expect(files.write('pending/a.json', big)).rejects.toThrow('There is no room to save: pending/a.json');
    await expect(files.append('log', big)).rejects.toMatchObject({ name: 'StoreFailure', kind: 'no_space' });
    expect(readFileSync(join(disk.dir, 'pending/a.json'), 'utf8')).toBe('whole');
    expect(readdirSync(join(disk.dir, 'pending'))).toEqual(['a.json']);
  });

  test('names what is no file, and waits for no pipe, device or folder in a file’s place', async () => {
    const root = tempDir();
    const files = homeFolder(root);
    await files.prepare();
    execFileSync('mkfifo', [join(root, 'pipe')]);
    mkdirSync(join(root, 'folder'));
    symlinkSync('/dev/zero', join(root, 'endless'));
    symlinkSync('loop', join(root, 'loop'));
    for (const path of ['pipe', 'folder', 'endless', 'loop']) {
      await expect(files.read(path)).rejects.toMatchObject({ kind: 'not_a_file' });
      await expect(files.append(path, 'line')).rejects.toMatchObject({ kind: 'not_a_file' });
    }
  });

  test('reads nothing above 64 MiB', async () => {
    const root = tempDir();
    writeFileSync(join(root, 'sparse'), '');
    truncateSync(join(root, 'sparse'), 3 * 1024 ** 3);
    await expect(homeFolder(root).read('sparse')).rejects.toMatchObject({ kind: 'too_large' });
  });

  test('moves what is no file, where only Beacon writes, to quarantine with its reason', async () => {
    const root = tempDir();
    mkdirSync(join(root, 'state', 'registry.jsonl'), { recursive: true });
    writeFileSync(join(root, 'state', 'registry.jsonl', 'theirs'), 'kept');
    mkdirSync(join(root, 'beacon.sock'));
    const files = homeFolder(root);
    await files.prepare();
    await files.write('state/registry.jsonl', '');
    const names = readdirSync(join(root, 'quarantine')).sort();
    expect(names.map((name) => name.replace(/\.[0-9a-f]{8}/, ''))).toEqual([
      'beacon.sock',
      'beacon.sock.reason',
      'state-registry.jsonl',
      'state-registry.jsonl.reason',
    ]);
    const moved = names.find((name) => /^state-registry\.jsonl\.[0-9a-f]{8}$/.test(name)) ?? '';
    expect(readFileSync(join(root, 'quarantine', moved, 'theirs'), 'utf8')).toBe('kept');
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
