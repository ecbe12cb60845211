import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isCode } from './errno.ts';

/**
 * Whether a home holds nothing that a list of reports would show or a command would have to read first: no report, no
 * config.json, no count of dropped ones, and no folder whose permissions want mending. A look at names alone, so that
 * asking costs next to nothing. False wherever that cannot be told.
 */
export function holdsNothing(root: string): boolean {
  const empty = (dir: string): boolean => {
    try {
      return (statSync(dir).mode & 0o077) === 0 && readdirSync(dir).length === 0;
    } catch (error) {
      return isCode(error, 'ENOENT');
    }
  };
  try {
    statSync(root);
  } catch (error) {
    return isCode(error, 'ENOENT');
  }
  return (
    ['pending', 'sent', 'quarantine'].every((name) => empty(join(root, name))) &&
    ['config.json', 'state/dropped.json'].every((name) => !existsSync(join(root, name)))
  );
}

/** How many entries these folders of a home have together; one that cannot be read has none. */
export function countBelow(root: string, dirs: readonly string[]): number {
  return dirs.reduce((sum, dir) => {
    try {
      return sum + readdirSync(join(root, dir)).length;
    } catch {
      return sum; // Not there, or not to be read: then there is nothing to count.
    }
  }, 0);
}
