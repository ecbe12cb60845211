import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  constants as open,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { type Files, StoreFailure } from '@services/ports/files.ts';
import { LockBusy, type Locks } from '@services/ports/locks.ts';
import { asStoreFailure, isCode } from './errno.ts';
import { folderReader, sizesIn } from './regular-file.ts';
import { replaceFile } from './replace-file.ts';

/**
 * The home folder for a process that is ending, where nothing that waits is ever continued: the same promises as
 * home-folder.ts and file-lock.ts, kept by calls that return when they are done.
 */
const UNFINISHED = '.beacon-tmp-';
const MAX_BYTES = 64 * 1024 * 1024;

export function syncFiles(root: string): Files {
  const at = (path: string) => {
    const full = resolve(root, path);
    if (full !== root && !full.startsWith(root + sep)) throw new Error(`outside the home folder: ${path}`);
    return full;
  };
  const failing = async <T>(path: string, run: () => T): Promise<T> => {
    try {
      return run();
    } catch (error) {
      throw asStoreFailure(error, path);
    }
  };
  const orNull = <T>(run: () => T): T | null => {
    try {
      return run();
    } catch (error) {
      if (isCode(error, 'ENOENT', 'ENOTDIR')) return null;
      throw error;
    }
  };
  return {
    label: root,
    absolute: at,
    read: (path) => failing(path, () => orNull(() => readRegular(at(path), path))),
    list: (dir) =>
      failing(dir, () =>
        (orNull(() => readdirSync(at(dir), { withFileTypes: true })) ?? [])
          .filter(({ name }) => !name.startsWith(UNFINISHED))
          .map((entry) => ({ name: entry.name, folder: entry.isDirectory() })),
      ),
    readerOf: (dir) => folderReader(at(dir)),
    sizesIn: (dir) => sizesIn(at(dir)),
    names: (dir) =>
      failing(dir, () => (orNull(() => readdirSync(at(dir))) ?? []).filter((name) => !name.startsWith(UNFINISHED))),
    write: (path, bytes) =>
      failing(path, () => {
        mkdirSync(dirname(at(path)), { recursive: true, mode: 0o700 });
        writeWhole(at(path), bytes);
      }),
    replace: (path, bytes, isBase, aside) => failing(path, () => replaceFile(at(path), bytes, isBase, at(aside))),
    move: (from, to) =>
      failing(from, () => {
        mkdirSync(dirname(at(to)), { recursive: true, mode: 0o700 });
        renameSync(at(from), at(to));
      }),
    remove: (path) => failing(path, () => rmSync(at(path), { recursive: true, force: true })),
    stat: (path) =>
      failing(path, () =>
        orNull(() => {
          const stats = lstatSync(at(path));
          return { bytes: stats.size, modifiedAtMs: stats.mtimeMs };
        }),
      ),
    append: (path, line) =>
      failing(path, () => {
        mkdirSync(dirname(at(path)), { recursive: true, mode: 0o700 });
        const file = openSync(at(path), open.O_WRONLY | open.O_APPEND | open.O_CREAT | open.O_NONBLOCK, 0o600);
        try {
          if (!fstatSync(file).isFile()) throw new StoreFailure('not_a_file', path);
          appendFileSync(file, `${line}\n`);
        } finally {
          closeSync(file);
        }
      }),
  };
}

function readRegular(path: string, label: string): Uint8Array {
  const file = openSync(path, open.O_RDONLY | open.O_NONBLOCK);
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) throw new StoreFailure('not_a_file', label);
    if (stats.size > MAX_BYTES) throw new StoreFailure('too_large', label);
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

function writeWhole(target: string, bytes: string | Uint8Array): void {
  const temporary = join(dirname(target), `${UNFINISHED}${process.pid}-${randomBytes(6).toString('hex')}`);
  try {
    const file = openSync(temporary, 'wx', 0o600);
    try {
      const all = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
      for (let done = 0; done < all.length; ) done += writeSync(file, all, done);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  try {
    const folder = openSync(dirname(target), 'r');
    fsyncSync(folder);
    closeSync(folder);
  } catch {
    // Some file systems cannot flush a folder; the rename itself has happened.
  }
}

/** A crash handler waits this long for a lock (spec 2.1), and a lock that looks dead is left to those who have time. */
const WAIT_MS = 50;
const LOOK_MS = 5;

export interface SyncHolder {
  readonly pid: number;
  readonly startTime: string;
  readonly bootId: string;
}

export function syncLocks(stateDir: string, holder: SyncHolder): Locks {
  const place = (path: string, text: string): boolean => {
    const temporary = join(stateDir, `${UNFINISHED}lock-${holder.pid}-${randomBytes(6).toString('hex')}`);
    try {
      mkdirSync(stateDir, { recursive: true, mode: 0o700 });
      const file = openSync(temporary, 'wx', 0o600);
      writeSync(file, text);
      closeSync(file);
      linkSync(temporary, path);
      return true;
    } catch (error) {
      if (isCode(error, 'EEXIST')) return false;
      throw asStoreFailure(error, 'state');
    } finally {
      rmSync(temporary, { force: true });
    }
  };
  return {
    async hold(name, _waitMs, run) {
      const path = join(stateDir, `${name}.lock`);
      const nonce = randomBytes(8).toString('hex');
      const { pid, startTime, bootId } = holder;
      const text = `${JSON.stringify({ pid, start_time: startTime, boot_id: bootId, nonce })}\n`;
      const untilMs = performance.now() + WAIT_MS;
      while (!place(path, text)) {
        if (performance.now() >= untilMs) throw new LockBusy(name);
        pause(LOOK_MS);
      }
      try {
        return await run();
      } finally {
        if (readFileSync(path, 'utf8').includes(nonce)) unlinkSync(path);
      }
    },
  };
}

/** Waits without letting anything else happen. */
export function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
