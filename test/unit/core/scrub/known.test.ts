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
  ])('go %s', (_, form) => {
    expect(gone(`x ${form} y`)).toMatch(/^x .{0,8}\[REDACTED:SECRET:1\].{0,4} y$/);
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
