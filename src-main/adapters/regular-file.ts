import { closeSync, constants, fchmodSync, fstatSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { StoreFailure } from '@services/ports.ts';
import { isCode } from './errno.ts';

/** Larger than anything Beacon writes: 30 days of events stay far below it. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * The bytes of a file, also through a link; rejects with `not_a_file` for a folder, a pipe, a device or a socket, and
 * with `too_large` above `maxBytes`. Opened without waiting: a pipe in a file's place would hold its reader for ever.
 */
export async function readRegularFile(
  path: string,
  label: string,
  maxBytes = MAX_BYTES,
): Promise<{ readonly bytes: Buffer; readonly mode: number }> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new StoreFailure('not_a_file', label);
    if (stats.size > maxBytes) throw new StoreFailure('too_large', label);
    return { bytes: await file.readFile(), mode: stats.mode };
  } finally {
    await file.close();
  }
}

/** Most files that Beacon lists are smaller; a larger one is read on its own. */
const BUFFER_BYTES = 64 * 1024 + 1;

/**
 * The bytes of many files, each with the calls it needs and no more: waiting for them one by one costs twenty times what
 * the disk does. Permissions are mended as with every reading. See `BulkFiles` for what null means.
 */
export function readEachOf(
  paths: readonly string[],
  absolute: (path: string) => string,
): ReadonlyMap<string, Uint8Array> | null {
  const found = new Map<string, Uint8Array>();
  const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  for (const path of paths) {
    let file: number;
    try {
      file = openSync(absolute(path), constants.O_RDONLY | constants.O_NONBLOCK);
    } catch (error) {
      if (isCode(error, 'ENOENT')) continue;
      return null;
    }
    try {
      const stats = fstatSync(file);
      if (!stats.isFile() || stats.size >= BUFFER_BYTES) return null;
      if ((stats.mode & 0o077) !== 0) fchmodSync(file, 0o600);
      const length = readSync(file, buffer, 0, BUFFER_BYTES, 0);
      // Grown while it was read.
      if (length >= BUFFER_BYTES) return null;
      found.set(path, Uint8Array.prototype.slice.call(buffer, 0, length));
    } catch {
      return null; // Told by whoever reads it again, one by one.
    } finally {
      closeSync(file);
    }
  }
  return found;
}
