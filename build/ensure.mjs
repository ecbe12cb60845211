/** Builds what is missing or older than its sources, and nothing else. Words go to stderr: stdout is the program's. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'out');

const parts = {
  program: {
    sources: ['src-main', 'src-preload', 'build/build.mjs', 'package.json'],
    made: 'cli.mjs',
    build: 'buildProgram',
  },
  windows: {
    sources: ['src-renderer', 'src-main/contract', 'src-main/core', 'build/renderer', 'package.json'],
    made: 'renderer/index.html',
    build: 'buildWindows',
  },
};

/** @param {('program' | 'windows')[]} names */
export async function ensureBuilt(names) {
  const stale = names.filter(isStale);
  if (stale.length === 0) return;
  process.stderr.write('Building Beacon, a few seconds…\n');
  const builders = await import('./build.mjs');
  for (const name of stale) {
    await builders[parts[name].build]();
  }
}

function isStale(name) {
  const { sources, made } = parts[name];
  const stamp = join(out, `.${name}-stamp`);
  if (!existsSync(join(out, made)) || !existsSync(stamp)) return true;
  const builtMs = statSync(stamp).mtimeMs;
  return sources.some((source) => newestMs(join(root, source)) > builtMs);
}

function newestMs(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  // A folder's own time changes when a file in it is added or removed.
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestMs(join(path, name))), stats.mtimeMs);
}
