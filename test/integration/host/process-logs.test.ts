import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { homeFolder } from '@adapters/home-folder.ts';
import { nodeDigest, systemClock } from '@adapters/system-clock.ts';
import { readLog } from '@services/logs/log-files.ts';
import { ProcessLogs } from '@services/logs/process-logs.ts';
import { cli, cliAsync, serve } from '@test/cli.ts';
import { smallDisk } from '@test/full-disk.ts';
import { guardedHome, writeGuardian } from '@test/guardian-home.ts';
import { onDisk } from '@test/sdk.ts';
import { tempDir, until } from '@test/temp.ts';
import { describe, expect, test } from 'vitest';

const talker = (name: string, script: string, more: object = {}) => ({
  name,
  command: 'sh',
  args: ['-c', `${script}; sleep 100`],
  ...more,
});
const logs = (root: string) =>
  new ProcessLogs({
    files: homeFolder(root),
    clock: systemClock,
    digest: nodeDigest,
    scrubContext: async () => ({ username: 'ada' }),
  });

describe('guard logs', () => {
  test('shows the file of a process with "log": true, scrubbed, with and without a host; stdout is nowhere', async () => {
    const home = guardedHome([
      talker('a', 'echo "mail ada@example.com" >&2; echo from-stdout; echo second >&2', { log: true }),
    ]);
    const host = await serve(home);
    await until('the file', () => existsSync(join(home, 'logs', 'a.log')));
    await until('both lines', () => readFileSync(join(home, 'logs', 'a.log'), 'utf8').includes('second'));
    const shown = await cliAsync(home, ['guard', 'logs', 'a', '--json']);
    const found = JSON.parse(shown.out);
    expect(found).toMatchObject({ name: 'a', source: 'file' });
    expect(found.lines.map((line: string) => line.replace(/^\S+ /, ''))).toEqual(['mail [REDACTED:EMAIL:1]', 'second']);
    expect(found.lines[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ /);
    expect(statSync(join(home, 'logs', 'a.log')).mode & 0o777).toBe(0o600);
    await host.quit();
    expect(cli(home, ['guard', 'logs', 'a']).out).toBe(`${found.lines.join('\n')}\n`);
    writeGuardian(home, []);
    expect(onDisk(home)).not.toContain('from-stdout');
  });

  test('shows the end of what is in memory otherwise, scrubbed, and nothing of it is on disk', async () => {
    const home = guardedHome([talker('a', 'echo "only-here ada@example.com" >&2')]);
    await serve(home);
    await until('its output', async () => (await cliAsync(home, ['guard', 'logs', 'a'])).out.includes('only-here'));
    expect(JSON.parse((await cliAsync(home, ['guard', 'logs', 'a', '--json'])).out)).toEqual({
      name: 'a',
      source: 'memory',
      lines: ['only-here [REDACTED:EMAIL:1]'],
    });
    expect(readdirSync(join(home, 'logs'))).toEqual([]);
    writeGuardian(home, []);
    expect(onDisk(home)).not.toContain('only-here');
  });

  test('says clearly what is missing: a process of that name, or a host', async () => {
    const home = guardedHome([]);
    const alone = cli(home, ['guard', 'logs', 'a']);
    expect(alone.code).toBe(1);
    expect(alone.err).toContain('There is no log of a, and Beacon is not running.');
    expect(alone.err.trim().split('\n')).toHaveLength(1);
    await serve(home);
    const unknown = await cliAsync(home, ['guard', 'logs', 'a']);
    expect(unknown).toMatchObject({ code: 1, err: 'There is no error output of a process called a.\n' });
  });

  test('takes a change of "log" as it runs, and values of the new environment for known', async () => {
    const secret = ['zq', '81', 'plain', 'words'].join('-');
    const loop = 'while :; do echo "line $KEEP" >&2; sleep 0.2; done';
    const entry = (more: object) => ({ name: 'a', command: 'sh', args: ['-c', loop], env: { KEEP: 'x' }, ...more });
    const home = guardedHome([entry({})]);
    await serve(home);
    await until('it runs', async () => (await cliAsync(home, ['guard', 'logs', 'a'])).out.includes('line x'));
    expect(readdirSync(join(home, 'logs'))).toEqual([]);
    writeGuardian(home, [entry({ log: true, env: { KEEP: secret, API_TOKEN: secret } })]);
    const file = join(home, 'logs', 'a.log');
    await until('the file', () => existsSync(file) && readFileSync(file, 'utf8').includes('REDACTED'));
    expect(readFileSync(file, 'utf8')).not.toContain(secret);
  });
});

describe('log files', () => {
  test('are 5 of 1 MB at most, and the newest lines are in them', async () => {
    const root = tempDir();
    const one = logs(root);
    for (let block = 0; block < 30; block += 1) {
      one.hear('a', `${`block ${block} ${'word '.repeat(30)}\n`.repeat(1200)}`);
      await one.ended('a');
    }
    const names = readdirSync(join(root, 'logs')).sort();
    expect(names).toEqual(['a.1.log', 'a.2.log', 'a.3.log', 'a.4.log', 'a.log']);
    for (const name of names) expect(statSync(join(root, 'logs', name)).size).toBeLessThanOrEqual(1024 * 1024);
    const lines = (await readLog(homeFolder(root), nodeDigest, 'a')) ?? [];
    expect(lines.at(-1)).toContain('block 29 ');
    expect(lines[0]).not.toContain('block 0 ');
  });

  test('that nobody wrote to for 3.5 days are gone, and one begun before that is begun anew: no line gets 7 days old', async () => {
    const root = tempDir();
    const one = logs(root);
    one.hear('old', 'x\n');
    one.hear('begun', 'x\n');
    await one.settled();
    const longAgo = Date.now() / 1000 - 3.6 * 86_400;
    utimesSync(join(root, 'logs', 'old.log'), longAgo, longAgo);
    writeFileSync(join(root, 'logs', 'begun.log'), `${new Date(longAgo * 1000).toISOString().slice(0, 19)}Z x\n`);
    await one.prune();
    one.hear('begun', 'y\n');
    await one.settled();
    expect(readdirSync(join(root, 'logs')).sort()).toEqual(['begun.1.log', 'begun.log']);
  });

  test.each([['../../escape'], ['a/b'], ['..'], ['ä'.repeat(100)], ['con:*?"<>|']])(
    'of a process called %j lie in logs/ and nowhere else',
    async (name) => {
      const root = join(tempDir(), 'home');
      const one = logs(root);
      one.hear(name, 'x\n');
      await one.settled();
      expect(readdirSync(join(root, 'logs'))).toHaveLength(1);
      expect(readdirSync(join(root, '..'))).toEqual(['home']);
      expect(await readLog(homeFolder(root), nodeDigest, name)).toHaveLength(1);
    },
  );

  test('on a full disk lose lines and nothing else; they go on when there is room', async () => {
    const disk = smallDisk(256);
    const one = logs(disk.dir);
    one.hear('a', 'first\n');
    await one.ended('a');
    disk.fill();
    one.hear('a', `${'second '.repeat(5000)}\n`.repeat(3));
    await one.ended('a');
    expect(readFileSync(join(disk.dir, 'logs', 'a.log'), 'utf8')).toContain('first');
  });
});
