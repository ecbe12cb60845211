import { chmodSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { connectToSocket, listenOnSocket } from '@adapters/socket-file.ts';
import { cliAsync, serve } from '@test/cli.ts';
import { tempDir } from '@test/temp.ts';
import { beforeEach, expect, onTestFinished, test } from 'vitest';

/** A home whose path is too long for a socket's address. */
function longHome(): string {
  const home = join(tempDir(), 'h'.repeat(110));
  mkdirSync(join(home, 'state'), { recursive: true, mode: 0o700 });
  return home;
}

function inTempFolder(dir: string): void {
  process.env['TMPDIR'] = dir;
}

beforeEach(() => {
  const before = process.env['TMPDIR'];
  onTestFinished(() => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  });
});

/** A host that greets, with a temp folder of its own; the folder of its socket. */
async function listening(home: string): Promise<string> {
  inTempFolder(tempDir());
  const host = await listenOnSocket(home, (connection) => connection.send('hello'));
  onTestFinished(() => host.close());
  return dirname(noteOf(home));
}

const noteOf = (home: string) => readFileSync(join(home, 'state', 'socket-path'), 'utf8').trim();

async function greeting(home: string): Promise<unknown> {
  const connection = await connectToSocket(home);
  if (connection === null) return null;
  onTestFinished(() => connection.close());
  return new Promise((resolve) => connection.onLine(resolve));
}

test('a client with another temp folder finds the host by state/socket-path', async () => {
  const home = longHome();
  await listening(home);
  inTempFolder(tempDir());
  expect(await greeting(home)).toBe('hello');
});

test('without that file, or with a folder in its place, a client with the host’s temp folder still finds it', async () => {
  const home = longHome();
  await listening(home);
  rmSync(join(home, 'state', 'socket-path'));
  expect(await greeting(home)).toBe('hello');
  mkdirSync(join(home, 'state', 'socket-path'));
  expect(await greeting(home)).toBe('hello');
});

test('a path noted in a folder that others may enter is not connected to', async () => {
  const home = longHome();
  chmodSync(await listening(home), 0o755);
  expect(await greeting(home)).toBeNull();
});

test.each(['relative/s', `/${'x'.repeat(200)}`, ''])('what is no address, such as %j, is passed over', async (note) => {
  const home = longHome();
  await listening(home);
  writeFileSync(join(home, 'state', 'socket-path'), note);
  expect(await greeting(home)).toBe('hello');
});

test('the file is replaced whole, never written into: 0600, and nothing unfinished is left', async () => {
  const home = longHome();
  const note = join(home, 'state', 'socket-path');
  writeFileSync(note, 'of an earlier host');
  linkSync(note, join(home, 'state', 'kept'));
  await listening(home);
  expect(readFileSync(join(home, 'state', 'kept'), 'utf8')).toBe('of an earlier host');
  expect(statSync(note).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(home, 'state')).sort()).toEqual(['kept', 'socket-path']);
});

test('guard status finds a host that was started with another TMPDIR', async () => {
  const home = longHome();
  const host = await serve(home, { TMPDIR: tempDir() });
  const { out } = await cliAsync(home, ['guard', 'status', '--json'], { TMPDIR: tempDir() });
  expect(JSON.parse(out).host).toEqual({ running: true, pid: host.line.pid });
});
