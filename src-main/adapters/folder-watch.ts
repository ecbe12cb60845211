import { type FSWatcher, watch as watchFolder } from 'node:fs';
import { lstat, realpath, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { watch } from 'chokidar';

/** Files that people like to keep elsewhere, with a link in their place: what the link leads to is watched too. */
const MAY_BE_LINKS = ['guardian.json', 'config.json'] as const;

/**
 * Folders that may hold ten thousands of files. Each is watched as one: a watch on every file in them took 134 MB for
 * 30,000, and a descriptor each where the system watches files by them.
 */
const LARGE = ['pending', 'sent', 'quarantine'] as const;
type Large = (typeof LARGE)[number];
const isLarge = (name: string): name is Large => (LARGE as readonly string[]).includes(name);

/** How late a change is noticed when the system does not tell of it. */
const LOOK_EVERY_MS = 3000;

/** Our own unfinished files, the locks and the logs change all the time and concern nobody here. */
const IGNORED = /(?:^|\/)\.beacon-tmp-|^(?:journal|state|logs|backups)(?:\/|$)|\.jsonl$|\.sock$/;

/**
 * Tells of files in the home folder that anybody changed: the person, an editor, the CLI, ourselves. Paths are relative
 * to the home folder. Changes that come together are told together.
 */
export function watchHome(home: string, changed: (paths: readonly string[]) => void): { close(): Promise<void> } {
  const gathered = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  /** What a link leads to, and the name it has in the home folder. */
  const targets = new Map<string, string>();
  const inside = (path: string) => {
    const way = relative(home, path);
    return !way.startsWith('..');
  };
  const watcher = watch(home, {
    ignoreInitial: true,
    depth: 0,
    ignored: (path) => inside(path) && IGNORED.test(relative(home, path)),
    followSymlinks: false,
  });
  const followLinks = async () => {
    for (const name of MAY_BE_LINKS) {
      const path = join(home, name);
      try {
        if (!(await lstat(path)).isSymbolicLink()) continue;
        const target = await realpath(path);
        if (targets.get(target) === name) continue;
        targets.set(target, name);
        watcher.add(target);
      } catch {
        // Not there, or leading nowhere: looked at again when it changes.
      }
    }
  };
  const tell = (name: string) => {
    gathered.add(name);
    timer ??= setTimeout(() => {
      timer = null;
      const paths = [...gathered];
      gathered.clear();
      changed(paths);
    }, 50);
  };
  const followed = new Map<Large, { readonly stamp: string; readonly watcher: FSWatcher }>();
  let closed = false;
  const leave = (name: Large) => {
    followed.get(name)?.watcher.close();
    followed.delete(name);
  };
  /** Watches a large folder as it is there now: another one may have taken its place. */
  const follow = async (name: Large) => {
    const path = join(home, name);
    const stats = await lstat(path).catch(() => null);
    // The number of a folder that is gone is soon given out again.
    const stamp = stats?.isDirectory() === true ? `${stats.ino} ${stats.birthtimeMs}` : undefined;
    if (closed || followed.get(name)?.stamp === stamp) return;
    leave(name);
    if (stamp !== undefined) {
      try {
        const own = watchFolder(path, (_event, file) => {
          // Its own name: the folder itself is gone.
          if (file === name) void follow(name);
          const changedPath = file === null ? name : `${name}/${file}`;
          if (!IGNORED.test(changedPath)) tell(changedPath);
        });
        // Gone, or too many watches: looked at again with the others.
        own.on('error', () => leave(name));
        followed.set(name, { stamp, watcher: own });
      } catch {
        return; // The same.
      }
    }
    // What happened in between was heard by nobody.
    if (started) tell(name);
  };
  let started = false;
  void Promise.all(LARGE.map(follow)).then(() => {
    started = true;
  });
  void followLinks();
  watcher.on('all', (_event, path) => {
    const name = targets.get(path) ?? relative(home, path);
    if ((MAY_BE_LINKS as readonly string[]).includes(name)) void followLinks();
    if (isLarge(name)) void follow(name);
    tell(name);
  });
  // Systems lose events: of network folders, of a name that was a folder a moment ago. These two matter too much.
  const stamps = new Map<string, string>();
  const look = async () => {
    if (started) await Promise.all(LARGE.map(follow));
    for (const name of MAY_BE_LINKS) {
      const stats = await stat(join(home, name)).catch(() => null);
      const stamp = stats === null ? 'none' : `${stats.ino} ${stats.size} ${stats.mtimeMs}`;
      if (stamps.has(name) && stamps.get(name) !== stamp) tell(name);
      stamps.set(name, stamp);
    }
  };
  void look();
  const looking = setInterval(() => void look(), LOOK_EVERY_MS);
  looking.unref();
  // A folder that cannot be watched (too many watches) is still read with every question.
  watcher.on('error', () => undefined);
  return {
    async close() {
      closed = true;
      clearInterval(looking);
      for (const name of LARGE) leave(name);
      if (timer !== null) clearTimeout(timer);
      await watcher.close();
    },
  };
}
