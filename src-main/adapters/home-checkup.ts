import { constants } from 'node:fs';
import { access, lstat, readdir, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Checkup } from '@core/checkup.ts';
import { isCode } from './errno.ts';
import { type LockHolder, livingHolder } from './file-lock.ts';
import { socketPath } from './socket-file.ts';

const LOCKS = ['host.lock', 'outbox.lock', 'store.lock'];
/** Entries looked at in one folder: a home with more has its loose ones among them, too. */
const MOST = 50_000;

export async function lookOver(root: string, self: LockHolder): Promise<Checkup> {
  const kind = await kindOf(root);
  const loose: { path: string; mode: number }[] = [];
  const foreign: string[] = [];
  const shut: string[] = [];
  const look = async (path: string): Promise<boolean> => {
    const stats = await lstat(join(root, path)).catch(() => null);
    if (stats === null || stats.isSymbolicLink()) return false;
    if (stats.uid !== (process.getuid?.() ?? stats.uid)) foreign.push(path);
    if ((stats.mode & 0o077) !== 0) loose.push({ path, mode: stats.mode & 0o777 });
    const folder = stats.isDirectory();
    // The permission bits are read anyway; who they let in is asked only where they do not say so themselves.
    if (path !== '.' && (folder || (stats.mode & 0o400) === 0) && !(await may(join(root, path), folder)))
      shut.push(path);
    return folder;
  };
  if (kind === 'folder') {
    const waiting = ['.'];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (!(await look(path))) continue;
      const names = await readdir(join(root, path)).catch(() => []);
      waiting.push(...names.slice(0, MOST).map((name) => join(path, name)));
    }
  }
  const { path: socket, noted } = socketPath(root);
  return {
    kind,
    writable: await isWritable(root, kind),
    freeBytes: await freeBytes(root),
    loose: loose.sort((a, b) => a.path.localeCompare(b.path)),
    foreign: foreign.sort(),
    shut: shut.sort(),
    locks: await locksOf(root, self),
    socket: ((await lstat(socket).catch(() => null))?.isSocket() ?? false) === true,
    socketElsewhere: noted,
  };
}

/** Room on the disk that holds a home; null where the system does not say. */
export function freeBytes(root: string): Promise<number | null> {
  return statfs(root).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
}

const { R_OK, W_OK, X_OK } = constants;

function allows(path: string, mode: number): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}

/** A folder is opened and written, a file is read: Beacon writes a new one in its place. */
const may = (path: string, folder: boolean) => allows(path, folder ? R_OK | W_OK | X_OK : R_OK);

/** Of a home that is not there, the nearest folder above it decides. */
async function isWritable(root: string, kind: Checkup['kind']): Promise<boolean> {
  let path = root;
  if (kind === 'absent')
    while ((await lstat(path).catch(() => null)) === null && dirname(path) !== path) path = dirname(path);
  return allows(path, path === root ? W_OK : W_OK | X_OK);
}

async function kindOf(root: string): Promise<Checkup['kind']> {
  try {
    if (!(await lstat(root).then((stats) => stats.isDirectory() || stats.isSymbolicLink()))) return 'no_folder';
    await readdir(root);
    return 'folder';
  } catch (error) {
    if (isCode(error, 'ENOENT')) return 'absent';
    return isCode(error, 'ENOTDIR') ? 'no_folder' : 'closed';
  }
}

/** Locks that are there; `pid` null: whoever held it is gone. */
async function locksOf(root: string, self: LockHolder): Promise<{ name: string; pid: number | null }[]> {
  const found = [];
  for (const name of LOCKS) {
    const path = join(root, 'state', name);
    if ((await lstat(path).catch(() => null)) === null) continue;
    found.push({ name, pid: (await livingHolder(path, self))?.pid ?? null });
  }
  return found;
}
