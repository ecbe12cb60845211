import { constants } from 'node:fs';
import { lstat, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CrashFile, CrashFolder } from '@services/ports/crash-folder.ts';
import { watch } from 'chokidar';

export interface CrashFolderOptions {
  readonly dirs: readonly string[];
  /** The ending of a file, with its dot. */
  readonly ending: '.ips' | '.dmp';
  /** Nobody has written to it for this long. */
  readonly quietMs?: number;
  readonly wallMs?: () => number;
}

/** A file is begun long before it is whole: two seconds of silence, and the next look finds it. */
const QUIET_MS = 2000;
/** Far above any that tells of one process. */
const MOST_BYTES = 16 * 1024 * 1024;
/** As many are looked at; the newest. */
const MOST_FILES = 500;

/** Where macOS puts what it writes about processes: the person's own, and the Mac's. Empty on any other system. */
export function systemReportDirs(home: string | null, platform: NodeJS.Platform = process.platform): readonly string[] {
  if (platform !== 'darwin') return [];
  const below = join('Library', 'Logs', 'DiagnosticReports');
  return [...(home === null ? [] : [join(home, below)]), join('/', below)];
}

/** `.ips` files of macOS, or Crashpad's dumps. Links, and what is no regular file, are not followed. */
export function crashFolder({ dirs, ending, quietMs = QUIET_MS, wallMs = Date.now }: CrashFolderOptions): CrashFolder {
  let lookAgain: () => void = () => undefined;
  let timer: NodeJS.Timeout | null = null;
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = null;
      lookAgain();
    }, quietMs + 100);
    timer.unref();
  };
  return {
    async list(sinceMs) {
      const found: CrashFile[] = [];
      for (const dir of dirs) {
        const names = await readdir(dir).catch(() => []); // Not there yet, or not ours to see.
        for (const name of names) {
          // A name with a dot in front is one that is still being written.
          if (!name.endsWith(ending) || name.startsWith('.')) continue;
          const key = join(dir, name);
          const stats = await lstat(key).catch(() => null);
          if (stats === null || !stats.isFile() || stats.size === 0 || stats.size > MOST_BYTES) continue;
          const ageMs = wallMs() - stats.mtimeMs;
          if (ageMs >= 0 && ageMs < quietMs) {
            soon();
            continue;
          }
          if (stats.mtimeMs >= sinceMs) found.push({ key, modifiedAtMs: Math.round(stats.mtimeMs) });
        }
      }
      return found.sort((a, b) => a.modifiedAtMs - b.modifiedAtMs).slice(-MOST_FILES);
    },
    async read(key) {
      const file = await open(key, constants.O_RDONLY | constants.O_NOFOLLOW).catch(() => null);
      if (file === null) return null;
      try {
        const { size } = await file.stat();
        if (size > MOST_BYTES) return null;
        return await file.readFile();
      } catch {
        return null; // Taken away under us, or the disk does not answer: as if it were not there.
      } finally {
        await file.close();
      }
    },
    async remove(key) {
      await rm(key, { force: true });
      await rm(`${key.slice(0, -ending.length)}.meta`, { force: true });
    },
    watch(changed) {
      lookAgain = changed;
      const watcher = watch([...dirs], { ignoreInitial: true, depth: 0, followSymlinks: false });
      watcher.on('all', soon);
      // A folder that cannot be watched is still looked at now and then.
      watcher.on('error', () => undefined);
      return {
        async close() {
          lookAgain = () => undefined;
          if (timer !== null) clearTimeout(timer);
          await watcher.close();
        },
      };
    },
  };
}
