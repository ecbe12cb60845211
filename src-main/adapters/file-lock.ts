import { randomBytes } from 'node:crypto';
import { link, lstat, mkdir, open, rename, rm, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreFailure } from '@services/ports/files.ts';
import { LockBusy, type LockName, type Locks } from '@services/ports/locks.ts';
import { asStoreFailure, isCode } from './errno.ts';
import { readSymlinkLock, shortBoot, symlinkLock } from './lock-link.ts';
import { readRegularFile } from './regular-file.ts';

/**
 * Lock files that outlive a crash of their holder.
 *
 * A lock is a file holding { pid, start_time, boot_id, nonce }, made whole under a temporary name and put in place with
 * link(2), which fails when the name is taken. A holder whose pid is gone or belongs to a later process is dead, and
 * its lock may be taken over: but only by whoever holds the *right* to do so, which is a lock of the same kind named
 * after the dead record's nonce. Only the holder of that right, having read the record once more, removes it; so two
 * that see the same dead holder can never remove each other's fresh lock.
 */
export interface LockRecord {
  readonly pid: number;
  readonly start_time: string;
  readonly boot_id: string;
  readonly nonce: string;
}

export interface LockHolder {
  readonly pid: number;
  readonly startTime: string;
  readonly bootId: string;
  /** Start time of a pid now, or null when it is gone. */
  startTimeOf(pid: number): Promise<string | null>;
}

export type Acquired =
  | { readonly kind: 'held'; keep(): Promise<Kept>; release(): Promise<void> }
  | { readonly kind: 'busy'; readonly record: LockRecord | null };

/**
 * What became of a lock that is held for long. A person may delete or edit its file: then it is put back. `lost`: by
 * then somebody else who lives had taken it.
 */
export type Kept = 'held' | 'restored' | 'lost';

/**
 * One try. `busy` names the living holder, where it could be read.
 *
 * @param roomless on a full disk, too (lock-link.ts)
 */
export function acquire(path: string, holder: LockHolder, roomless = false, depth = 0): Promise<Acquired> {
  const record: LockRecord = {
    pid: holder.pid,
    start_time: holder.startTime,
    boot_id: holder.bootId,
    nonce: randomBytes(8).toString('hex'),
  };
  return take(path, record, holder, roomless, depth);
}

async function take(
  path: string,
  record: LockRecord,
  holder: LockHolder,
  roomless: boolean,
  depth: number,
): Promise<Acquired> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (await place(path, record, roomless)) {
      return {
        kind: 'held',
        keep: keeper(path, record, holder),
        release: () => releaseOwn(path, record.nonce),
      };
    }
    const found = await readLock(path);
    if (found === 'no_lock') {
      // A folder, a pipe: no lock of anybody's. It is moved, not removed: a person put it there.
      await rename(path, `${path}.found-${record.nonce}`).catch(() => undefined);
      continue;
    }
    if (found === null) continue; // Released in between.
    if (await isAlive(found, holder)) return { kind: 'busy', record: found };
    // Three dead takeovers in a row cannot happen but by hand; better busy than wrong.
    if (depth >= 3) return { kind: 'busy', record: null };
    const right = await acquire(`${path}.${found.nonce}`, holder, roomless, depth + 1);
    if (right.kind === 'busy') return { kind: 'busy', record: null };
    try {
      if (nonceOf(await readLock(path)) === found.nonce) await rm(path, { force: true });
    } finally {
      await right.release();
    }
  }
  return { kind: 'busy', record: null };
}

/** Who holds it now, if the holder lives. */
export async function livingHolder(path: string, holder: LockHolder): Promise<LockRecord | null> {
  const record = await readLock(path);
  return record !== null && record !== 'no_lock' && (await isAlive(record, holder)) ? record : null;
}

/** The locks of `state/`, each held for one short piece of work. */
export function fileLocks(stateDir: string, self: () => Promise<LockHolder>): Locks {
  return {
    async hold(name, waitMs, run) {
      const held = await waitFor(join(stateDir, `${name}.lock`), name, await self(), waitMs);
      try {
        return await run();
      } finally {
        await held.release();
      }
    },
  };
}

/** Who waits longer than this looks more often, so that newcomers do not always go ahead of it. */
const LONG_MS = 1000;

async function waitFor(path: string, name: LockName, holder: LockHolder, waitMs: number) {
  const sinceMs = performance.now();
  for (let pauseMs = 2; ; pauseMs = Math.min(pauseMs * 1.5, 50)) {
    const got = await acquire(path, holder, true);
    if (got.kind === 'held') return got;
    const waitedMs = performance.now() - sinceMs;
    if (waitedMs >= waitMs) throw new LockBusy(name);
    await sleep((waitedMs > LONG_MS ? 4 : pauseMs) * (0.5 + Math.random()));
  }
}

async function place(path: string, record: LockRecord, roomless: boolean): Promise<boolean> {
  const temporary = join(dirname(path), `.beacon-tmp-lock-${record.pid}-${randomBytes(6).toString('hex')}`);
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(`${JSON.stringify(record)}\n`);
    } finally {
      await file.close();
    }
    await link(temporary, path);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    const failure = asStoreFailure(error, 'state');
    if (!roomless || !(failure instanceof StoreFailure && failure.kind === 'no_space')) throw failure;
    return placeLink(path, record, failure);
  } finally {
    await unlink(temporary).catch(() => undefined);
  }
}

/** What frees room needs a lock, too: a discard, a deletion. */
async function placeLink(path: string, record: LockRecord, noRoom: StoreFailure): Promise<boolean> {
  try {
    await symlinkLock(path, record);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw noRoom;
  }
}

/** What lies there instead of ours is taken over like a dead holder's: only somebody who lives has taken it from us. */
/** As long ago a file must have been changed before its stamp can be trusted to tell the next change: clocks of file systems are coarse. */
const STAMP_SURE_MS = 2000;

/** Looks at the file's stamp first, which is one call; what has not been touched since it was read as ours still is. */
function keeper(path: string, record: LockRecord, holder: LockHolder): () => Promise<Kept> {
  let seen = '';
  return async () => {
    const stats = await lstat(path).catch(() => null);
    const stamp = stats === null ? '' : `${stats.ino} ${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}`;
    if (stamp !== '' && stamp === seen) return 'held';
    seen = '';
    const kept = await keepOwn(path, record, holder);
    if (kept === 'held' && stats !== null && Math.abs(Date.now() - stats.ctimeMs) > STAMP_SURE_MS) seen = stamp;
    return kept;
  };
}

async function keepOwn(path: string, record: LockRecord, holder: LockHolder): Promise<Kept> {
  if (nonceOf(await readLock(path)) === record.nonce) return 'held';
  const again = await take(path, record, holder, false, 0);
  if (again.kind === 'held') return 'restored';
  return again.record !== null && again.record.pid !== holder.pid ? 'lost' : 'held';
}

/** Longer than any lock. */
const MAX_LOCK_BYTES = 4096;

const nonceOf = (found: LockRecord | 'no_lock' | null): string | null =>
  found === null || found === 'no_lock' ? null : found.nonce;

/**
 * A file that cannot be read as a lock (edited by hand, torn) counts as a dead holder's, under a nonce of its text.
 * `no_lock`: what is there is no file at all, or far too long for one.
 */
async function readLock(path: string): Promise<LockRecord | 'no_lock' | null> {
  let text: string;
  try {
    text = (await readRegularFile(path, 'state', MAX_LOCK_BYTES)).bytes.toString('utf8');
  } catch (error) {
    const foreign = error instanceof StoreFailure || isCode(error, 'EISDIR', 'ELOOP', 'ENXIO');
    if (foreign) return 'no_lock';
    const link = isCode(error, 'ENOENT') ? await readSymlinkLock(path) : null;
    return link === 'foreign' ? 'no_lock' : link;
  }
  try {
    const value = JSON.parse(text) as Partial<LockRecord>;
    if (
      typeof value.pid === 'number' &&
      typeof value.start_time === 'string' &&
      typeof value.boot_id === 'string' &&
      typeof value.nonce === 'string' &&
      /^[0-9a-f]{1,32}$/.test(value.nonce)
    ) {
      return { pid: value.pid, start_time: value.start_time, boot_id: value.boot_id, nonce: value.nonce };
    }
  } catch {
    // Not JSON: handled below like any other foreign text.
  }
  return { pid: 0, start_time: '', boot_id: '', nonce: `0${Buffer.from(text).toString('hex').slice(0, 24)}` };
}

/** Locks of this process that it let go of and could not remove, because the folder had become read-only. */
const leftLying = new Set<string>();

async function isAlive(record: LockRecord, holder: LockHolder): Promise<boolean> {
  if (record.pid <= 0 || ![holder.bootId, shortBoot(holder.bootId)].includes(record.boot_id)) return false;
  if (record.pid === holder.pid) return record.start_time === holder.startTime && !leftLying.has(record.nonce);
  return (await holder.startTimeOf(record.pid)) === record.start_time;
}

async function releaseOwn(path: string, nonce: string): Promise<void> {
  // Removed by hand, or by a person who deleted the folder: then there is nothing left to release.
  if (nonceOf(await readLock(path)) !== nonce) return;
  try {
    await rm(path, { force: true });
  } catch (error) {
    // It stays, and counts as a dead holder's: for this process from now on, for others once this process has ended.
    leftLying.add(nonce);
    throw asStoreFailure(error, 'state');
  }
}
