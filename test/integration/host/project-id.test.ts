import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '@test/cli.ts';
import { guardedHome } from '@test/guardian-home.ts';
import { tempDir, until } from '@test/temp.ts';
import { expect, test } from 'vitest';

/** The report of a process that ends with 3 in a folder of a repository with this origin. */
async function reportFrom(origin: string, saved: object): Promise<Record<string, unknown>> {
  const repository = tempDir();
  execFileSync('git', ['init', '-q', repository]);
  execFileSync('git', ['-C', repository, 'remote', 'add', 'origin', origin]);
  mkdirSync(join(repository, 'deep', 'in'), { recursive: true });
  const process = { name: 'a', command: 'sh', args: ['-c', 'exit 3'], cwd: join(repository, 'deep', 'in') };
  const home = guardedHome([{ ...process, restart: { policy: 'never' } }]);
  writeFileSync(join(home, 'config.json'), JSON.stringify(saved));
  const host = await serve(home);
  const find = () => readdirSync(join(home, 'pending')).find((name) => /^brpt_[0-9a-f]+\.json$/.test(name));
  await until('the report', find);
  await host.quit();
  return JSON.parse(readFileSync(join(home, 'pending', find() ?? ''), 'utf8'));
}

test('with project_id: true a report holds the SHA-256 of the origin, the same for two ways to write it', async () => {
  const hash = createHash('sha256').update('git.example.com/owner/name').digest('hex');
  const saved = { project_id: true };
  expect((await reportFrom('git@git.example.com:owner/name.git', saved))['project_id_hash']).toBe(hash);
  expect((await reportFrom('https://Git.Example.com/owner/name/', saved))['project_id_hash']).toBe(hash);
});

test('without it, and for an origin that is a path, a report holds null', async () => {
  expect((await reportFrom('https://git.example.com/owner/name', {}))['project_id_hash']).toBeNull();
  expect((await reportFrom('/srv/git/name.git', { project_id: true }))['project_id_hash']).toBeNull();
});
