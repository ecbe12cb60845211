import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { tempDir } from './temp.ts';

export interface Disk {
  readonly dir: string;
  /** From now on a process (this one, when none is named) can write nothing more there. */
  readonly fill: (pid?: number) => void;
}

/**
 * A disk that fills: a real one of a few KiB where this account may mount it, else the kernel's own limit on what a
 * process may write. Throws where neither can be had, because a test that passes vacuously is no test.
 */
export function smallDisk(kib: number): Disk {
  const dir = tempDir();
  const mounted = run('mount', '-t', 'tmpfs', '-o', `size=${kib}k,mode=777`, 'tmpfs', dir);
  if (!mounted) return { dir, fill: limit };
  onTestFinished(() => void run('umount', '-l', dir));
  return {
    dir,
    fill: () => {
      try {
        writeFileSync(join(dir, 'fill'), Buffer.alloc(kib * 1024));
      } catch {
        // It is full now, which is what was asked for.
      }
    },
  };
}

function limit(pid = process.pid): void {
  if (!run('prlimit', '--pid', String(pid), '--fsize=0:')) throw new Error('no disk can be made full here');
  if (pid === process.pid) onTestFinished(() => void run('prlimit', '--pid', String(pid), '--fsize=unlimited:'));
}

const run = (command: string, ...args: string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
