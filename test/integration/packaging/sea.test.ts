import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainEnv } from '@test/cli.ts';
import { tempDir } from '@test/temp.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** The packaged CLI, built as a release builds it, run where no Node can be found. */
let dir = '';
let cli = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'beacon-sea-test-'));
  cli = join(dir, 'stallari-cli');
  execFileSync(process.execPath, ['build/sea.mjs', '--out', cli], { stdio: ['ignore', 'ignore', 'ignore'] });
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function run(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(cli, args, {
    encoding: 'utf8',
    input,
    env: { ...plainEnv(tempDir()), PATH: '/usr/bin:/bin', ELECTRON_RUN_AS_NODE: '1' },
    timeout: 60_000,
  });
  return { code: status, out: stdout, err: stderr };
}

describe('the packaged CLI', () => {
  test('lists an empty home as JSON', () => {
    const { code, out, err } = run(['beacon', 'list', '--json']);
    expect([code, JSON.parse(out), err]).toEqual([0, { reports: [], dropped: 0 }, '']);
  });

  test('wraps a program byte for byte, and ends with its exit code', () => {
    expect(run(['guard', 'run', '--', 'cat'], 'a\0b\nc')).toEqual({ code: 0, out: 'a\0b\nc', err: '' });
    expect(run(['guard', 'run', '--', 'sh', '-c', 'exit 7']).code).toBe(7);
  });

  test('has help, refuses what it does not know with exit code 2, and says its version', () => {
    expect(run(['--help']).out).toContain('Usage: stallari-cli');
    expect(run(['beacon', 'nonsense']).code).toBe(2);
    expect(run(['beacon', 'inspect', 'brpt_0000000000000000']).code).toBe(1);
    expect(run(['telemetry', 'status']).code).toBe(0);
  });
});
