/** `node build/size-budget.mjs`: what is shipped stays small. Part of `npm test`; a larger bundle is a red step and a choice. */
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** KiB of compiled output, each a third above what it was when it was set (2026-11-21). */
export const budgets = [
  { what: 'the windows', paths: ['out/renderer'], kib: 2200 },
  {
    what: 'the program: hosts, CLI, and what they share',
    paths: ['out/main.mjs', 'out/command-line.mjs', 'out/program'],
    kib: 3600,
  },
  { what: 'the scrubber alone, as other programs have it', paths: ['out/scrubber.mjs'], kib: 830 },
  { what: 'the bridge', paths: ['out/preload.cjs'], kib: 400 },
  // It answers `list` and the two statuses, and starts the command of `guard run`, by itself: loading a second file first
  // cost more than these bytes.
  { what: 'the door of the CLI', paths: ['out/cli.mjs'], kib: 88 },
];

/** @returns {number} bytes of a file, or of all files below a folder; source maps are not shipped */
export function bytesOf(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return path.endsWith('.map') ? 0 : stats.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0);
}

export function measured(from = root) {
  return budgets.map(({ what, paths, kib }) => {
    const bytes = paths.reduce((sum, path) => sum + bytesOf(join(from, path)), 0);
    return { what, kib: Math.ceil(bytes / 1024), budget: kib };
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  let over = false;
  for (const { what, kib, budget } of measured()) {
    const says = kib > budget ? `over its budget of ${budget} KiB` : `of ${budget} KiB`;
    process.stdout.write(`  ${String(kib).padStart(5)} KiB ${says}: ${what}\n`);
    over ||= kib > budget;
  }
  if (over) {
    process.stderr.write('Make it smaller, or raise its budget in build/size-budget.mjs and say why.\n');
    process.exitCode = 1;
  }
}
