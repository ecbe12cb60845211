import { createHash } from 'node:crypto';
import { chmod, mkdir, rm, unlink, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { MAX_SOCKET_MESSAGE_BYTES } from '@contract/socket.ts';

/** A socket address holds 104 bytes on macOS and 108 on Linux, with the final zero. */
const MAX_ADDRESS = 103;

/** Where beacon.sock is: in the home folder, or, where its path is too long for an address, a short one elsewhere. */
export function socketPath(home: string): { readonly path: string; readonly noted: boolean } {
  const path = join(home, 'beacon.sock');
  if (Buffer.byteLength(path) <= MAX_ADDRESS) return { path, noted: false };
  const short = createHash('sha256').update(home).digest('hex').slice(0, 16);
  return { path: join(tmpdir(), `beacon-${process.getuid?.() ?? 0}-${short}`, 's'), noted: true };
}

/** One connection as lines of text. Lines that are too long are named, not kept. */
export interface LineConnection {
  send(line: string): void;
  close(): void;
  onLine(hear: (line: string | 'too_large') => void): void;
  onClose(hear: () => void): void;
}

/** Listens on the socket of a home; 0600, and replaced when a dead host left one behind. Call it with host.lock held. */
export async function listenOnSocket(
  home: string,
  serve: (connection: LineConnection) => void,
): Promise<{ close(): Promise<void> }> {
  const { path, noted } = socketPath(home);
  if (noted) {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(join(home, 'state', 'socket-path'), `${path}\n`, { mode: 0o600 });
  }
  await rm(path, { force: true });
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    serve(lines(socket));
  });
  // Nobody else may connect between bind and chmod.
  const before = process.umask(0o177);
  try {
    await listening(server, path);
  } finally {
    process.umask(before);
  }
  await chmod(path, 0o600);
  return {
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await unlink(path).catch(() => undefined); // Closing removes it already.
    },
  };
}

/** Connects to the host of a home; null when there is none listening. */
export function connectToSocket(home: string): Promise<LineConnection | null> {
  return new Promise((resolve) => {
    const socket = connect(socketPath(home).path);
    socket.once('connect', () => resolve(lines(socket)));
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

function lines(socket: Socket): LineConnection {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let skipping = false;
  const hearers: ((line: string | 'too_large') => void)[] = [];
  const say = (line: string | 'too_large') => {
    for (const hear of hearers) hear(line);
  };
  socket.on('error', () => socket.destroy());
  socket.on('data', (bytes) => {
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
  });
  return {
    send: (line) => {
      if (!socket.destroyed) socket.write(`${line}\n`);
    },
    close: () => socket.end(),
    onLine: (hear) => void hearers.push(hear),
    onClose: (hear) => void socket.once('close', hear),
  };
}
