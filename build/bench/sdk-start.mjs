import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from '../ensure.mjs';
import { root } from '../run-steps.mjs';
import { ratios, row } from './pairs.mjs';

/** A program that imports the library and calls `init`, next to the same without it. */
export async function benchSdkStart() {
  await ensureBuilt(['program']);
  const home = mkdtempSync(join(tmpdir(), 'beacon-bench-'));
  try {
    const env = { PATH: process.env.PATH, BEACON_HOME: join(home, 'none'), STALLARI_TELEMETRY: 'on' };
    const sdk = pathToFileURL(join(root, 'out', 'sdk.mjs')).href;
    const run = (source) => () =>
      new Promise((resolve, reject) => {
        spawn(process.execPath, ['--input-type=module', '-e', source], { env, stdio: 'ignore' }).once('exit', (code) =>
          code === 0 ? resolve() : reject(new Error(`ended with ${code}`)),
        );
      });
    const using = run(`import { beacon } from ${JSON.stringify(sdk)}; beacon.init({ component: 'bench.start' });`);
    return [
      row(
        'import of the library and init',
        await ratios(using, run('0'), { rounds: 31, warmup: 3 }),
        'an empty module',
      ),
    ];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
