/** A wrapped server as a client starts it, for the bench and the soak: in each way that there is. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './run-steps.mjs';

export const CLI = join(root, 'out', 'cli.mjs');

/** `node`: typed by hand. `script`: as `guard import` writes it, of the home that has its launcher. */
export const wrapperWords = {
  node: () => [process.execPath, CLI],
  script: (home) => ['/bin/sh', join(home, 'bin', 'guard.sh')],
};

/** `bin/guard.sh`, as `guard import` writes it: by `guard import`, for a client made up for it. */
export async function putLauncher(home) {
  const user = mkdtempSync(join(tmpdir(), 'beacon-wrapped-'));
  mkdirSync(join(user, '.cursor'));
  writeFileSync(join(user, '.cursor', 'mcp.json'), '{"mcpServers":{"a":{"command":"cat"}}}');
  const made = spawn(process.execPath, [CLI, 'guard', 'import', '--client', 'cursor'], {
    cwd: user,
    env: { ...process.env, HOME: user, BEACON_HOME: home },
    stdio: 'ignore',
  });
  await new Promise((resolve) => made.once('exit', resolve));
  rmSync(user, { recursive: true, force: true });
}
