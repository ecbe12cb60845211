import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { chmod, lstat, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { type BulkFiles, type FileEntry, type Files, StoreFailure } from '@services/ports/files.ts';
import { syncFolder, UNFINISHED, writeAtomically } from './atomic-write.ts';
import { asStoreFailure, isCode } from './errno.ts';
import { labelOf } from './home-path.ts';
import { folderReader, readRegularFile, sizesIn } from './regular-file.ts';
import { replaceFile } from './replace-file.ts';
import { isRunning } from './running.ts';

export { homePath } from './home-path.ts';

const { O_APPEND, O_CREAT, O_NONBLOCK, O_WRONLY } = constants;

/** Permission bits of everybody but the owner. */
const OTHERS = 0o077;

/** The files below one folder. Folders are 0700 and files 0600, and repaired when found looser. */
export function homeFolder(
  root: string,
): Files & BulkFiles & { prepare(): Promise<void>; sweepUnfinished(olderThanMs: number): Promise<void> } {
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

  /** What is no file where Beacon writes one is moved to quarantine/: nothing of a person's is deleted. */
  const clearTheWay = async () => {
    for (const path of writtenByUs) {
      const stats = await lstat(at(path)).catch(() => null);
      if (stats === null || stats.isFile() || stats.isSymbolicLink() || stats.isSocket()) continue;
      const name = `${path.replaceAll('/', '-')}.${randomBytes(4).toString('hex')}`;
      await rename(at(path), at(`quarantine/${name}`));
      await writeFile(at(`quarantine/${name}.reason`), `Beacon writes ${path} itself, and this was no file.\n`, {
        mode: 0o600,
      });
    }
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
        await clearTheWay();
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
          if (stats === null) continue;
          // A younger one may be a write that is under way in another process, as long as that lives.
          const writer = Number(/^\.beacon-tmp-(?:lock-)?(\d{1,10})-/.exec(name)?.[1] ?? 0);
          if ((writer !== 0 && !isRunning(writer)) || Date.now() - stats.mtimeMs > olderThanMs)
            await rm(full, { force: true });
        }
      }
    },

    read: (path, from = 0) =>
      failing(path, async () => {
        try {
          const { bytes, mode } = await readRegularFile(at(path), path, undefined, from);
          if ((mode & OTHERS) !== 0) await tighten(at(path), 0o600).catch(() => undefined); // Not ours to mend.
          return bytes;
        } catch (error) {
          if (isCode(error, 'ENOENT', 'ENOTDIR')) return null;
          throw error;
        }
      }),

    names: (dir) =>
      failing(dir, async () => {
        try {
          const names = await readdir(at(dir));
          await tighten(at(dir), 0o700).catch(() => undefined);
          return names.filter((name) => !name.startsWith(UNFINISHED));
        } catch (error) {
          if (isCode(error, 'ENOENT')) return [];
          throw error;
        }
      }),

    readerOf: (dir) => folderReader(at(dir)),

    sizesIn: (dir) => sizesIn(at(dir)),

    list: (dir) =>
      failing(dir, async () => {
        try {
          const entries = await readdir(at(dir), { withFileTypes: true });
          if (dir !== '.') await tighten(at(dir), 0o700).catch(() => undefined);
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
        await ensureDir(dirname(target));
        await writeAtomically(target, bytes);
      }),

    replace: (path, bytes, isBase, aside) => failing(path, async () => replaceFile(at(path), bytes, isBase, at(aside))),

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
        // Without waiting: a pipe in the file's place would hold its writer until somebody reads.
        const file = await open(at(path), O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK, 0o600);
        try {
          if (!(await file.stat()).isFile()) throw new StoreFailure('not_a_file', path);
          await file.appendFile(`${line}\n`);
        } finally {
          await file.close();
        }
      }),
  };
}

const folders = ['pending', 'sent', 'quarantine', 'journal', 'state', 'backups', 'logs'] as const;

/** Files that only Beacon writes, and its socket. */
const writtenByUs = [
  'state/registry.jsonl',
  'state/breakers.json',
  'state/network.jsonl',
  'state/diagnostics.json',
  'state/outbox.json',
  'state/dropped.json',
  'state/open.html',
  'state/socket-path',
  'guardian_events.jsonl',
  'beacon.sock',
] as const;

async function tighten(path: string, mode: number): Promise<void> {
  const stats = await lstat(path).catch(() => null);
  // Never through a link: its target is somebody's own business.
  if (stats === null || stats.isSymbolicLink()) return;
  if ((stats.mode & OTHERS) !== 0) await chmod(path, mode);
}
