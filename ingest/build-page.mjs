/**
 * The triage page as two texts that the Worker carries. `node build-page.mjs` writes them into .built/, where
 * `wrangler deploy` finds them; start.mjs takes them from memory.
 */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const room = fileURLToPath(new URL('.', import.meta.url));

/** @returns {Promise<Record<'page.js' | 'page.css', string>>} */
export async function buildPage() {
  const { outputFiles } = await build({
    entryPoints: { page: join(room, 'page/main.tsx') },
    tsconfig: join(room, '../tsconfig.json'),
    outdir: join(room, '.built'),
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2023',
    jsx: 'automatic',
    minify: true,
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  const textOf = (name) => outputFiles.find(({ path }) => path.endsWith(name))?.text ?? '';
  return { 'page.js': textOf('page.js'), 'page.css': textOf('page.css') };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dir = join(room, '.built');
  await mkdir(dir, { recursive: true });
  for (const [name, text] of Object.entries(await buildPage())) {
    const path = join(dir, `${name}.txt`);
    await writeFile(`${path}.${process.pid}`, text);
    await rename(`${path}.${process.pid}`, path);
  }
}
