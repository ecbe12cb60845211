import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';

/**
 * Runs a program as a user without privileges: root may write everywhere, so what a read-only folder does can only be
 * seen as somebody else. Throws where there is no such user, because a test that passes vacuously is no test.
 */
export function asNobody(
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Record<string, string> } = {},
) {
  const { uid, gid } = nobody();
  const result = spawnSync(process.execPath, [...args], {
    uid,
    gid,
    encoding: 'utf8',
    timeout: 60_000,
    cwd: options.cwd ?? '/',
    env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', ...options.env },
  });
  if (result.error !== undefined) throw result.error;
  return { code: result.status, out: result.stdout, err: result.stderr };
}

/** Ours when we are nobody special already; else the system's account for this. */
export function nobody(): { readonly uid: number; readonly gid: number } {
  const own = process.getuid?.();
  if (own === undefined) throw new Error('this system has no users');
  if (own !== 0) return { uid: own, gid: process.getgid?.() ?? own };
  const { stdout, status } = spawnSync('id', ['-u', 'nobody'], { encoding: 'utf8' });
  if (status !== 0) throw new Error('there is no account "nobody" to run as');
  const group = spawnSync('id', ['-g', 'nobody'], { encoding: 'utf8' }).stdout;
  return { uid: Number(stdout), gid: Number(group) };
}

export const open = (path: string) => chmodSync(path, 0o755);
