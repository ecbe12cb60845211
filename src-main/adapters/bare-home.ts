import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isCode } from './errno.ts';

/**
 * A home in which reports are all that a list would have to look at: its folders and config.json are as they should be.
 * Null for any other.
 */
export function quietHome(root: string): {
  /** With those of unfinished writes, which begin with a dot. */
  readonly pending: readonly string[];
  readonly sent: readonly string[];
  readonly quarantine: readonly string[];
  /** Of config.json; null without one. */
  readonly config: string | null;
  /** It is not the config.json that Beacon read and remembered last. */
  readonly unseen: boolean;
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
    if (config !== undefined && ((config.mode & 0o077) !== 0 || !config.isFile() || config.size > MOST_BYTES))
      return null;
    const settings = config === undefined ? null : text('config.json');
    // What is no UTF-8 stands there as U+FFFD, and is no config.json to the program.
    if (settings?.includes('\ufffd')) return null;
    const looks = config === undefined ? 'absent' : `${config.size} ${config.mtimeMs}`;
    const remembered = text('state/config-seen')?.trim() ?? null;
    return {
      pending: names('pending'),
      sent: names('sent'),
      quarantine: names('quarantine'),
      config: settings,
      unseen: remembered !== null && remembered !== looks,
      dropped: text('state/dropped.json'),
    };
  } catch {
    return null; // Something is not as it should be: the whole program says what.
  }
}

/** No config.json is nearly as large; one that is, the whole program reads with care. */
const MOST_BYTES = 256 * 1024;
