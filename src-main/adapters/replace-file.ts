import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Replaced } from '@services/ports/files.ts';
import { UNFINISHED } from './atomic-write.ts';
import { isCode } from './errno.ts';

/** The same file, with the same bytes as far as its inode can tell. */
const looks = (path: string): string => {
  const { dev, ino, size, mtimeNs } = lstatSync(path, { bigint: true });
  return `${dev} ${ino} ${size} ${mtimeNs}`;
};

/**
 * Writes over a file that anybody may be writing at the same moment, if it is still the one that was read.
 *
 * An editor that writes in place keeps its hold of the old file: that file gets a second name first, and is looked at
 * once more after the new one is in place. What was typed into it meanwhile, or is being typed, is moved to `aside`. An
 * editor that renames is seen by the last look before our own rename; POSIX has no call that compares and renames in
 * one, so the few microseconds between these two are what is left.
 *
 * @param isBase whether these are the bytes that the new ones were made of
 */
export function replaceFile(
  target: string,
  bytes: string | Uint8Array,
  isBase: (found: Uint8Array) => boolean,
  aside: string,
): Replaced {
  const name = () => join(dirname(target), `${UNFINISHED}${process.pid}-${randomBytes(6).toString('hex')}`);
  const [fresh, old] = [name(), name()];
  try {
    try {
      linkSync(target, old);
    } catch (error) {
      if (isCode(error, 'ENOENT')) return 'gone';
      // A disk without links: the last look is all there is.
      if (!isCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK')) throw error;
    }
    writeFlushed(fresh, bytes);
    const before = looks(target);
    if (!isBase(readFileSync(target)) || looks(target) !== before) return 'changed';
    renameSync(fresh, target);
    flushFolder(dirname(target));
    const held = lstatSync(old, { throwIfNoEntry: false });
    if (held === undefined || isBase(readFileSync(old))) return 'written';
    mkdirSync(dirname(aside), { recursive: true, mode: 0o700 });
    renameSync(old, aside);
    flushFolder(dirname(aside));
    return 'kept_both';
  } finally {
    rmSync(fresh, { force: true });
    rmSync(old, { force: true });
  }
}

function writeFlushed(path: string, bytes: string | Uint8Array): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function flushFolder(dir: string): void {
  try {
    const folder = openSync(dir, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {
    // Some file systems cannot flush a folder; the rename itself has happened.
  }
}
