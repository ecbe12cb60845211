import { GuardianConfig } from '@contract/guardian-config.ts';
import { scrubContext } from '@services/known-values.ts';
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
    expect(values).toEqual(
      expect.arrayContaining(['value one', 'value two', 'value three', 'value four', 'prefix-value four']),
    );
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
    const environment = { MY_SERVICE_TOKEN: 'violet garden', GITHUB_TOKEN: 'short', PATH: '/usr/bin:/bin' };
    expect(known([], environment)).toEqual(['violet garden']);
  });

  test('has each line of a value of several lines, because a cut may go through it', () => {
    const environment = { SIGNING_KEY_SECRET: 'first line of it\nsecond line\nend' };
    expect(known([], environment)).toEqual(['first line of it\nsecond line\nend', 'first line of it', 'second line']);
  });
});
