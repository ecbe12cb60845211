/**
 * `npm run test:store -- [--rounds 1000] [--operations 10000]`: the long version of
 * test/integration/services/reports/kills.test.ts. Minutes; 0 leaves one of the two out.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { build } from 'esbuild';
import { ensureBuilt } from '../ensure.mjs';

await ensureBuilt(['program']);
mkdirSync('out', { recursive: true });
const outfile = 'out/store-soak.mjs';
await build({
  entryPoints: ['test/store-soak/run.ts'],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  logLevel: 'error',
  plugins: [
    {
      name: 'the-ingest-stays-outside',
      setup({ onResolve }) {
        onResolve({ filter: /ingest\/start\.mjs$/ }, () => ({ path: '../ingest/start.mjs', external: true }));
      },
    },
  ],
});
const { status } = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? 1);
