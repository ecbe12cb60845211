import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { StoreFailure } from '@services/ports.ts';

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
