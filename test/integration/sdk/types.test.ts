import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '@test/temp.ts';
import { expect, test } from 'vitest';

const SOURCE = `
import { spawn } from 'node:child_process';
import { beacon, type Flushed } from 'stallari-beacon';
import { scrub } from 'stallari-beacon/scrubber';
beacon.init({ component: 'job.a', version: '1.0.0' });
beacon.breadcrumb('step', 7);
beacon.capture(new Error('x'));
beacon.friction('retry_loop', 'fetch');
beacon.dispatch('succeeded');
beacon.guard(spawn('true'), { name: 'x', kind: 'job', component: 'job.x', budgets: { rss_mb: 512, cpu_percent: 90 } });
const done: Flushed = await beacon.flush();
console.log(done.kept, scrub('x').text);
// @ts-expect-error: no such friction
beacon.friction('nonsense');
`;

test('a strict TypeScript program of somebody else compiles against the types as they are shipped', () => {
  const root = process.cwd();
  const built = spawnSync(process.execPath, ['build/build.mjs', 'types'], { encoding: 'utf8' });
  expect(built.stdout + built.stderr).toBe('');
  const dir = tempDir();
  mkdirSync(join(dir, 'node_modules', '@types'), { recursive: true });
  symlinkSync(root, join(dir, 'node_modules', 'stallari-beacon'));
  symlinkSync(join(root, 'node_modules', '@types', 'node'), join(dir, 'node_modules', '@types', 'node'));
  writeFileSync(join(dir, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(dir, 'use.ts'), SOURCE);
  const options = {
    target: 'ES2023',
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    strict: true,
    noEmit: true,
    types: ['node'],
  };
  writeFileSync(join(dir, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['use.ts'] }));
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', dir], { encoding: 'utf8', cwd: dir });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
});
