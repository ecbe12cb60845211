import { build } from 'esbuild';
import { ensureBuilt } from '../../build/ensure.mjs';

/** What tests run as a program is built first. Small programs that tests run in processes of their own, compiled from the same sources. */
export default async function setup(): Promise<void> {
  await ensureBuilt(['program', 'windows']);
  await build({
    entryPoints: { reaper: 'src-main/adapters/reaper.ts' },
    outdir: 'out/test',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    logLevel: 'warning',
  });
}
