import { randomBytes } from 'node:crypto';
import { link, open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isCode } from './errno.ts';

/** How writing a file that must not be there yet went. `why` is for the person. */
export type NewFile =
  | { readonly kind: 'written' }
  | { readonly kind: 'exists' }
  | { readonly kind: 'failed'; readonly why: string };

/**
 * Writes a file of the person's own, 0600, whole or not at all, and never over another: made under a temporary name and
 * put in place with link(2), which fails when the name is taken. File systems without links get it with an exclusive open.
 */
export async function writeNewFile(path: string, bytes: Uint8Array): Promise<NewFile> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  try {
    await writeWhole(temporary, bytes);
    try {
      await link(temporary, path);
    } catch (error) {
      if (!isCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK')) throw error;
      await writeWhole(path, bytes);
    }
    return { kind: 'written' };
  } catch (error) {
    if (isCode(error, 'EEXIST')) return { kind: 'exists' };
    return { kind: 'failed', why: wordsOf(error) };
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } catch (error) {
    await rm(path, { force: true }).catch(() => undefined);
    throw error;
  } finally {
    await file.close();
  }
}

function wordsOf(error: unknown): string {
  if (isCode(error, 'ENOENT', 'ENOTDIR')) return 'there is no such folder';
  if (isCode(error, 'EACCES', 'EPERM', 'EROFS')) return 'that folder cannot be written';
  if (isCode(error, 'ENOSPC', 'EDQUOT')) return 'there is no room on that disk';
  if (isCode(error, 'ENAMETOOLONG')) return 'the name is too long';
  return 'the disk did not answer';
}
