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

/**
 * An import of one of Node's own modules makes a copy of all its names, for which parts of Node are loaded that nobody needs.
 * Asked for by name it is there at once. For what is a program; the library is a guest, whose host may have its own ways.
 */
const builtinsByName = {
  name: 'builtins-by-name',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: 'builtin' }));
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
    }));
  },
};

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
  const door = (entryPoints, beyond, { plugins: ownPlugins = [], ...more } = {}) =>
    build({
      ...shared,
      ...more,
      entryPoints,
      outdir: fresh,
      outExtension: { '.js': '.mjs' },
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      plugins: [
        ...ownPlugins,
        {
          name: 'what-is-beyond-stays-outside',
          setup({ onResolve }) {
            for (const path of beyond) {
              const name = path.replace(/\.ts$/, '');
              onResolve({ filter: new RegExp(`^\\${name}\\.ts$`) }, () => ({ path: `${name}.mjs`, external: true }));
            }
          },
        },
      ],
    });
  // Into a folder of its own first: a program that is running must never find half of a new one.
  const fresh = join(out, `.new-${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  await Promise.all([
    build({
      ...shared,
      entryPoints: {
        'command-line': 'src-main/command-line.ts',
        main: 'src-main/main.ts',
        'sdk-live': 'src-main/sdk-live.ts',
        'wrapper-desk': 'src-main/wrapper-desk.ts',
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
    // The doors of the command line and of the library, each alone in one file: each further one would cost as much as
    // all of its work.
    door({ cli: 'src-main/cli.ts' }, ['./command-line.ts', './guard-watch.ts', './guard-adopt.ts'], {
      banner: { js: '#!/usr/bin/env node' },
      plugins: [builtinsByName],
    }),
    door({ 'guard-watch': 'src-main/guard-watch.ts' }, ['./wrapper-desk.ts'], { plugins: [builtinsByName] }),
    door({ 'guard-adopt': 'src-main/guard-adopt.ts' }, ['./wrapper-desk.ts'], { plugins: [builtinsByName] }),
    door({ sdk: 'src-main/sdk.ts' }, ['./sdk-live.ts']),
    // Asks for nothing of Node's, so that a program for a browser or a worker can be built with it as well.
    door({ scrubber: 'src-main/scrubber.ts' }, [], { platform: 'neutral', target: 'es2022' }),
    build({
      ...shared,
      // Each whole in one file: a window's bridge, and what the library runs in a process that is ending.
      entryPoints: { preload: 'src-preload/preload.ts', 'sdk-dying': 'src-main/sdk-dying.ts' },
      outdir: fresh,
      outExtension: { '.js': '.cjs' },
      format: 'cjs',
      platform: 'node',
      target: 'node20.19',
    }),
  ]);
  rmSync(join(out, 'program'), { recursive: true, force: true });
  for (const name of [
    'program',
    'command-line.mjs',
    'cli.mjs',
    'guard-watch.mjs',
    'guard-adopt.mjs',
    'wrapper-desk.mjs',
    'main.mjs',
    'scrubber.mjs',
    'sdk.mjs',
    'sdk-live.mjs',
    'preload.cjs',
    'sdk-dying.cjs',
  ]) {
    renameSync(join(fresh, name), join(out, name));
  }
  cpSync(join(root, 'build', 'icons'), join(out, 'icons'), {
    recursive: true,
    filter: (path) => !/\.(?:svg|mjs)$/.test(path),
  });
  cpSync(join(root, 'build', 'demo'), join(out, 'demo'), { recursive: true });
  rmSync(fresh, { recursive: true, force: true });
  stamp('program');
}

export async function buildWindows() {
  const { build } = await import('vite');
  await build({ configFile: join(root, 'build', 'renderer', 'vite.config.ts'), logLevel: 'error' });
  stamp('windows');
}

/** By its time `ensure.mjs` sees what has to be built anew. */
function stamp(name) {
  writeFileSync(join(out, `.${name}-stamp`), '');
}

export function buildTypes() {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.library.json')], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('tsc found errors in the library');
  // Whoever installs the library knows none of our path aliases.
  const types = join(out, 'types');
  // The library's own code needs Node; its declarations do not.
  writeFileSync(
    join(types, 'sdk.d.ts'),
    "import type { Beacon } from './sdk/types.js';\nexport type * from './sdk/types.js';\nexport declare const beacon: Beacon;\n",
  );
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
