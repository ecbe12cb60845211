import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './run-steps.mjs';

let count = 0;

/** The sources as a module that a script can import: `importSources("export { x } from '@core/x.ts'")`. */
export async function importSources(contents) {
  count += 1;
  const outfile = join(root, 'out', `sources-${process.pid}-${count}.mjs`);
  await build({
    absWorkingDir: root,
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire as beaconRequire } from 'node:module'; const require = beaconRequire(import.meta.url);",
    },
    outfile,
    logLevel: 'warning',
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile, { force: true });
  }
}
