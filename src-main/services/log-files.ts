import type { Digest, Files } from './ports.ts';
import { readText } from './text-files.ts';

/** `logs/<name>.log`, then `.1.log` to `.4.log`, oldest last. */
export const LOG_FILES = 5;

/** Where the log of a process lies: a name may hold anything a file name may not. */
export function logPath(name: string, digest: Digest, number = 0): string {
  const safe = encodeURIComponent(name).replaceAll('*', '%2A');
  const short = safe.length <= 120 ? safe : `${safe.slice(0, 80)}-${digest.sha256Hex(name).slice(0, 16)}`;
  return number === 0 ? `logs/${short}.log` : `logs/${short}.${number}.log`;
}

/** The lines of a process's log, oldest first; null where there is no file. */
export async function readLog(files: Files, digest: Digest, name: string): Promise<readonly string[] | null> {
  const texts: string[] = [];
  for (let number = LOG_FILES - 1; number >= 0; number -= 1) {
    const text = await readText(files, logPath(name, digest, number));
    if (text != null) texts.push(text);
  }
  return texts.length === 0
    ? null
    : texts
        .join('')
        .split('\n')
        .filter((line) => line !== '');
}
