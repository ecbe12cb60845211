import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, rename, rm, unlink } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { setTimeout as sleep } from 'node:timers/promises';
import { MAX_SOCKET_CONNECTIONS, MAX_SOCKET_MESSAGE_BYTES } from '@contract/socket-limits.ts';
import { StoreFailure } from '@services/ports/files.ts';
import { writeAtomically } from './atomic-write.ts';
import { asStoreFailure } from './errno.ts';
import { readRegularFile } from './regular-file.ts';

/** A socket address holds 104 bytes on macOS and 108 on Linux, with the final zero. */
const MAX_ADDRESS = 103;

/**
 * Where a host of this process makes beacon.sock: in the home folder, or, where its path is too long for an address, a
 * short one below the temp folder. Another process may have another temp folder, so that one is noted for it.
 */
export function socketPath(home: string): { readonly path: string; readonly noted: boolean } {
  const path = join(home, 'beacon.sock');
  if (Buffer.byteLength(path) <= MAX_ADDRESS) return { path, noted: false };
  const short = createHash('sha256').update(home).digest('hex').slice(0, 16);
  return { path: join(tmpdir(), `beacon-${process.getuid?.() ?? 0}-${short}`, 's'), noted: true };
}

/** Below the home folder: the path of a socket that is not in it. */
const NOTE = 'state/socket-path';

async function notePath(home: string, path: string): Promise<void> {
  try {
    await writeAtomically(join(home, NOTE), `${path}\n`);
  } catch (error) {
    throw asStoreFailure(error, NOTE);
  }
}

/** The path that a host noted; null where none did, or what stands there is no address. */
async function notedPath(home: string): Promise<string | null> {
  try {
    const { bytes } = await readRegularFile(join(home, NOTE), NOTE, 4096);
    const path = bytes.toString('utf8').trim();
    return isAbsolute(path) && Buffer.byteLength(path) <= MAX_ADDRESS && !path.includes('\0') ? path : null;
  } catch {
    return null; // Not there, or not to be read: the path that a host with our temp folder would have is tried.
  }
}

/** Events waiting to be read on one connection; nobody can hold those back, so with more than this it is dropped. */
const MAX_WAITING_BYTES = 1024 * 1024;
/** What waits on all connections together; above it the one with the most is dropped. */
const MAX_ALL_WAITING_BYTES = 32 * 1024 * 1024;
/** What was said before the end may take this long to be read. */
const LAST_WORDS_MS = 2000;

/** One connection as lines of text. Lines that are too long are named, not kept. */
export interface LineConnection {
  send(line: string): void;
  /** What was sent before is still delivered; nothing more is heard. */
  close(): void;
  /** The next line is read once `hear` is done with this one and, in a host, its answer is on its way. */
  onLine(hear: (line: string | 'too_large') => void | Promise<void>): void;
  onClose(hear: () => void): void;
  /** From now on it keeps no process alive by itself. */
  unref(): void;
}

/** A host's end of the socket. */
export interface Listening {
  /** Listens again when a person deleted or replaced the file. Connections that are open stay. */
  restore(): Promise<void>;
  close(): Promise<void>;
}

/** Listens on the socket of a home; 0600, and replaced when a dead host left one behind. Call it with host.lock held. */
export async function listenOnSocket(home: string, serve: (connection: LineConnection) => void): Promise<Listening> {
  const { path, noted } = socketPath(home);
  const open = new Set<Socket>();
  const bind = async () => {
    if (noted) {
      await mkdir(dirname(path), { mode: 0o700 }).catch(() => undefined); // There already: whose it is comes next.
      if (!(await isOurs(dirname(path)))) throw new StoreFailure('denied', dirname(path));
      await notePath(home, path);
    }
    // A folder there is a person's: it is moved, not removed.
    if ((await lstat(path).catch(() => null))?.isDirectory()) await rename(path, `${path}.found-${Date.now()}`);
    await rm(path, { force: true });
    const server = createServer((socket) => {
      open.add(socket);
      socket.once('close', () => open.delete(socket));
      serve(lines(socket, open));
    });
    // As many again may be on their way out, with the line that says why.
    server.maxConnections = 2 * MAX_SOCKET_CONNECTIONS;
    // Its folder is 0700, so nobody else can connect between bind and chmod.
    await listening(server, path);
    await chmod(path, 0o600);
    return { server, inode: await inodeOf(path) };
  };
  let bound = await bind();
  return {
    async restore() {
      if ((await inodeOf(path)) === bound.inode) return;
      // Closing takes the file of that name away, so it comes first; it waits for no connection.
      bound.server.close();
      bound = await bind();
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => bound.server.close(() => resolve()));
      await unlink(path).catch(() => undefined); // Closing removes it already.
    },
  };
}

async function inodeOf(path: string): Promise<number | null> {
  const stats = await lstat(path).catch(() => null);
  return stats?.ino ?? null;
}

/**
 * Connects to the host of a home; null when none is listening. With `waitMs` it tries again for that long: a host that
 * holds the lock may be about to listen.
 */
export async function connectToSocket(home: string, waitMs = 0): Promise<LineConnection | null> {
  const untilMs = performance.now() + waitMs;
  for (;;) {
    const connection = await connectOnce(home);
    if (connection !== null || performance.now() >= untilMs) return connection;
    await sleep(100);
  }
}

/** A folder that everybody can make: only one of ours that nobody else may enter is trusted. */
async function isOurs(dir: string): Promise<boolean> {
  const stats = await lstat(dir).catch(() => null);
  return stats?.isDirectory() === true && stats.uid === process.getuid?.() && (stats.mode & 0o077) === 0;
}

async function connectOnce(home: string): Promise<LineConnection | null> {
  const own = socketPath(home);
  const path = own.noted ? ((await notedPath(home)) ?? own.path) : own.path;
  if (own.noted && !(await isOurs(dirname(path)))) return null;
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(lines(socket, null)));
    socket.once('error', () => resolve(null));
  });
}

function listening(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      // A connection that breaks is that connection's business.
      server.on('error', () => undefined);
      resolve();
    });
  });
}

/**
 * `all` are the connections of a host, which must stay small whatever the others do: it takes no more questions from one
 * that does not read its answers. A client (null) always reads, or the two would wait for each other.
 */
function lines(socket: Socket, all: ReadonlySet<Socket> | null): LineConnection {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let skipping = false;
  const hearers: ((line: string | 'too_large') => void | Promise<void>)[] = [];
  let heard: (string | 'too_large')[] = [];
  let working = false;
  let closing = false;
  const work = async () => {
    if (working) return;
    working = true;
    socket.pause();
    try {
      for (let index = 0; index < heard.length && !closing && !socket.destroyed; index += 1) {
        for (const hear of hearers) await hear(heard[index] ?? '');
        if (all !== null && socket.writableNeedDrain) await taken(socket);
      }
    } catch {
      socket.destroy(); // Whatever broke is the end of this connection, never of the host.
    }
    heard = [];
    working = false;
    socket.resume();
  };
  const say = (line: string | 'too_large') => void heard.push(line);
  socket.on('error', () => socket.destroy());
  socket.on('data', (bytes) => {
    if (closing) return;
    const pieces = (rest + decoder.write(bytes)).split('\n');
    rest = pieces.pop() ?? '';
    for (const piece of pieces) {
      if (skipping) skipping = false;
      else if (Buffer.byteLength(piece) > MAX_SOCKET_MESSAGE_BYTES) say('too_large');
      else if (piece.trim() !== '') say(piece);
    }
    if (Buffer.byteLength(rest) > MAX_SOCKET_MESSAGE_BYTES) {
      if (!skipping) say('too_large');
      skipping = true;
      rest = '';
    }
    if (heard.length > 0) void work();
  });
  return {
    send: (line) => {
      if (!socket.writable) return;
      if (all !== null && socket.writableLength > MAX_WAITING_BYTES) socket.destroy();
      else if (!socket.write(`${line}\n`) && all !== null) dropFullest(all);
    },
    close: () => {
      closing = true;
      socket.end();
      setTimeout(() => socket.destroy(), LAST_WORDS_MS).unref();
    },
    onLine: (hear) => void hearers.push(hear),
    onClose: (hear) => void socket.once('close', hear),
    unref: () => void socket.unref(),
  };
}

/** Resolves when what was sent has left this process, or nobody is there to take it any more. */
function taken(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed) {
      resolve();
      return;
    }
    const done = () => {
      socket.off('drain', done);
      socket.off('close', done);
      resolve();
    };
    socket.on('drain', done);
    socket.on('close', done);
  });
}

function dropFullest(all: ReadonlySet<Socket>): void {
  let sum = 0;
  let fullest: Socket | null = null;
  for (const socket of all) {
    if (socket.destroyed) continue; // Its end is only told a moment later.
    sum += socket.writableLength;
    if (socket.writableLength > (fullest?.writableLength ?? 0)) fullest = socket;
  }
  if (sum > MAX_ALL_WAITING_BYTES) fullest?.destroy();
}
