import { join, resolve } from 'node:path';
import { accountHome } from './account-home.ts';

/** The default home: `~/.config/stallari/beacon`, or BEACON_HOME. */
export function homePath(env: Readonly<Record<string, string | undefined>>): string {
  const set = env['BEACON_HOME']?.trim();
  if (set === undefined || set === '') return join(accountHome(), '.config', 'stallari', 'beacon');
  return resolve(set.startsWith('~/') ? join(accountHome(), set.slice(2)) : set);
}
