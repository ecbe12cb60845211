/**
 * `npm run gallery -- [--out docs/gallery] [--only part,part] [--no-axe] [--font Inter] [--size 360x740]`: a picture of every
 * screen and state, light and dark, over an invented host; and axe, the content policy and the console on each. What it does is in
 * shoot.ts; this file compiles that and runs it.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const outfile = join(root, 'out', 'gallery-shoot.mjs');
process.chdir(root);
await build({
  absWorkingDir: root,
  entryPoints: ['build/gallery/shoot.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
});
await import(pathToFileURL(outfile).href);
