import { build } from 'esbuild';

/** Small programs that tests run in processes of their own, compiled from the same sources. */
export default async function setup(): Promise<void> {
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
