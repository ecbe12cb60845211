import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { quietHome } from '@adapters/bare-home.ts';
import { CLI, cli, plainEnv } from '@test/cli.ts';
import { shelf } from '@test/store.ts';
import { tempDir } from '@test/temp.ts';
import { describe, expect, test } from 'vitest';

const at = '2026-04-03T09:15:00Z';
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

describe('telemetry status and guard status', () => {
  /** The door leaves a home with this in it to the program. */
  const aside = (home: string) => {
    mkdirSync(join(home, 'quarantine'), { recursive: true, mode: 0o700 });
    writeFileSync(join(home, 'quarantine', 'brpt_1.json'), '{ torn', { mode: 0o600 });
  };

  test.each([
    ['nothing is saved', null, {}],
    [
      'much is',
      { collection: false, consent: { decided_at: '2026-04-03T09:15:00Z' }, preflight: { enabled: true } },
      {},
    ],
    [
      'the environment narrows it, to no destination',
      null,
      { STALLARI_TELEMETRY: 'diagnostics', BEACON_ENDPOINT: 'http://example.com' },
    ],
  ])('say the same from the door and from the program where %s', (_, config, env: Record<string, string>) => {
    const home = tempDir();
    if (config !== null) writeFileSync(join(home, 'config.json'), JSON.stringify(config), { mode: 0o600 });
    const lines = [
      ['telemetry', 'status'],
      ['telemetry', 'status', '--json'],
      ['guard', 'status', '--json'],
    ];
    // The first look at a config.json is the program's, which remembers it.
    cli(home, ['telemetry', 'status'], env);
    const door = lines.map((line) => cli(home, line, env));
    aside(home);
    expect(lines.map((line) => cli(home, line, env))).toEqual(door);
    expect(door.map(({ code }) => code)).toEqual([0, 0, 0]);
  });
});

describe('the door answers by itself', () => {
  const empty = { pending: [], sent: [], quarantine: [], config: null, unseen: false, dropped: null };

  test('for a home with its 3 folders there and empty; not with a loose folder, which the program mends', () => {
    const home = tempDir();
    expect(quietHome(home)).toEqual(empty);
    for (const name of ['pending', 'sent', 'quarantine']) mkdirSync(join(home, name), { mode: 0o700 });
    expect(quietHome(home)).toEqual(empty);
    chmodSync(join(home, 'sent'), 0o755);
    expect(quietHome(home)).toBeNull();
    cli(home, ['beacon', 'list', '--json']);
    expect(statSync(join(home, 'sent')).mode & 0o777).toBe(0o700);
    expect(quietHome(home)).toEqual(empty);
  });

  test('whatever config.json says, if it can be read; and knows whether Beacon has read this one before', () => {
    const home = tempDir();
    writeFileSync(join(home, 'config.json'), '{}', { mode: 0o600 });
    expect(quietHome(home)).toEqual({ ...empty, config: '{}' });
    cli(home, ['telemetry', 'status']);
    expect(quietHome(home)).toEqual({ ...empty, config: '{}' });
    writeFileSync(join(home, 'config.json'), '{ torn', { mode: 0o600 });
    expect(quietHome(home)).toEqual({ ...empty, config: '{ torn', unseen: true });
    expect(cli(home, ['beacon', 'list', '--json']).err).toContain('config.json could not be read');
    writeFileSync(join(home, 'config.json'), Buffer.from('{"a\xff":1}', 'latin1'), { mode: 0o600 });
    expect(quietHome(home)).toBeNull();
    expect(cli(home, ['beacon', 'list', '--json']).err).toContain('config.json could not be read');
  });

  test('for 2 reports of which only one has a file beside it, with one more that belongs to none', async () => {
    const one = await shelf();
    const ids = ['brpt_00000000000000a1', 'brpt_00000000000000a2'];
    for (const id of ids) await one.put(id, {}, { occurrences: { count: 7, first_at: at, last_at: at } });
    const beside = (id: string) => join(one.root, 'pending', `${id}.local.json`);
    renameSync(beside('brpt_00000000000000a2'), beside('brpt_00000000000000a3'));
    const { reports } = JSON.parse(cli(one.root, ['beacon', 'list', '--json']).out);
    expect(reports.map(({ id }: { id: string }) => id).sort()).toEqual(ids);
    expect(reports.find(({ id }: { id: string }) => id === ids[0]).occurrences).toBe(7);
  });

  test('and lists a home from a folder that is gone, which only the program can', async () => {
    const one = await shelf();
    await one.put('brpt_00000000000000a1');
    const gone = join(tempDir(), 'gone');
    mkdirSync(gone);
    const script = 'rmdir "$PWD" && exec "$0" "$@"';
    const { stdout } = spawnSync('sh', ['-c', script, process.execPath, CLI, 'beacon', 'list', '--json'], {
      encoding: 'utf8',
      cwd: gone,
      env: plainEnv(one.root),
    });
    expect(JSON.parse(stdout).reports).toHaveLength(1);
  });

  test('not of a home that is a file, or lies below one', () => {
    const home = join(tempDir(), 'file');
    writeFileSync(home, '');
    expect(quietHome(home)).toBeNull();
    expect(quietHome(join(home, 'below'))).toBeNull();
  });
});
