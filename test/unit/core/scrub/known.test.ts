import { scrub } from '@core/scrub/index.ts';
import { describe, expect, test } from 'vitest';

const context = {
  username: 'ada',
  fullName: 'Ada Lövelace',
  hostname: 'Adas-MacBook-Pro.local',
  home: '/Volumes/Data/homes/ada',
  knownSecrets: ['s3cr3t-V4lue/+x', 'short', 'true'],
  repositories: ['ada/northwind-payroll'],
} as const;
const gone = (text: string) => scrub(text, context).text;

describe('known secrets', () => {
  const secret = context.knownSecrets[0];
  const bytes = new TextEncoder().encode(secret);
  const base64 = (lead: string) => btoa(String.fromCharCode(...new TextEncoder().encode(lead), ...bytes, 0x21));

  test.each([
    ['plain', secret],
    ['in a URL', encodeURIComponent(secret)],
    ['in JSON', JSON.stringify({ v: secret })],
    ['base64 from its first byte', base64('')],
    ['base64 from its second byte', base64('a')],
    ['base64 from its third byte', base64('ab')],
    ['base64 for URLs', base64('ab').replaceAll('+', '-').replaceAll('/', '_')],
    ['hex', [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')],
    ['hex with colons', [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(':')],
    ['in capitals', secret.toUpperCase()],
  ])('go %s', (_, form) => {
    expect(gone(`x ${form} y`)).toMatch(/^x .{0,8}\[REDACTED:SECRET:1\].{0,4} y$/);
  });

  test.each([
    ['Python', 'p\\xc3\\xa4ss-w\\xc3\\xb6rd'],
    ['C', 'p\\303\\244ss-w\\303\\266rd'],
    ['mail', 'p=C3=A4ss-w=C3=B6rd'],
    ['base64 of Latin-1', btoa('päss-wörd')],
    ['base64 of UTF-8', btoa('p\u00c3\u00a4ss-w\u00c3\u00b6rd')],
    ['signs taken apart', 'päss-wörd'.normalize('NFD')],
  ])('with letters that are not ASCII go as %s writes them', (_, form) => {
    expect(scrub(`x ${form} y`, { knownSecrets: ['päss-wörd'] }).text).toMatch(/^x \[REDACTED:SECRET:1\]=* y$/);
  });

  test.each([
    ['it’s-a-"quote\'s', `'it’s-a-"quote'\\''s'`],
    ['two\nlines of it', 'two\r\nlines of it'],
    ['two\nlines of it', '"two\\r\\nlines of it"'],
  ])('%j goes as %j', (value, form) => {
    expect(scrub(`x ${form} y`, { knownSecrets: [value] }).text).toMatch(/^x ['"]?\[REDACTED:SECRET:1\]['"]? y$/);
  });

  test.each([
    ['a\\back"and\'quotes', 'in a text of mail', 'a\\back&quot;and&#39;quotes'],
    ['a\\back"and\'quotes', 'with a sign of no width inside', 'a\\ba\u200bck"and\'quotes'],
    ['a\\back"and\'quotes', 'in a cell of CSV', 'a\\back""and\'quotes'],
    ["it's-kelp-9", 'in SQL', "it''s-kelp-9"],
    ['correct horse&battery', 'as a shell completes it', 'correct\\ horse\\&battery'],
    ['kelp%41%42percent', 'with a sign of no width inside', 'kelp%41%42per\u200bcent'],
  ])('%j goes %s', (value, _where, form) => {
    expect(scrub(`x ${form} y`, { knownSecrets: [value] }).text).toBe('x [REDACTED:SECRET:1] y');
  });

  test.each([
    ['是zq77x，', '是[REDACTED:SECRET:1]，'],
    ['用户adalove登录', '用户[REDACTED:USER:1]登录'],
    ['adalove가 로그인', '[REDACTED:USER:1]가 로그인'],
    ['주인：ada-mini。', '주인：[REDACTED:HOST:1]。'],
  ])('a short one goes beside letters of scripts without spaces: %s', (text, output) => {
    expect(scrub(text, { knownSecrets: ['zq77x'], username: 'adalove', hostname: 'ada-mini' }).text).toBe(output);
  });

  test('a line of 24 signs or more of a value of several lines goes by itself', () => {
    const line = 'q7Zk2mNxR4tVw8yBcDfGhJ5s';
    expect(scrub(`bad line 2: ${line}`, { knownSecrets: [`first\n${line}\nlast`] }).text).toBe(
      'bad line 2: [REDACTED:SECRET:1]',
    );
  });

  test('one of 40,000 characters goes whole', () => {
    const long = Array.from({ length: 5_000 }, (_, at) => `word${at % 37}`).join(' ');
    expect(scrub(`got ${long}!`, { knownSecrets: [long] }).text).toBe('got [REDACTED:SECRET:1]!');
  });

  test('the base64 of one of 4 letters goes where it is all that was encoded', () => {
    expect(scrub('-H aHVudA== or aHVudAo= not aHVudAxx', { knownSecrets: ['hunt'] }).text).toBe(
      '-H [REDACTED:SECRET:1]== or [REDACTED:SECRET:1]= not aHVudAxx',
    );
  });

  test('of values that hold each other, or overlap, nothing is left', () => {
    const knownSecrets = ['abcdefgh', 'abcdefghij', 'efghijklmn', 'ghijklmnopqr'];
    expect(scrub('xabcdefghijklmnopqr abcdefghijz', { knownSecrets }).text).toBe(
      'x[REDACTED:SECRET:1] [REDACTED:SECRET:2]z',
    );
  });

  test('5,000 of them go, each by itself', () => {
    const knownSecrets = Array.from({ length: 5_000 }, (_, at) => `ghq_${(at * 7_919).toString(36)}-zz${at}`);
    const { text } = scrub(knownSecrets.join('\n'), { knownSecrets });
    expect(text.split('\n').every((line) => /^\[REDACTED:SECRET:\d+\]$/.test(line))).toBe(true);
  });

  test('all forms of one value have one number', () => {
    expect(gone(`${secret} ${encodeURIComponent(secret)}`)).toBe('[REDACTED:SECRET:1] [REDACTED:SECRET:1]');
  });

  test('a secret of five letters goes by itself only, and "true" is none', () => {
    expect(gone('short and shorter, true')).toBe('[REDACTED:SECRET:1] and shorter, true');
  });
});

describe('known names', () => {
  test('the account goes as a word, in any case, not inside another word', () => {
    expect(scrub('ada, ADA and adapter', { username: 'ada' }).text).toBe(
      '[REDACTED:USER:1], [REDACTED:USER:1] and adapter',
    );
  });

  test('an account that is an everyday word goes only where it is an account', () => {
    expect(scrub('root test in /Users/test/x for user=test', { username: 'test' }).text).toBe(
      'root test in ~/[REDACTED:PATH:1] for user=test',
    );
  });

  test.each([
    'Ada Lövelace',
    'ada.lövelace',
    'Lövelace, Ada',
    'ADA LÖVELACE',
    'Ada L\u0061'.slice(0, 3),
    'Ada Lo\u0308velace',
    'Ada%20L%C3%B6velace',
  ])('the full name goes as %j', (name) => {
    expect(gone(`by ${name}!`)).toMatch(/^by \[REDACTED:(?:NAME|USER):1\]!$/);
  });

  test.each(['Adas-MacBook-Pro.local', 'adas-macbook-pro', 'Ada’s MacBook Pro', "Ada's MacBook Pro"])(
    'this Mac’s name goes as %j',
    (name) => {
      expect(gone(`on ${name}:`)).toBe('on [REDACTED:HOST:1]:');
    },
  );

  test.each([
    ['İbrahim', 'İbrahim'],
    ['İbrahim', 'ibrahim'],
    ['Łukasz', 'ŁUKASZ'],
    ['Jiří', 'jiri'],
    ['Weiß', 'WEISS'],
    ['ΣΊΣΥΦΟΣ', 'σίσυφος'],
    ['Адам', 'АДАМ'],
  ])('%j, whose letters change their number or place with their case, or have accents, goes as %j', (name, written) => {
    for (const context of [{ username: name }, { fullName: name }])
      expect(scrub(`by ${written}!`, context).text).not.toContain(written);
    expect(scrub(`at ${written}-imac!`, { hostname: `${name}-imac.local` }).text).toBe('at [REDACTED:HOST:1]!');
  });

  test.each(['李明', '王小明', 'やまだ'])('%j goes inside a sentence without spaces', (name) => {
    expect(scrub(`用户${name}登录`, { fullName: name }).text).toBe('用户[REDACTED:NAME:1]登录');
    expect(scrub(`${name}`, { username: name }).text).toBe('[REDACTED:USER:1]');
  });

  test('a word that is a password and a name of this Mac goes as either', () => {
    const both = { knownSecrets: ['orchid'], hostname: 'orchid' };
    expect(scrub('orchid and ORCHID', both).text).toBe('[REDACTED:SECRET:1] and [REDACTED:HOST:1]');
  });

  test.each([
    ['the account', { username: 'adalove' }, 'adalove'],
    ['a short account', { username: 'ada' }, 'ada'],
    ['the full name', { fullName: 'Zoë Müller' }, 'Zoë Müller'],
    ['this Mac’s name', { hostname: 'box7.local' }, 'box7'],
    ['a repository', { repositories: ['ada/northwind'] }, 'ada/northwind'],
  ])('%s goes in base64', (_, given, value) => {
    const encoded = btoa(String.fromCharCode(...new TextEncoder().encode(value))).replace(/=+$/, '');
    expect(scrub(`x ${encoded} y`, given).text).not.toContain(encoded);
  });

  test('a home in an unusual place becomes ~', () => {
    expect(gone('open /Volumes/Data/homes/ada/a b/c.md')).toBe('open ~/[REDACTED:PATH:1]');
    expect(gone('cd /Volumes/Data/homes/ada')).toBe('cd ~');
  });

  test.each([
    ['open /root/secret/x', 'open ~/[REDACTED:PATH:1]'],
    ['cd /root', 'cd ~'],
    ['cd /root.', 'cd ~.'],
    ['HOME=/root', 'HOME=~'],
    ['file:///root/secret/x', 'file://~/[REDACTED:PATH:1]'],
    ['%2Froot%2Fsecret', '~%2F[REDACTED:PATH:1]'],
    ['/root/.config/stallari/beacon', '~/.config/stallari/beacon'],
  ])('with root’s home, /root, %j is %j', (text, scrubbed) => {
    expect(scrub(text, { home: '/root' }).text).toBe(scrubbed);
    expect(scrub(scrubbed, { home: '/root' }).text).toBe(scrubbed);
  });

  test.each([
    'mount /rootfs',
    'ls /usr/root',
    'GET https://example.com//root',
    '/root-cause',
    '/root.json',
    './root/x',
    '%2Frootfs',
  ])('with root’s home, /root, %j stays', (text) => expect(scrub(text, { home: '/root' }).text).toBe(text));

  test.each(['/', '/tmp', '/bin', '/usr/'])('a home that is a folder of every system, %j, is none', (home) => {
    expect(scrub('run /tmp/x with /bin/sh from /usr/lib', { home }).text).toBe('run /tmp/x with /bin/sh from /usr/lib');
  });

  test('a local remote goes, with and without .git', () => {
    expect(gone('ada/northwind-payroll ADA/Northwind-Payroll.git')).toBe('[REDACTED:REPO:1] [REDACTED:REPO:1].git');
  });

  test('an empty context finds nothing', () => {
    expect(
      scrub('ada', { username: '', fullName: ' ', hostname: '', home: '', knownSecrets: [], repositories: [''] }).text,
    ).toBe('ada');
  });
});
