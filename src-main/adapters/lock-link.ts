import { createHash } from 'node:crypto';
import { readlink, symlink } from 'node:fs/promises';
import type { LockRecord } from './file-lock.ts';

/**
 * A lock where there is no room for a file: a link whose target, which is nowhere, is the record. File systems keep a
 * target of up to 59 bytes in the inode itself (ext4; tmpfs 127), so it takes no block of a full disk, and symlink(2)
 * fails like link(2) when the name is taken. Who asks for the lock as a file finds it taken.
 */

/** As much of the boot id as the target has room for. */
export const shortBoot = (bootId: string): string =>
  `#${createHash('sha256').update(bootId).digest('hex').slice(0, 8)}`;

export function symlinkLock(path: string, { pid, start_time, boot_id, nonce }: LockRecord): Promise<void> {
  return symlink(`beacon-lock:${pid}:${start_time}:${shortBoot(boot_id).slice(1)}:${nonce}`, path);
}

const TARGET = /^beacon-lock:(\d{1,10}):(.{0,40}):([0-9a-f]{8}):([0-9a-f]{1,32})$/;

/** Its `boot_id` is the short one. Null: no link; `foreign`: one that is nobody's lock. */
export async function readSymlinkLock(path: string): Promise<LockRecord | 'foreign' | null> {
  const target = await readlink(path).catch(() => null);
  if (target === null) return null;
  const [, pid, start, boot, nonce] = TARGET.exec(target) ?? [];
  if (pid === undefined || start === undefined || nonce === undefined) return 'foreign';
  return { pid: Number(pid), start_time: start, boot_id: `#${boot}`, nonce };
}
