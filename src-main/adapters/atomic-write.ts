import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Unfinished files begin like this; readers never see them, and the home folder's sweep removes old ones. */
export const UNFINISHED = '.beacon-tmp-';

/**
 * A write goes to a temporary file in the same folder (a rename across volumes is no rename), is flushed, renamed over
 * the target, and the folder is flushed too: after power loss there is the old file or the new one, never half of one.
 * The file is 0600. Rejects with the system's own error; the target is then as it was.
 */
export async function writeAtomically(target: string, bytes: string | Uint8Array): Promise<void> {
  const dir = dirname(target);
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
}

export async function syncFolder(dir: string): Promise<void> {
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
