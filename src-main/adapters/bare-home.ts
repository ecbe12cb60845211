import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isCode } from './errno.ts';

/**
 * The names of a home in which reports are all that a list of what is pending would have to look at: its folders are as
 * they should be, and config.json is missing or is the file that Beacon read and remembered last. Null for any other.
 */
export function quietHome(root: string): {
  /** With those of unfinished writes, which begin with a dot. */
  readonly pending: readonly string[];
  readonly sent: readonly string[];
  readonly quarantine: readonly string[];
  /** Of state/dropped.json; null without one. */
  readonly dropped: string | null;
} | null {
  const names = (dir: string): string[] => {
    try {
      if ((statSync(join(root, dir)).mode & 0o077) !== 0) throw new Error('loose');
      return readdirSync(join(root, dir));
    } catch (error) {
      if (isCode(error, 'ENOENT')) return [];
      throw error;
    }
  };
  const text = (path: string): string | null => {
    try {
      return readFileSync(join(root, path), 'utf8');
    } catch (error) {
      if (isCode(error, 'ENOENT')) return null;
      throw error;
    }
  };
  try {
    const config = statSync(join(root, 'config.json'), { throwIfNoEntry: false });
    const looks = config === undefined ? 'absent' : `${config.size} ${config.mtimeMs}`;
    const remembered = text('state/config-seen')?.trim() ?? 'absent';
    if (looks !== remembered || (config !== undefined && (config.mode & 0o077) !== 0)) return null;
    return {
      pending: names('pending'),
      sent: names('sent'),
      quarantine: names('quarantine'),
      dropped: text('state/dropped.json'),
    };
  } catch {
    return null; // Something is not as it should be: the whole program says what.
  }
}
