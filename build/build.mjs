/**
 * Compiles Beacon into out/. `node build/build.mjs [program|windows|types]...`; without a name, all of them.
 *
 * - program: the hosts, the CLI, the preload and the library, with esbuild; chunks are shared and loaded on demand, so
 *   that `beacon list` does not wait for what `serve` needs.
 * - windows: the React bundle, with vite.
 * - types: declarations of the library, with tsc.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'out');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

export async function buildProgram() {
  const { build } = await import('esbuild');
  const shared = {
    absWorkingDir: root,
    bundle: true,
    define: { BEACON_VERSION: JSON.stringify(version) },
    legalComments: 'none',
    logLevel: 'warning',
    // Less to read at each start; names stay, so that a stack trace can be read too.
    minifySyntax: true,
    minifyWhitespace: true,
    // Some packages have a UMD build for `main`, which cannot be bundled.
    mainFields: ['module', 'main'],
    external: ['electron'],
  };
  // Into a folder of its own first: a program that is running must never find half of a new one.
  const fresh = join(out, `.new-${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  await Promise.all([
    build({
      ...shared,
      entryPoints: {
        'command-line': 'src-main/command-line.ts',
        main: 'src-main/main.ts',
        scrubber: 'src-main/scrubber.ts',
      },
      outdir: fresh,
      outExtension: { '.js': '.mjs' },
      chunkNames: 'program/[name]-[hash]',
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      splitting: true,
      // Some dependencies are CommonJS and ask for node's own modules with require.
      banner: {
        js: "import { createRequire as beaconRequire } from 'node:module'; const require = beaconRequire(import.meta.url);",
      },
    }),
    // The door of the command line alone in one file: each further one would cost it as much as all of its work.
    build({
      ...shared,
      entryPoints: { cli: 'src-main/cli.ts' },
      outdir: fresh,
      outExtension: { '.js': '.mjs' },
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      banner: { js: '#!/usr/bin/env node' },
      plugins: [
        {
          name: 'the-commands-stay-outside',
          setup({ onResolve }) {
            onResolve({ filter: /^\.\/command-line\.ts$/ }, () => ({ path: './command-line.mjs', external: true }));
          },
        },
      ],
    }),
    build({
      ...shared,
      entryPoints: { preload: 'src-preload/preload.ts' },
      outdir: fresh,
      outExtension: { '.js': '.cjs' },
      format: 'cjs',
      platform: 'node',
      target: 'node20.19',
    }),
  ]);
  rmSync(join(out, 'program'), { recursive: true, force: true });
  for (const name of ['program', 'command-line.mjs', 'cli.mjs', 'main.mjs', 'scrubber.mjs', 'preload.cjs']) {
    renameSync(join(fresh, name), join(out, name));
  }
  cpSync(join(root, 'build', 'icons'), join(out, 'icons'), {
    recursive: true,
    filter: (path) => !/\.(?:svg|mjs)$/.test(path),
  });
  cpSync(join(root, 'build', 'demo'), join(out, 'demo'), { recursive: true });
  rmSync(fresh, { recursive: true, force: true });
}

export async function buildWindows() {
  const { build } = await import('vite');
  await build({ configFile: join(root, 'build', 'renderer', 'vite.config.ts'), logLevel: 'error' });
}

export function buildTypes() {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.library.json')], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('tsc found errors in the library');
  // Whoever installs the library knows none of our path aliases.
  const types = join(out, 'types');
  for (const name of readdirSync(types, { recursive: true })) {
    const path = join(types, name);
    if (!path.endsWith('.d.ts')) continue;
    const text = readFileSync(path, 'utf8');
    const plain = text.replace(/(['"])(@core|@contract|\.{1,2})(\/[^'"]+)\.ts\1/g, (_, quote, base, rest) => {
      const target = base.startsWith('@') ? join(types, base.slice(1), rest) : join(dirname(path), base, rest);
      const near = relative(dirname(path), target).replaceAll('\\', '/');
      return `${quote}${near.startsWith('.') ? near : `./${near}`}.js${quote}`;
    });
    if (plain !== text) writeFileSync(path, plain);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = process.argv.slice(2);
  const wants = (name) => asked.length === 0 || asked.includes(name);
  if (wants('program')) await buildProgram();
  if (wants('windows')) await buildWindows();
  if (wants('types')) buildTypes();
}
