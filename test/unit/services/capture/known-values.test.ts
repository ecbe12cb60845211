import { GuardianConfig } from '@contract/guardian-config.ts';
import { scrubContext } from '@services/capture/known-values.ts';
import { describe, expect, test } from 'vitest';

const nobody = { hostname: null, username: null, fullName: null, home: null };
const known = (processes: readonly object[], environment: Record<string, string> = {}) =>
  scrubContext(nobody, [GuardianConfig.parse({ processes })], environment, []).knownSecrets ?? [];
const variable = (name: string) => `$\{${name}}`;

describe('what this computer is known to hold', () => {
  test('has every value that guardian.json takes from the environment, wherever it stands', () => {
    const environment = { A: 'value one', B: 'value two', C: 'value three', D: 'value four' };
    const args = [variable('A'), '--token', variable('B'), `--url=https://x/${variable('C')}`];
    const values = known([{ name: 'a', command: 'x', args, env: { PLAIN: `prefix-${variable('D')}` } }], environment);
    expect(values).toEqual(expect.arrayContaining(['value one', 'value two', 'value three', 'value four']));
    expect(values.join()).not.toContain('${');
  });

  test('has literal values of secret names and flags, and not the ordinary words that stand there too', () => {
    const values = known([
      {
        name: 'a',
        command: 'x',
        args: ['--api-key=literal-key', '--password', 'literal word', '--token', 'true', '--port', '8080'],
        env: { API_KEY: 'env-literal', USE_TOKEN: 'false', MODE: 'production' },
      },
    ]);
    expect([...values].sort()).toEqual(['env-literal', 'literal word', 'literal-key']);
  });

  test('has what its processes inherit under a secret name, from 8 characters on', () => {
    const environment = {
      MY_SERVICE_TOKEN: 'violet garden',
      GITHUB_TOKEN: 'short',
      SSH_AUTH_SOCK: '/tmp/ssh-x/agent.1',
      APP_SECRET: 'internal',
      PATH: '/usr/bin:/bin',
    };
    expect(known([], environment)).toEqual(['violet garden']);
  });

  test('has each line of a value of several lines, because a cut may go through it', () => {
    const environment = { SIGNING_KEY_SECRET: 'first line of it\nsecond line\nend' };
    expect(known([], environment)).toEqual(['first line of it\nsecond line\nend', 'first line of it', 'second line']);
  });

  test('has no home folder, path, word or number that somebody put into a variable, and no everyday password', () => {
    const environment = {
      HOME: '/Users/ada',
      LOG_LEVEL: 'error',
      NODE_ENV: 'test',
      TMPDIR: '/var/folders/x',
      BASE_URL: 'https://api.example.com/v1',
      COUNT: '12000000',
      COLOUR: 'Green',
      DB_PASSWORD: 'postgres',
      CACHE_PASSWORD: 'internal',
      LANG: 'en_US.UTF-8',
    };
    const args = Object.keys(environment).map(variable);
    const env = Object.fromEntries(Object.keys(environment).map((name) => [`MY_${name}`, variable(name)]));
    expect(known([{ name: 'a', command: 'x', args, env }], environment)).toEqual([]);
  });

  test('has what does not read like one, under any name: several words, mixed letters, an address with a password', () => {
    const environment = { A: 'correct horse lamp', B: 'Tr0ub4dor', C: 'postgres://ada:hunter2@db/x' };
    const args = Object.keys(environment).map(variable);
    expect(known([{ name: 'a', command: 'x', args }], environment)).toEqual(Object.values(environment));
  });
});
