import { chmodSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { holdsNothing } from '@adapters/bare-home.ts';
import { cli } from '@test/cli.ts';
import { tempDir } from '@test/temp.ts';
import { describe, expect, test } from 'vitest';

const nothing = '{\n  "reports": [],\n  "dropped": 0\n}\n';

describe('beacon list --json where there is nothing', () => {
  test('is answered in the same words by the door and, with a flag the parser must refuse, by the program', () => {
    const home = join(tempDir(), 'none');
    expect(cli(home, ['beacon', 'list', '--json', '--sent'])).toEqual({ code: 0, out: nothing, err: '' });
    expect(cli(home, ['beacon', 'list', '--json', '--nonsense']).code).toBe(2);
    expect(existsSync(home)).toBe(false);
  });

  test('names what is wrong in the environment, and prints the list all the same', () => {
    const ran = cli(join(tempDir(), 'none'), ['beacon', 'list', '--json'], { STALLARI_TELEMETRY: 'crash,nonsense' });
    expect(ran).toMatchObject({ code: 0, out: nothing });
    expect(ran.err).toContain('nonsense is unknown');
  });
});

describe('a home holds nothing', () => {
  test('with its 3 folders there and empty; not with a report, a config.json, a count of drops or a loose folder', () => {
    const home = tempDir();
    expect(holdsNothing(home)).toBe(true);
    for (const name of ['pending', 'sent', 'quarantine']) mkdirSync(join(home, name), { mode: 0o700 });
    expect(holdsNothing(home)).toBe(true);
    chmodSync(join(home, 'sent'), 0o755);
    expect(holdsNothing(home)).toBe(false);
    cli(home, ['beacon', 'list', '--json']);
    expect(statSync(join(home, 'sent')).mode & 0o777).toBe(0o700);
    for (const path of ['pending/x', 'config.json', 'state/dropped.json']) {
      const own = tempDir();
      mkdirSync(join(own, path, '..'), { recursive: true, mode: 0o700 });
      writeFileSync(join(own, path), '{}');
      expect([path, holdsNothing(own)]).toEqual([path, false]);
    }
  });

  test('is not said of a home that is a file', () => {
    const home = join(tempDir(), 'file');
    writeFileSync(home, '');
    expect(holdsNothing(home)).toBe(false);
    expect(holdsNothing(join(home, 'below'))).toBe(false);
  });
});
