import { relative } from 'node:path';
import { watch } from 'chokidar';

/**
 * Tells of files in the home folder that anybody changed: the person, an editor, the CLI, ourselves. Paths are relative
 * to the home folder. Changes that come together are told together.
 */
export function watchHome(home: string, changed: (paths: readonly string[]) => void): { close(): Promise<void> } {
  const gathered = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  const watcher = watch(home, {
    ignoreInitial: true,
    depth: 1,
    // Our own unfinished files, the locks and the logs change all the time and concern nobody here.
    ignored: (path) => /\/\.beacon-tmp-|\/(?:journal|state|logs|backups)(?:\/|$)|\.jsonl$|\.sock$/.test(path),
    followSymlinks: false,
  });
  watcher.on('all', (_event, path) => {
    gathered.add(relative(home, path));
    timer ??= setTimeout(() => {
      timer = null;
      const paths = [...gathered];
      gathered.clear();
      changed(paths);
    }, 50);
  });
  // A folder that cannot be watched (too many watches) is still read with every question.
  watcher.on('error', () => undefined);
  return {
    async close() {
      if (timer !== null) clearTimeout(timer);
      await watcher.close();
    },
  };
}
