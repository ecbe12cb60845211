import { closeSync, constants, fchmodSync, fstatSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { type BulkFiles, StoreFailure } from '@services/ports/files.ts';
import { isCode } from './errno.ts';

/** Larger than anything Beacon writes: 30 days of events stay far below it. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * The bytes of a file from `from` on, also through a link; rejects with `not_a_file` for a folder, a pipe, a device or a socket, and
 * with `too_large` above `maxBytes`. Opened without waiting: a pipe in a file's place would hold its reader for ever.
 */
export async function readRegularFile(
  path: string,
  label: string,
  maxBytes = MAX_BYTES,
  from = 0,
): Promise<{ readonly bytes: Buffer; readonly mode: number }> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new StoreFailure('not_a_file', label);
    if (stats.size > maxBytes) throw new StoreFailure('too_large', label);
    if (from === 0) return { bytes: await file.readFile(), mode: stats.mode };
    const room = Buffer.alloc(Math.max(0, stats.size - from));
    const { bytesRead } = await file.read(room, 0, room.length, from);
    return { bytes: room.subarray(0, bytesRead), mode: stats.mode };
  } finally {
    await file.close();
  }
}

/** Most files that Beacon lists are smaller; a larger one is read on its own. */
const BUFFER_BYTES = 64 * 1024 + 1;
/** Looking at permissions costs half as much as reading: beyond so many it is left to the folder's 0700, and to the host. */
const LOOKED_AT = 500;

/**
 * Reads many files of one folder, each with the calls it needs and no more: waiting for them one by one costs twenty times
 * what the disk does. Permissions are mended as with every reading. See `BulkFiles` for what it answers.
 */
export function folderReader(dir: string): ReturnType<BulkFiles['readerOf']> {
  const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  let read = 0;
  return (name) => {
    let file: number;
    try {
      file = openSync(`${dir}/${name}`, constants.O_RDONLY | constants.O_NONBLOCK);
    } catch (error) {
      return isCode(error, 'ENOENT') ? 'gone' : 'special';
    }
    try {
      read += 1;
      if (read <= LOOKED_AT) {
        const stats = fstatSync(file);
        if (!stats.isFile()) return 'special';
        if ((stats.mode & 0o077) !== 0) fchmodSync(file, 0o600);
      }
      // A folder fails here; a pipe or a device has nothing at a place.
      const length = readSync(file, buffer, 0, BUFFER_BYTES, 0);
      // What is no UTF-8 stands there as U+FFFD; looking for that costs less than asking before.
      const text = buffer.toString('utf8', 0, length);
      return length >= BUFFER_BYTES || text.includes('\ufffd') ? 'special' : { text, bytes: length };
    } catch {
      return 'special'; // Told by whoever reads it again, one by one.
    } finally {
      closeSync(file);
    }
  };
}

/** See `BulkFiles`. What goes meanwhile is not in it. */
export function sizesIn(dir: string): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  let names: readonly string[];
  try {
    names = readdirSync(dir);
  } catch {
    return sizes; // Not there, or told by whoever reads it.
  }
  for (const name of names) {
    const stats = lstatSync(`${dir}/${name}`, { throwIfNoEntry: false });
    if (stats?.isFile()) sizes.set(name, stats.size);
  }
  return sizes;
}
