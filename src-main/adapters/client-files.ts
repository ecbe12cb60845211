import { randomBytes } from 'node:crypto';
import { chmod, chown, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ClientFiles } from '@services/ports/wrapping.ts';
import { syncFolder } from './atomic-write.ts';
import { isCode } from './errno.ts';
import { readRegularFile } from './regular-file.ts';

/** No client's configuration is larger. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Configurations of other programs: a link stays a link, and mode and owner stay as they are. */
export function clientFiles(): ClientFiles {
  const readBytes = async (path: string) => (await readRegularFile(path, path, MAX_BYTES)).bytes;
  return {
    async read(path) {
      try {
        const bytes = await readBytes(await realpath(path));
        return { kind: 'file', text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
      } catch (error) {
        if (isCode(error, 'ENOENT', 'ENOTDIR')) return { kind: 'none' };
        if (error instanceof TypeError) return { kind: 'unreadable', problem: 'it is not text in UTF-8' };
        return { kind: 'unreadable', problem: 'it cannot be read' };
      }
    },

    async write(path, before, after) {
      let temporary: string | null = null;
      try {
        const target = await realpath(path);
        const { mode, uid, gid } = await stat(target);
        // Somebody protects it, or a tool that will write it anew: a rename would not even notice.
        if ((mode & 0o222) === 0) return 'failed';
        temporary = join(dirname(target), `.beacon-tmp-${process.pid}-${randomBytes(6).toString('hex')}`);
        const file = await open(temporary, 'wx', 0o600);
        try {
          await file.writeFile(after);
          await file.sync();
        } finally {
          await file.close();
        }
        await chmod(temporary, mode & 0o7777);
        if (uid !== process.getuid?.()) await chown(temporary, uid, gid);
        // As late as can be: the client may write this file at any time.
        if (!Buffer.from(before).equals(await readBytes(target))) return 'changed';
        await rename(temporary, target);
        temporary = null;
        await syncFolder(dirname(target));
        return 'written';
      } catch (error) {
        return isCode(error, 'ENOENT') ? 'changed' : 'failed';
      } finally {
        if (temporary !== null) await rm(temporary, { force: true }).catch(() => undefined);
      }
    },
  };
}
