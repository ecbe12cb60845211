import { mkdirSync } from 'node:fs';
import os from 'node:os';
import { dirname, join } from 'node:path';
import { accountHome } from '@adapters/account-home.ts';
import { homeFolder, homePath } from '@adapters/home-folder.ts';
import { personFacts } from '@adapters/machine.ts';
import { cli } from '@test/cli.ts';
import { tempDir } from '@test/temp.ts';
import { expect, onTestFinished, test } from 'vitest';

function withHome(home: string): void {
  const before = process.env['HOME'];
  process.env['HOME'] = home;
  onTestFinished(() => {
    if (before === undefined) delete process.env['HOME'];
    else process.env['HOME'] = before;
  });
}

test.each(['', 'not/whole'])('HOME=%j is none: the account’s own home is taken, for the scrubber too', async (home) => {
  withHome(home);
  const own = os.userInfo().homedir;
  expect(accountHome()).toBe(own);
  expect(homePath({})).toBe(join(own, '.config', 'stallari', 'beacon'));
  expect((await personFacts()).home).toBe(own);
});

test('with an empty HOME a command reads the account’s own files, and those of BEACON_HOME', () => {
  // `guard status` only reads: one of these homes may be somebody's own.
  for (const BEACON_HOME of ['', tempDir()]) {
    const ran = cli(BEACON_HOME, ['guard', 'status', '--json'], { HOME: '' });
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(JSON.parse(ran.out)).toHaveProperty('host');
  }
});

test('the label of a folder in the home begins with ~, and the home itself is ~', () => {
  const home = join(tempDir(), 'ada');
  mkdirSync(home);
  withHome(home);
  expect(homeFolder(home).label).toBe('~');
  expect(homeFolder(join(home, '.config', 'beacon')).label).toBe('~/.config/beacon');
  expect(homeFolder(join(home, '..beacon')).label).toBe('~/..beacon');
  expect(homeFolder(dirname(home)).label).toBe(dirname(home));
});
