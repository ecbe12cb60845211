import { checkCustomRule, scrub } from '@core/scrub/index.ts';
import { compileLinear, matchAll } from '@core/scrub/linear-regex.ts';
import fc from 'fast-check';
import { analyse } from 'scslre';
import { describe, expect, test } from 'vitest';

const check = (pattern: string) => checkCustomRule({ name: 'mine', pattern });

describe('checkCustomRule', () => {
  test.each([
    'northwind',
    'acme-\\d{1,4}',
    '(?:foo|bar)baz?',
    '^ticket \\w+$',
    '[A-Z]{2}-[0-9]+',
    '\\bproject \\w+\\b',
    'a.*b',
  ])('takes %j', (pattern) => {
    expect(check(pattern)).toEqual({ ok: true });
  });

  test.each([
    ['(a+)+', 'without end'],
    ['(?:a*b*)*', 'without end'],
    ['(a|b*)*c', 'without end'],
    ['(a)\\1', 'refers back'],
    ['(?<x>a)\\k<x>', 'refers back'],
    ['a(?=b)', 'looks ahead'],
    ['(?<!a)b', 'looks ahead'],
    ['(?i)a', 'looks ahead'],
    ['(', 'never closed'],
    ['[a', 'never closed'],
    ['a)', 'too many'],
    ['*a', 'Nothing to repeat'],
    ['a{5,2}', 'backwards'],
    ['a{500}', '200 times'],
    ['(?:[a-z]{100}){100}', 'too large'],
    ['a*', 'empty text'],
    ['', 'pattern'],
    ['x'.repeat(501), 'pattern'],
    ['\\', 'backslash'],
    ['[]', 'matches nothing'],
    ['[😀-😎]', 'two signs'],
    ['\\p{L}+', 'not known'],
    ['(?:a|b)++', 'Nothing to repeat'],
    ['(?P<x>a)', '(?<name> )'],
    ['a{,5}', '{0,5}'],
    ['[[:alpha:]]+', 'a-z'],
    ['/northwind/i', 'without the slashes'],
  ])('refuses %j: %s', (pattern, reason) => {
    expect(check(pattern)).toEqual({ ok: false, reason: expect.stringContaining(reason) });
  });

  test('a text in which every match looks a thousand signs ahead in vain goes whole', () => {
    const custom = [{ name: 'far', pattern: 'x[^b]*b|x' }];
    expect(scrub('x'.repeat(20_000), { custom }).text).toBe('[REDACTED:FIELD:1]');
    expect(scrub('x1 x2b x3', { custom }).text).toBe('[REDACTED:CUSTOM:1] [REDACTED:CUSTOM:2]3');
  });

  test.each<[unknown, string]>([
    [null, 'The rule: expected an object of name, pattern and perhaps replacement.'],
    [{ pattern: 'a' }, 'name: expected a name of 1 to 60 characters.'],
    [{ name: '', pattern: 'a' }, 'name: expected a name of 1 to 60 characters.'],
    [{ name: 'a', pattern: 'x'.repeat(501) }, 'pattern: expected a pattern of 1 to 500 characters.'],
    [{ name: 'a', pattern: 'a', replacement: 'x'.repeat(61) }, 'replacement: expected a text of up to 60 characters.'],
  ])('refuses what is no rule at all, and a scrub with it takes all out: %#', (rule, reason) => {
    expect(checkCustomRule(rule)).toEqual({ ok: false, reason });
    expect(scrub('aaa', { custom: [rule as never] }).text).toBe('[REDACTED:FIELD:1]');
  });

  test('takes what only looks like a class of POSIX or a count', () => {
    for (const pattern of ['[[.]x', '[(:]', 'a{', '{x}', '/mnt/', '^/a/b$'])
      expect(check(pattern)).toEqual({ ok: true });
  });
});

describe('a custom rule', () => {
  const with_ = (pattern: string, replacement?: string) => ({
    custom: [{ name: 'mine', pattern, ...(replacement === undefined ? {} : { replacement }) }],
  });

  test('takes its matches out in any case, under its own name', () => {
    const { text, findings } = scrub('Northwind and NORTHWIND-2', with_('northwind(-\\d+)?'));
    expect(text).toBe('[REDACTED:CUSTOM:1] and [REDACTED:CUSTOM:2]');
    expect(findings[0]).toMatchObject({ rule: 'custom:mine', kind: 'CUSTOM' });
  });

  test('puts the person’s own words in their place', () => {
    expect(scrub('for northwind', with_('northwind', 'the client')).text).toBe('for the client');
  });

  test('puts a token where another rule would take the replacement out', () => {
    const once = scrub('for acme', with_('acme', 'password=hunter2')).text;
    expect(once).toBe('for [REDACTED:CUSTOM:1]');
    expect(scrub('for acme', with_('acme', 'ada@example.org')).text).toBe(once);
  });

  test('puts a token where the replacement would seem a secret in its place, so that a second scrub changes nothing', () => {
    const context = with_('<NW-\\d+>', 'northwind9');
    const once = scrub('ticket <NW-12>; password=<NW-12>', context).text;
    expect(scrub(once, context).text).toBe(once);
    expect(scrub('ticket <NW-12> is open', context).text).toBe('ticket northwind9 is open');
  });

  test('puts a token where the replacement would be matched again', () => {
    expect(scrub('for acme', with_('acme', 'acme inc')).text).toBe('for [REDACTED:CUSTOM:1]');
  });

  test('each of 16 patterns that the analyser calls more than linear is refused with a reason, or ends at 20,000 characters', () => {
    const bad = [
      '(a+)+$',
      '(?:\\w+\\s?)*$',
      '^(?:a|a)*$',
      '(?:a|aa)+$',
      '(?:a*)*b',
      '(?:.*a){12}',
      '\\s*\\s*$',
      '[\\w.+-]+@',
      '\\d+-\\d',
      '(?:x+x+)+y',
      '^(?:[a-z]+)*\\d$',
      '(?:a|b?a)+$',
      '.*.*=.*',
      '(?:[^"]+)+"',
      '\\w*\\w*\\w*!',
      '(?:a|b|ab)+c',
    ];
    const texts = ['a', 'x', 'ab', '-', '"', ' ', '1', '='].map((unit) => unit.repeat(20_000 / unit.length));
    for (const pattern of bad) {
      const { reports } = analyse({ source: pattern, flags: 'i' });
      const checked = check(pattern);
      if (!checked.ok) expect(checked.reason.length).toBeGreaterThan(20);
      else for (const text of texts) expect(scrub(text, with_(pattern)).text.length).toBeGreaterThan(0);
      expect([pattern, checked.ok && reports.length === 0]).toEqual([pattern, false]);
    }
  }, 120_000);

  test('a pattern that hangs V8 ends here: 20,000 characters', () => {
    expect(scrub('a'.repeat(20_000), with_('(?:a|aa){1,50}(?:a|aa){1,50}x')).text).toContain('a');
  }, 60_000);
});

describe('the linear engine', () => {
  const patterns = [
    'ab',
    'a|ab',
    'a*b',
    '[^a]b',
    '(?:a|b){2,3}',
    'a+?b',
    '\\bab\\b',
    '^a',
    'b$',
    'a.b',
    '(?:ab|a)(?:c|bcd)?',
    '[a-c]{2}',
    'a(?:b|c)*d',
  ];

  test('finds what V8 finds', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...patterns),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', ' ', '\n'), maxLength: 40 }),
        (pattern, text) => {
          const found: [number, number][] = [];
          matchAll(compileLinear(pattern, false), text, (start, end) => found.push([start, end]));
          const expected = [...text.matchAll(new RegExp(pattern, 'gm'))].map((match) => [
            match.index,
            match.index + match[0].length,
          ]);
          expect(found).toEqual(expected);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
