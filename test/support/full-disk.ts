import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { tempDir } from './temp.ts';

/**
 * A real disk of a few KiB, gone with the test. Needs the right to mount; throws without it, because a test that passes
 * vacuously is no test.
 */
export function smallDisk(kib: number): { readonly dir: string; readonly fill: () => void } {
  const dir = tempDir();
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kib}k,mode=777`, 'tmpfs', dir], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`no disk could be mounted to fill: ${stderr}`);
  onTestFinished(() => void spawnSync('umount', ['-l', dir]));
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
