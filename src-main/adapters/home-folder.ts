import { randomBytes } from 'node:crypto';
import { chmod, type FileHandle, lstat, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { FileEntry, Files } from '@services/ports.ts';
import { asStoreFailure, isCode } from './errno.ts';

/** Unfinished files begin like this; readers never see them, and `sweepUnfinished` removes old ones. */
const UNFINISHED = '.beacon-tmp-';

/**
 * The files below one folder. Folders are 0700 and files 0600, and repaired when found looser.
 *
 * A write goes to a temporary file in the same folder (a rename across volumes is no rename), is flushed, renamed over
 * the target, and the folder is flushed too: after power loss there is the old file or the new one, never half of one.
 */
export function homeFolder(
  root: string,
): Files & { prepare(): Promise<void>; sweepUnfinished(olderThanMs: number): Promise<void> } {
  const at = (path: string) => {
    const full = resolve(root, path);
    if (full !== root && !full.startsWith(root + sep)) throw new Error(`outside the home folder: ${path}`);
    return full;
  };
  const failing = async <T>(path: string, run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      throw asStoreFailure(error, path);
    }
  };
  const ensureDir = async (dir: string) => {
    await mkdir(dir, { recursive: true, mode: 0o700 });
  };

  return {
    label: labelOf(root),
    absolute: at,

    async prepare() {
      await failing('.', async () => {
        await ensureDir(root);
        for (const dir of ['.', ...folders]) {
          const full = at(dir);
          await ensureDir(full);
          await tighten(full, 0o700);
        }
        for (const name of ['config.json', 'guardian.json', 'guardian_events.jsonl']) await tighten(at(name), 0o600);
        for (const dir of folders) {
          for (const entry of await readdir(at(dir), { withFileTypes: true })) {
            if (entry.isFile()) await tighten(at(join(dir, entry.name)), 0o600);
            else if (entry.isDirectory()) await tighten(at(join(dir, entry.name)), 0o700);
          }
        }
      });
    },

    async sweepUnfinished(olderThanMs) {
      for (const dir of ['.', ...folders]) {
        for (const name of await readdir(at(dir)).catch(() => [])) {
          if (!name.startsWith(UNFINISHED)) continue;
          const full = join(at(dir), name);
          const stats = await lstat(full).catch(() => null);
          // A younger one may be a write that is under way in another process.
          if (stats !== null && Date.now() - stats.mtimeMs > olderThanMs) await rm(full, { force: true });
        }
      }
    },

    read: (path) =>
      failing(path, async () => {
        try {
          return await readFile(at(path));
        } catch (error) {
          if (isCode(error, 'ENOENT', 'ENOTDIR')) return null;
          throw error;
        }
      }),

    list: (dir) =>
      failing(dir, async () => {
        try {
          const entries = await readdir(at(dir), { withFileTypes: true });
          return entries
            .filter(({ name }) => !name.startsWith(UNFINISHED))
            .map((entry): FileEntry => ({ name: entry.name, folder: entry.isDirectory() }));
        } catch (error) {
          if (isCode(error, 'ENOENT')) return [];
          throw error;
        }
      }),

    write: (path, bytes) =>
      failing(path, async () => {
        const target = at(path);
        const dir = dirname(target);
        await ensureDir(dir);
        const temporary = join(dir, `${UNFINISHED}${process.pid}-${randomBytes(6).toString('hex')}`);
        let file: FileHandle | null = null;
        try {
          file = await open(temporary, 'wx', 0o600);
          await file.writeFile(bytes);
          await file.sync();
          await file.close();
          file = null;
          await rename(temporary, target);
        } catch (error) {
          await file?.close().catch(() => undefined);
          await rm(temporary, { force: true }).catch(() => undefined);
          throw error;
        }
        await syncFolder(dir);
      }),

    move: (from, to) =>
      failing(from, async () => {
        await ensureDir(dirname(at(to)));
        await rename(at(from), at(to));
        await syncFolder(dirname(at(to)));
        if (dirname(at(from)) !== dirname(at(to))) await syncFolder(dirname(at(from)));
      }),

    remove: (path) =>
      failing(path, async () => {
        await rm(at(path), { recursive: true, force: true });
        await syncFolder(dirname(at(path)));
      }),

    stat: (path) =>
      failing(path, async () => {
        try {
          const stats = await lstat(at(path));
          return { bytes: stats.size, modifiedAtMs: stats.mtimeMs };
        } catch (error) {
          if (isCode(error, 'ENOENT', 'ENOTDIR')) return null;
          throw error;
        }
      }),

    append: (path, line) =>
      failing(path, async () => {
        await ensureDir(dirname(at(path)));
        const file = await open(at(path), 'a', 0o600);
        try {
          await file.appendFile(`${line}\n`);
        } finally {
          await file.close();
        }
      }),
  };
}

const folders = ['pending', 'sent', 'quarantine', 'journal', 'state', 'backups', 'logs'] as const;

/** The default home: `~/.config/stallari/beacon`, or BEACON_HOME. */
export function homePath(env: Readonly<Record<string, string | undefined>>): string {
  const set = env['BEACON_HOME']?.trim();
  if (set === undefined || set === '') return join(homedir(), '.config', 'stallari', 'beacon');
  return resolve(set.startsWith('~/') ? join(homedir(), set.slice(2)) : set);
}

function labelOf(root: string): string {
  const path = relative(homedir(), root);
  return path.startsWith('..') || path === '' ? root : join('~', path);
}

async function tighten(path: string, mode: number): Promise<void> {
  const stats = await lstat(path).catch(() => null);
  // Never through a link: its target is somebody's own business.
  if (stats === null || stats.isSymbolicLink()) return;
  if ((stats.mode & 0o077) !== 0) await chmod(path, mode);
}

async function syncFolder(dir: string): Promise<void> {
  let folder: FileHandle | null = null;
  try {
    folder = await open(dir, 'r');
    await folder.sync();
  } catch {
    // Some file systems cannot flush a folder; the rename itself has happened.
  } finally {
    await folder?.close().catch(() => undefined);
  }
}
