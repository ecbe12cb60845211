import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { connectToSocket, type LineConnection, listenOnSocket, socketPath } from '@adapters/socket-file.ts';
import { sleep, tempDir } from '@test/temp.ts';
import { describe, expect, onTestFinished, test } from 'vitest';

const echo = (connection: LineConnection) =>
  connection.onLine((line) => connection.send(line === 'too_large' ? 'too large' : line));

async function listening(home: string) {
  mkdirSync(join(home, 'state'), { recursive: true });
  const socket = await listenOnSocket(home, echo);
  onTestFinished(() => socket.close());
  return socket;
}
const answer = (connection: LineConnection) =>
  new Promise<string>((resolve) => {
    connection.onLine((line) => resolve(line));
    connection.send('hello');
  });

describe('the socket of a home', () => {
  test('is there again after a person deleted it, while an open connection goes on', async () => {
    const home = tempDir();
    const socket = await listening(home);
    const before = await connectToSocket(home);
    if (before === null) throw new Error('nobody listens');
    rmSync(join(home, 'beacon.sock'));
    expect(await connectToSocket(home)).toBeNull();
    await socket.restore();
    expect(statSync(join(home, 'beacon.sock')).mode & 0o777).toBe(0o600);
    const after = await connectToSocket(home);
    if (after === null) throw new Error('nobody listens again');
    expect(await answer(after)).toBe('hello');
    expect(await answer(before)).toBe('hello');
  });

  test('is there again after a folder was put in its place, and the folder is kept beside it', async () => {
    const home = tempDir();
    const socket = await listening(home);
    rmSync(join(home, 'beacon.sock'));
    mkdirSync(join(home, 'beacon.sock'));
    writeFileSync(join(home, 'beacon.sock', 'theirs'), 'kept');
    await socket.restore();
    expect(await connectToSocket(home)).not.toBeNull();
    const beside = readdirSync(home).find((name) => name.startsWith('beacon.sock.found-')) ?? '';
    expect(readFileSync(join(home, beside, 'theirs'), 'utf8')).toBe('kept');
  });

  test('is left alone while it is there', async () => {
    const home = tempDir();
    const socket = await listening(home);
    const inode = () => statSync(join(home, 'beacon.sock')).ino;
    const before = inode();
    await socket.restore();
    expect(inode()).toBe(before);
  });

  test('is waited for: a host that holds the lock may be about to listen', async () => {
    const home = tempDir();
    const connecting = connectToSocket(home, 10_000);
    await sleep(150);
    await listening(home);
    expect(await connecting).not.toBeNull();
  });

  test('in a folder that others may enter, or that is a file, is neither made nor connected to', async () => {
    const home = join(tempDir(), 'a'.repeat(60), 'b'.repeat(60));
    const { path, noted } = socketPath(home);
    expect(noted).toBe(true);
    onTestFinished(() => rmSync(dirname(path), { recursive: true, force: true }));
    await listening(home);
    expect(await connectToSocket(home)).not.toBeNull();
    chmodSync(dirname(path), 0o777);
    expect(await connectToSocket(home)).toBeNull();
    await expect(listenOnSocket(home, echo)).rejects.toMatchObject({ kind: 'denied' });
    rmSync(dirname(path), { recursive: true });
    writeFileSync(dirname(path), '');
    await expect(listenOnSocket(home, echo)).rejects.toMatchObject({ kind: 'denied' });
  });
});
