import { join, relative, resolve, sep } from 'node:path';
import { accountHome } from './account-home.ts';

/** The default home: `~/.config/stallari/beacon`, or BEACON_HOME. */
export function homePath(env: Readonly<Record<string, string | undefined>>): string {
  const set = env['BEACON_HOME']?.trim();
  if (set === undefined || set === '') return join(accountHome(), '.config', 'stallari', 'beacon');
  return resolve(set.startsWith('~/') ? join(accountHome(), set.slice(2)) : set);
}

/** The folder as a person reads it: what is outside the account's home stands whole. */
export function labelOf(root: string): string {
  const path = relative(accountHome(), root);
  return path === '..' || path.startsWith(`..${sep}`) ? root : join('~', path);
}
