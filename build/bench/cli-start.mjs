import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../ensure.mjs';
import { root } from '../run-steps.mjs';
import { ratios, row } from './pairs.mjs';

/** `beacon list --json` on an empty home, next to starting Node alone. */
export async function benchCliStart() {
  await ensureBuilt(['program']);
  const home = mkdtempSync(join(tmpdir(), 'beacon-bench-'));
  try {
    const env = { PATH: process.env.PATH, BEACON_HOME: join(home, 'none') };
    const run = (args) => () =>
      new Promise((resolve, reject) => {
        spawn(process.execPath, args, { env, stdio: 'ignore' }).once('exit', (code) =>
          code === 0 ? resolve() : reject(new Error(`ended with ${code}`)),
        );
      });
    const list = run([join(root, 'out', 'cli.mjs'), 'beacon', 'list', '--json']);
    return [
      row(
        'beacon list --json, empty home',
        await ratios(list, run(['-e', '0']), { rounds: 31, warmup: 3 }),
        'node -e 0',
        { goal: '2', beyond: '1.6' },
      ),
    ];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
