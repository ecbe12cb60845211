import { createNumbering, scrub, scrubTree } from '@core/scrub/index.ts';
import { describe, expect, test } from 'vitest';

test('a list of 4,294,967,294 holes is no JSON, and goes whole at once', () => {
  const holes: string[] = [];
  holes[4_294_967_293] = 'ada@example.org';
  expect(scrubTree({ holes, port: 1 }).value).toEqual({ holes: '[REDACTED:FIELD:1]', port: 1 });
});

test('a token of a kind that is none hides no password', () => {
  expect(scrubTree({ password: '[REDACTED:HUNTERTWO:1]' }).value).toEqual({ password: '[REDACTED:SECRET:1]' });
});

describe('scrubTree', () => {
  test('scrubs strings and keys, with one numbering, and says where', () => {
    const { value, findings } = scrubTree({ to: ['a@x.org', 'b@x.org'], 'a@x.org': 1 });
    expect(value).toEqual({ to: ['[REDACTED:EMAIL:1]', '[REDACTED:EMAIL:2]'], '[REDACTED:EMAIL:1]': 1 });
    expect(findings).toEqual([
      { rule: 'email', kind: 'EMAIL', token: '[REDACTED:EMAIL:1]', start: 0, end: 18, path: '/to/0' },
      { rule: 'email', kind: 'EMAIL', token: '[REDACTED:EMAIL:2]', start: 0, end: 18, path: '/to/1' },
      { rule: 'email', kind: 'EMAIL', token: '[REDACTED:EMAIL:1]', start: 0, end: 18, path: '/[REDACTED:EMAIL:1]' },
    ]);
  });

  test('a secret that one leaf gives away goes from all leaves and keys, before and behind it', () => {
    const { value, findings } = scrubTree({
      stack: ['at dial (zq9-Bare77)', 'at run'],
      message: 'password=zq9-Bare77 refused',
      by: { 'zq9-Bare77': 'zq9-Bare77, told to a@x.org' },
      credentials: { user: 'u', key: 'kk4Bare55' },
      note: 'was kk4Bare55',
    });
    expect(JSON.stringify(value)).not.toMatch(/Bare/);
    expect(value).toMatchObject({
      stack: ['at dial ([REDACTED:SECRET:1])', 'at run'],
      note: 'was [REDACTED:SECRET:3]',
    });
    const at = (path: string) =>
      path
        .split('/')
        .slice(1)
        .reduce<unknown>((held, key) => (held as never)[key], value);
    for (const { path, start, end, token } of findings.filter((one) => one.path?.startsWith('/by') !== true))
      expect(String(at(path ?? '')).slice(start, end)).toBe(token);
    const told = findings.filter(({ kind }) => kind === 'EMAIL').map(({ start, end }) => [start, end]);
    expect(told).toEqual([[29, 47]]);
  });

  test.each(['oauth2', 'sha256', 'python3', '8080', 'correct'])(
    'a word as every log has is not carried: %s',
    (word) => {
      expect(scrubTree({ password: word, log: `uses ${word} here` }).value).toMatchObject({ log: `uses ${word} here` });
    },
  );

  test.each([
    ['text', 'hunter2'],
    ['a number', 1234],
    ['a list', ['x', 'y']],
    ['an object', { user: 'u', x: 1 }],
    ['words', 'see the manual'],
  ])('a key that names a secret takes its whole value with it: %s', (_, held) => {
    expect(scrubTree({ apiKey: held, port: 80 }).value).toEqual({ apiKey: '[REDACTED:SECRET:1]', port: 80 });
  });

  test('what the element before it names is its value: a flag in a command, a word in a pair', () => {
    expect(scrubTree({ argv: ['serve', '--api-key', 'k1', '--verbose'] }).value).toEqual({
      argv: ['serve', '--api-key', '[REDACTED:SECRET:1]', '--verbose'],
    });
    expect(
      scrubTree([
        ['x-api-key', 'k1'],
        ['accept', 'json'],
      ]).value,
    ).toEqual([
      ['x-api-key', '[REDACTED:SECRET:1]'],
      ['accept', 'json'],
    ]);
    expect(scrubTree(['token', 'expired', 'twice', '--token', '--verbose']).value).toEqual([
      'token',
      'expired',
      'twice',
      '--token',
      '--verbose',
    ]);
  });

  test('an object of name and value is read as such, and a getter is not asked', () => {
    let asked = 0;
    const sly = {
      name: 'API_TOKEN',
      get value() {
        asked += 1;
        return 'k1';
      },
    };
    expect(
      scrubTree([
        { name: 'API_TOKEN', value: 'k1' },
        { name: 'REGION', value: 'eu' },
      ]).value,
    ).toEqual([
      { name: 'API_TOKEN', value: '[REDACTED:SECRET:1]' },
      { name: 'REGION', value: 'eu' },
    ]);
    scrubTree(sly);
    expect(asked).toBe(1);
  });

  test('null, true and an empty text under such a key say nothing and stay', () => {
    const value = { password: null, token: '', secret: true };
    expect(scrubTree(value)).toEqual({ value, findings: [] });
  });

  test('counts and settings that are called like secrets stay', () => {
    const value = { max_tokens: 4096, token_type: 'bearer', keyboard: 'qwerty', public_key: 'x' };
    expect(scrubTree(value).value).toEqual(value);
  });

  test('a key makes its text readable: a digest under "commit" stays, one under nothing goes', () => {
    const digest = '0a1b2c3d4e5f67890a1b2c3d4e5f67890a1b2c3d';
    expect(scrubTree({ commit: digest }).value).toEqual({ commit: digest });
    expect(scrubTree([digest]).value).toEqual(['[REDACTED:SECRET:1]']);
  });

  test('a second scrub of a tree changes nothing', () => {
    const once = scrubTree({
      a: { password: 'x1', b: ['mail a@x.org'] },
      '/Users/ada/y': { authorization: 'Bearer abc1' },
    });
    expect(scrubTree(once.value)).toEqual({ value: once.value, findings: [] });
  });

  test('two keys that become equal stay two', () => {
    expect(Object.keys(scrubTree({ '/Users/ada': 1, '/home/ada': 2 }).value)).toEqual(['~', '~#2']);
  });

  test('a key called __proto__ is a key like any other', () => {
    const value = JSON.parse('{"__proto__":{"x":"a@x.org"}}') as object;
    expect(JSON.stringify(scrubTree(value).value)).toBe('{"__proto__":{"x":"[REDACTED:EMAIL:1]"}}');
  });

  test('the first 200 characters of a pointer are kept, the key’s private text never', () => {
    const { findings } = scrubTree({ 'ada@x.org': { ['k'.repeat(400)]: 'b@x.org' } });
    for (const { path } of findings) {
      expect(path?.length).toBeLessThanOrEqual(200);
      expect(path).not.toContain('ada@');
    }
  });

  test('circles, functions, class instances and throwing getters are replaced whole', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    const odd = {
      circle,
      call: () => 'x',
      date: new Date(0),
      get bad(): string {
        throw new Error('no');
      },
    };
    expect(scrubTree(odd).value).toMatchObject({
      circle: { self: expect.stringMatching(/FIELD/) },
      call: expect.stringMatching(/FIELD/),
      date: expect.stringMatching(/FIELD/),
    });
    expect(JSON.stringify(scrubTree(odd).value)).not.toContain('no"');
  });

  test('what is no JSON is replaced whole and never seen: maps, sets, bytes, errors, patterns, addresses, wrappers', () => {
    const odd = {
      map: new Map([['password', 'hunter2']]),
      set: new Set(['a@x.org']),
      bytes: Buffer.from('a@x.org'),
      error: new Error('mail a@x.org'),
      pattern: /a@x\.org/,
      address: new URL('https://u:hunter2@x.org'),
      wrapped: Object('a@x.org'),
      symbol: Symbol('a@x.org'),
    };
    const { value, findings } = scrubTree(odd);
    expect(Object.values(value)).toEqual(Object.keys(odd).map(() => expect.stringMatching(/^\[REDACTED:FIELD:\d+\]$/)));
    expect(findings.every(({ rule }) => rule === 'failed')).toBe(true);
    expect(findings.map(({ path }) => path)).toEqual(Object.keys(odd).map((key) => `/${key}`));
  });

  test('proxies that throw, or are revoked, cost themselves and not their neighbours', () => {
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    const bad = new Proxy(
      {},
      {
        ownKeys() {
          throw new Error('no');
        },
      },
    );
    expect(scrubTree({ bad, gone: revoked.proxy, port: 80 }).value).toEqual({
      bad: '[REDACTED:FIELD:1]',
      gone: expect.stringMatching(/FIELD/),
      port: 80,
    });
  });

  test('a context that cannot be used costs the whole value, not the caller', () => {
    expect(scrubTree({ a: 'x' }, { custom: [{ name: 'bad', pattern: '(' }] })).toEqual({
      value: '[REDACTED:FIELD:1]',
      findings: [{ rule: 'failed', kind: 'FIELD', token: '[REDACTED:FIELD:1]', start: 0, end: 18, path: '' }],
    });
  });

  test('two places that hold the same object are two, and no circle', () => {
    const one = { mail: 'a@x.org' };
    expect(scrubTree([one, one]).value).toEqual([{ mail: '[REDACTED:EMAIL:1]' }, { mail: '[REDACTED:EMAIL:1]' }]);
  });

  test('a big integer and half a surrogate pair stay', () => {
    expect(scrubTree({ big: 10n, half: '\ud800 ok \udc00' }).value).toEqual({ big: 10n, half: '\ud800 ok \udc00' });
  });

  test('ten thousand levels deep ends without overflowing the stack', () => {
    let deep: unknown = 'a@x.org';
    for (let level = 0; level < 10_000; level += 1) deep = [deep];
    expect(JSON.stringify(scrubTree(deep).value)).toContain('[REDACTED:FIELD:1]');
  });

  test('a card as a number goes, a time in milliseconds stays', () => {
    expect(scrubTree({ n: 4111111111111111, at: 1775207700000 }).value).toEqual({
      n: '[REDACTED:CARD:1]',
      at: 1775207700000,
    });
  });

  test('takes a numbering from before', () => {
    const numbering = createNumbering();
    scrubTree(['a@x.org'], { numbering });
    expect(scrubTree(['b@x.org'], { numbering }).value).toEqual(['[REDACTED:EMAIL:2]']);
  });
});

describe('a tree gives away no more than the same as a line of JSON', () => {
  test.each<[string, unknown]>([
    ['a number of nine digits under "ssn"', { ssn: 123456789 }],
    ['a phone as a number', { phone: 15551234567 }],
    ['an account of 8 digits as a number', { account_number: 12345678 }],
    ['a place in two numbers', { lat: 52.520008, lon: 13.404954 }],
    ['a birth date as a number', { dob: 19800214 }],
    ['an account of a cloud as a number', { account_id: 123456789012 }],
    ['a device as a number', { imei: 490154203237518 }],
    ['a name in Cyrillic', { пароль: 'p4ssw0rd' }],
    ['a name in Chinese', { 密码: 'p4ssw0rd' }],
    ['quotes of the other kind inside', { note: 'the "key" is password=hunter2xyz' }],
  ])('%s', (_what, value) => {
    const tokens = (text: string) => text.match(/\[REDACTED:\w+:\d+\]/g);
    const asText = tokens(scrub(JSON.stringify(value)).text);
    expect(asText).not.toBeNull();
    expect(tokens(JSON.stringify(scrubTree(value).value))).toEqual(asText);
  });

  test('a command in pieces is read as one: a flag and its value, an account and its password', () => {
    expect(scrubTree({ argv: ['mysql', '-u', 'root', '-pp4ssw0rd', 'shop'] }).value).toEqual({
      argv: ['mysql', '-u', 'root', '-p[REDACTED:CREDENTIAL:1]', 'shop'],
    });
    const { value, findings } = scrubTree(['curl', '-u', 'ada:p4ssw0rd', 'https://example.com/?to=ada@x.org']);
    expect(value).toEqual(['curl', '-u', 'ada:[REDACTED:CREDENTIAL:1]', 'https://example.com/?to=[REDACTED:EMAIL:1]']);
    for (const { path, start, end, token } of findings)
      expect((value as string[])[Number(path?.slice(1))]?.slice(start, end)).toBe(token);
  });

  test('what runs over several elements goes with all of them: bytes, a place, a key line by line', () => {
    const bytes = [...'mail ada@x.org'].map((sign) => sign.charCodeAt(0));
    expect(scrubTree({ type: 'Buffer', data: bytes }).value).toEqual({ type: 'Buffer', data: '[REDACTED:EMAIL:1]' });
    expect(scrubTree({ coordinates: [13.404954, 52.520008] }).value).toEqual({ coordinates: '[REDACTED:ADDRESS:1]' });
    const pem = ['-----BEGIN PRIVATE KEY-----', 'n0tAr3a1K2y4b5C6', '-----END PRIVATE KEY-----'];
    expect(scrubTree(pem).value).toBe('[REDACTED:PRIVATE_KEY:1]');
  });

  test('a flat list of headers, as Node’s rawHeaders is, names every other element', () => {
    const rawHeaders = ['Host', 'example.com', 'Cookie', 'sid=x1', 'X-Api-Key', 'k1', 'Accept', '*/*'];
    expect(scrubTree({ rawHeaders }).value).toEqual({
      rawHeaders: [
        ...[
          'Host',
          'example.com',
          'Cookie',
          '[REDACTED:SECRET:1]',
          'X-Api-Key',
          '[REDACTED:SECRET:2]',
          'Accept',
          '*/*',
        ],
      ],
    });
  });

  test.each([
    [{ k: 'password', v: 'k1' }, 'v'],
    [{ label: 'API key', value: 'k1' }, 'value'],
    [{ ParameterKey: 'DbPassword', ParameterValue: 'k1' }, 'ParameterValue'],
    [{ name: 'password', values: ['k1'] }, 'values'],
    [{ name: 'secret', default: 'k1' }, 'default'],
  ])('members that name others by other words: %j', (object, member) => {
    expect(scrubTree(object).value).toMatchObject({ [member]: '[REDACTED:SECRET:1]' });
  });

  test('an object that describes a setting keeps what says how it is', () => {
    const value = { name: 'password', data: { minLength: 8 }, required: true, type: 'string', label: 'Password' };
    expect(scrubTree(value)).toEqual({ value, findings: [] });
  });

  test('counts, sizes and times stay numbers', () => {
    const value = { rss_bytes: 123456789, at: 1775207700000, ratio: 12.345, pid: 48213, port: 8080, id: 123456 };
    expect(scrubTree(value)).toEqual({ value, findings: [] });
  });

  test('twenty thousand homes as keys are told apart without a walk over all for each', () => {
    const homes = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`/Users/u${at}`, at]));
    expect(Object.keys(scrubTree(homes).value).slice(-1)).toEqual(['~#20000']);
  });
});
