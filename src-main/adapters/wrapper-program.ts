import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { GuardProgram } from './guard-script.ts';

/**
 * How the wrapper is started: by absolute paths, because a client that was opened from Finder knows no PATH of a
 * shell. Beside an Electron app that is the CLI in its resources; in a single executable, itself; else Node and the CLI.
 * Null where none of them is there.
 *
 * @param outDir where the compiled program lies
 */
export function wrapperProgram(outDir: string): GuardProgram | null {
  if (process.versions['electron'] !== undefined) {
    const { resourcesPath } = process as { resourcesPath?: string };
    const packaged = join(resourcesPath ?? '', 'stallari-cli');
    return resourcesPath !== undefined && existsSync(packaged) ? { command: packaged, script: null } : null;
  }
  const cli = join(outDir, 'cli.mjs');
  return existsSync(cli) ? { command: process.execPath, script: cli } : { command: process.execPath, script: null };
}
