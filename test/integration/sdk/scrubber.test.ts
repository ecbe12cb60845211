import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { tempDir } from '@test/temp.ts';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** `stallari-beacon/scrubber` as a stranger has it: installed in a folder of their own, read about in docs/scrubber.md. */
const root = process.cwd();
const page = readFileSync('docs/scrubber.md', 'utf8');

/** A folder of somebody's who installed the library. */
function installed(): string {
  const dir = tempDir();
  mkdirSync(join(dir, 'node_modules'));
  symlinkSync(root, join(dir, 'node_modules', 'stallari-beacon'));
  return dir;
}

test('every example of the page prints what its comments say', () => {
  const dir = installed();
  const examples = [...page.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = '']) => code);
  expect(examples.length).toBeGreaterThanOrEqual(5);
  const said = examples.flatMap((code) => [...code.matchAll(/(?:^|; )\/\/ (.+)$/gm)].map(([, words]) => words));
  examples.forEach((code, at) => {
    writeFileSync(join(dir, `example-${at}.mjs`), code);
  });
  writeFileSync(join(dir, 'all.mjs'), examples.map((_, at) => `await import('./example-${at}.mjs');`).join('\n'));
  const { stdout, stderr } = spawnSync(process.execPath, ['all.mjs'], { cwd: dir, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout.trim().split('\n')).toEqual(said);
});

test('the command line of the page scrubs what it is handed', () => {
  const dir = installed();
  const [, line = ''] = /```sh\n(node -e .*)< app\.log\n```/.exec(page) ?? [];
  const input = 'DB_PASSWORD=hunter2\nat run (/Users/ada/x.js:1:1)\n';
  const { stdout, stderr } = spawnSync('sh', ['-c', line], { cwd: dir, encoding: 'utf8', input });
  expect({ stdout, stderr }).toEqual({
    stdout: 'DB_PASSWORD=[REDACTED:SECRET:1]\nat run (~/[REDACTED:PATH:1]:1:1)\n',
    stderr: '',
  });
});

test('a program for a browser can be built with it, and it runs where there is nothing of Node', async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: "import * as scrubber from 'stallari-beacon/scrubber'; globalThis.scrubber = scrubber;",
      resolveDir: installed(),
    },
    bundle: true,
    platform: 'browser',
    format: 'iife',
    write: false,
  });
  const bare = vm.createContext({ TextEncoder, btoa, atob });
  vm.runInContext(outputFiles[0]?.text ?? '', bare);
  const run = (code: string) => JSON.parse(vm.runInContext(`JSON.stringify(${code})`, bare)) as unknown;
  expect(run("scrubber.scrub('to ada@example.com').text")).toBe('to [REDACTED:EMAIL:1]');
  expect(run("scrubber.scrub('x s3cr3t-v4lue', { knownSecrets: ['s3cr3t-v4lue'] }).text")).toBe(
    'x [REDACTED:SECRET:1]',
  );
  expect(run("scrubber.scrubTree({ password: 'x', at: 1 }).value")).toEqual({ password: '[REDACTED:SECRET:1]', at: 1 });
});
