/**
 * The packaged CLI: Beacon's command line inside a copy of Node, as one executable that needs no Node and no Electron.
 *
 *   node build/sea.mjs [--node <a Node to copy>] [--out <file>]
 *
 * The copy must be of the Node that runs this script, or of the same version for another processor: the blob that goes
 * into it is of that version. On a Mac the signature of the copy is taken off first; electron-builder signs it anew.
 * Source: https://nodejs.org/api/single-executable-applications.html
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** Node's own mark in its executable, by which the blob's place is found. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/** One CommonJS file with everything in it. What it asks beside itself, it asks beside the executable. */
export async function bundleCli(outfile) {
  const { build } = await import('esbuild');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  await build({
    absWorkingDir: root,
    entryPoints: ['src-main/cli.ts'],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    mainFields: ['module', 'main'],
    define: { BEACON_VERSION: JSON.stringify(version), 'import.meta.url': 'beaconUrl' },
    banner: { js: "const beaconUrl = require('node:url').pathToFileURL(process.execPath).href;" },
    legalComments: 'none',
    logLevel: 'warning',
    minifySyntax: true,
    minifyWhitespace: true,
  });
}

export async function buildCli({ node = process.execPath, out, say = () => undefined }) {
  const work = mkdtempSync(join(tmpdir(), 'beacon-sea-'));
  try {
    const main = join(work, 'cli.cjs');
    const blob = join(work, 'cli.blob');
    await bundleCli(main);
    const config = join(work, 'sea.json');
    writeFileSync(config, JSON.stringify({ main, output: blob, disableExperimentalSEAWarning: true }));
    execFileSync(process.execPath, ['--experimental-sea-config', config], { stdio: ['ignore', 'ignore', 'inherit'] });
    mkdirSync(dirname(out), { recursive: true });
    const copy = join(dirname(out), `.new-${process.pid}-stallari-cli`);
    copyFileSync(node, copy);
    chmodSync(copy, 0o755);
    if (process.platform === 'darwin') execFileSync('codesign', ['--remove-signature', copy]);
    const { inject } = await import('postject');
    await inject(copy, 'NODE_SEA_BLOB', readFileSync(blob), {
      sentinelFuse: FUSE,
      ...(process.platform === 'darwin' ? { machoSegmentName: 'NODE_SEA' } : {}),
    });
    // A copy that nobody signed is refused by Apple silicon; this signature holds until the real one.
    if (process.platform === 'darwin') execFileSync('codesign', ['--sign', '-', copy]);
    renameSync(copy, out);
    say(`${out} is ready.`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { node: { type: 'string' }, out: { type: 'string' } } });
  await buildCli({
    ...(values.node === undefined ? {} : { node: values.node }),
    out: values.out ?? join(root, 'out', 'cli', process.arch, 'stallari-cli'),
    say: (line) => process.stdout.write(`${line}\n`),
  });
}
