import { scrub, scrubTree } from '@core/scrub/index.ts';
import { ENCODINGS, INSERTED } from '@test/scrub-corpus/encoded.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const alnum = (least: number, most: number) =>
  fc.string({
    unit: fc.constantFrom(...'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'),
    minLength: least,
    maxLength: most,
  });
/** With a digit and both cases somewhere, as generated ones have. */
const generated = (least: number, most: number) => alnum(least, most).map((text) => `q7Z${text}4kX`);

const secrets = fc.oneof(
  generated(20, 40).map((body) => `ghp_${body}`),
  generated(40, 80).map((body) => `sk-ant-api03-${body}`),
  generated(20, 30).map((body) => `glpat-${body}`),
  fc.tuple(alnum(3, 10), alnum(3, 10)).map(([name, host]) => `${name}@${host}.org`),
  fc
    .tuple(fc.integer({ min: 11, max: 223 }), fc.integer({ min: 1, max: 254 }))
    .map(([a, d]) => `${a === 127 ? 128 : a}.168.7.${d}`),
);

const carriers: readonly ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => `got ${secret} here`,
  (secret) => JSON.stringify({ a: { b: [secret] } }),
  (secret) => JSON.stringify({ text: JSON.stringify({ v: secret }) }),
  (secret) => `\u001b[31m${secret}\u001b[0m`,
  (secret) => `x=${encodeURIComponent(secret)}&y=1`,
  (secret) => `'${secret}'`,
  (secret) => `<v>${secret}</v>`,
  (secret) => `- ${secret}\n- other`,
];

/** What somebody reads who takes the trouble to decode what was left. */
function unescaped(text: string): string {
  const code = (digits: string, base: number) => String.fromCodePoint(Number.parseInt(digits, base) % 0x110000);
  return text
    .replace(INSERTED, '')
    .replace(/\\u\{?([0-9a-f]{2,4})\}?|\\x([0-9a-f]{2})|%([0-9a-f]{2})|&#x([0-9a-f]{2});/gi, (_, a, b, c, d) =>
      code(a ?? b ?? c ?? d, 16),
    )
    .replace(/&#(\d{2,3});/g, (_, digits: string) => code(digits, 10))
    .replace(/\\([0-3][0-7]{2})/g, (_, digits: string) => code(digits, 8))
    .replaceAll('&amp;', '&')
    .replace(/\\(["\\/])/g, '$1')
    .normalize('NFKC');
}

describe('properties', { timeout: 120_000 }, () => {
  test('no planted secret survives any of nine ways to carry it, and a second scrub changes nothing', () => {
    fc.assert(
      fc.property(secrets, fc.constantFrom(...carriers), (secret, carry) => {
        const once = scrub(carry(secret));
        expect(once.text).not.toContain(secret);
        expect(once.text).not.toContain(encodeURIComponent(secret));
        expect(scrub(once.text)).toEqual({ text: once.text, findings: [] });
      }),
      { numRuns: 400 },
    );
  });

  test('no planted secret survives two encodings inside each other, of the 24 that the scrubber sees through', () => {
    // Quoted-printable breaks lines where it likes, so it only makes sense as the last.
    const inner = ENCODINGS.filter(([kind]) => kind !== 'quoted-printable' && kind !== 'crlf');
    fc.assert(
      fc.property(secrets, fc.constantFrom(...inner), fc.constantFrom(...inner), (secret, [, first], [, second]) => {
        const text = second(first(`got ${secret} here`));
        let read = scrub(text).text;
        for (let time = 0; time < 3; time += 1) read = unescaped(read);
        expect(read).not.toContain(secret);
      }),
      { numRuns: 500 },
    );
  });

  test('a key that by chance is nearly all letters, or one letter over and over, is gone all the same', () => {
    for (const body of ['q7ZJMFQggxhyCWnsUDFNfbwLCD4kX', 'q7ZFTFLWXRPWKNKmtJFTLCHtyw4kX', `q7Z${'a'.repeat(20)}4kX`])
      expect(scrub(`got ghp_${body}`).text).toBe('got [REDACTED:KEY:1]');
  });

  test('whatever is assigned to a password is gone, in any quotes', () => {
    const signs = fc.constantFrom(
      'password=',
      'DB_PASSWORD=',
      '"password": ',
      'password: ',
      '--password ',
      'password => ',
    );
    fc.assert(
      fc.property(signs, fc.constantFrom('"', "'"), generated(2, 20), (sign, quote, secret) => {
        expect(scrub(`${sign}${quote}${secret}${quote}`).text).not.toContain(secret);
        expect(scrub(`x\n${sign}${secret}\ny`).text).not.toContain(secret);
      }),
      { numRuns: 300 },
    );
  });

  test('a known secret is gone in every tree it is planted in', () => {
    fc.assert(
      fc.property(generated(6, 30), fc.jsonValue({ maxDepth: 3 }), (secret, rest) => {
        const { value } = scrubTree({ rest, note: `a ${secret} b`, [secret]: [secret] }, { knownSecrets: [secret] });
        expect(JSON.stringify(value)).not.toContain(secret);
      }),
      { numRuns: 200 },
    );
  });

  test('a text made to confuse, and the same after somebody changed a piece of it, holds still at the second scrub', () => {
    const odd = [
      ...[
        'password=',
        'hunter2x9',
        '"',
        "'",
        '[REDACTED:KEY:1]',
        '[REDACTED:KEY:999999]',
        '[REDACTED:',
        '[REDACTED:X:1]',
        '{',
        '}}',
      ],
      ...[
        '"secret": {"a":"k9x", "b":[1,"z8y"]}',
        'password: |\n  a b\n  c9\n',
        'secrets:\n  - ',
        '<password><a>',
        '</a>',
        '<<EOF\n',
        'EOF\n',
      ],
      ...[
        '~/Documents/[REDACTED:PATH:1]',
        '/Users/ada/x y.md',
        ' ',
        '\n',
        '\n  ',
        '=',
        ': ',
        'a@x.org',
        '10.1.2.3',
        '\\',
        '%41',
        '\\u0041',
        '\u009c',
      ],
      ...[
        '\u001b[31m',
        '\ud800',
        '😀',
        'Cookie: a=b; c=d',
        'Bearer abc.def-1234',
        'redis://u:p@',
        'h/x',
        'aGVsbG8gcGFzc3dvcmQ9aHVudGVyMg==',
      ],
    ] as const;
    const piece = fc.constantFrom(...odd);
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.nat(12),
        piece,
        (parts, at, cut, put) => {
          const once = scrub(parts.join('')).text;
          expect(scrub(once)).toEqual({ text: once, findings: [] });
          const place = at % (once.length + 1);
          const edited = scrub(once.slice(0, place) + put + once.slice(place + cut)).text;
          expect(scrub(edited).text).toBe(edited);
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('findings of any text stand in order, apart, on their tokens', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      secrets,
      fc.constantFrom('password=', '/Users/ada/', 'Cookie: a=b', '\n', '"', '[REDACTED:KEY:2]'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (parts) => {
        const { text, findings } = scrub(parts.join(' '));
        let end = 0;
        for (const finding of findings) {
          expect(text.slice(finding.start, finding.end)).toBe(finding.token);
          expect(finding.start).toBeGreaterThanOrEqual(end);
          end = finding.end;
        }
        expect(scrub(text).text).toBe(text);
      }),
      { numRuns: 400 },
    );
  });
});
