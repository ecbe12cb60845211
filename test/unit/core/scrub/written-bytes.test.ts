import { scrub } from '@core/scrub/index.ts';
import { describe, expect, test } from 'vitest';

const bytes = (text: string) => [...new TextEncoder().encode(text)];
const hexOf = (text: string) => bytes(text).map((byte) => byte.toString(16).padStart(2, '0'));

/** How a text was written on its way into a log, and what of it may not be left there. */
const WAYS: readonly (readonly [string, (text: string) => string])[] = [
  ['base64', (text) => btoa(text)],
  ['base64 for URLs', (text) => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')],
  ['base64 of UTF-16', (text) => btoa([...text].map((letter) => `${letter}\0`).join(''))],
  ['hex', (text) => hexOf(text).join('')],
  ['hex in capitals', (text) => hexOf(text).join('').toUpperCase()],
  ['hex of UTF-16', (text) => hexOf([...text].map((letter) => `${letter}\0`).join('')).join('')],
  ['a slice of Go', (text) => `[${bytes(text).join(' ')}]`],
  ['a list of JavaScript', (text) => `[ ${bytes(text).join(', ')} ]`.replace('[ ', '[')],
  ['a Buffer as JSON', (text) => JSON.stringify({ type: 'Buffer', data: bytes(text) })],
  ['bytes with colons', (text) => hexOf(text).join(':')],
  ['bytes with gaps', (text) => hexOf(text).join(' ')],
  [
    'an array of C',
    (text) =>
      bytes(text)
        .map((byte) => `0x${byte.toString(16)}`)
        .join(', '),
  ],
  ['a call of char codes', (text) => `(${bytes(text).join(',')})`],
  ['a Buffer of Node', (text) => `<Buffer ${hexOf(text).join(' ')}>`],
];

describe.each(WAYS)('what was written as %s', (_way, write) => {
  test.each([
    ['an e-mail address', 'mail ada.l@example.org', 'ada.l@example.org'],
    ['a password by its name', 'password=zq7 tig3r', 'password='],
    ['a home folder', 'at /Users/adalov/x', '/Users/adalov'],
    ['an address of a machine', 'from 203.0.113.77 ', '203.0.113.77'],
  ])('holds %s no more', (_what, text, part) => {
    const written = write(text);
    expect(scrub(`read ${written} then`).text).not.toContain(written);
    expect(scrub(`read ${written} then`).text).toMatch(/^read .*(?:\[REDACTED:|~).* then$/);
    expect(part).not.toBe('');
  });

  test('holds a known value no more, and what says nothing stays', () => {
    const written = write('xx-Kn0wn-Value xx');
    expect(scrub(`read ${written}`, { knownSecrets: ['Kn0wn-Value'] }).text).not.toContain(written);
  });
});

test('lists and digests that are no text stay as they are', () => {
  for (const line of [
    'sizes [120 130 140 150 160 170 180 190]',
    'at [12:34:56] and [10, 20, 30, 40, 50, 60, 70]',
    '<Buffer 00 01 02 03 04 05 06 07>',
    'commit 3f785f2a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e',
    'status=200 size=2048 rate=40 of 60',
    'tests (10, 20, 30, 40, 50, 60, 70, 80) and 10 20 30 40 50 60 70 80 of them',
    'regs 0x10, 0x7f, 0x00, 0x00, 0x20, 0x01, 0x41, 0x05',
  ])
    expect(scrub(line).text).toBe(line);
});

test.each([
  ['quoted-printable', 'to ada=40example=2Eorg =', /ada=40/],
  ['a string that goes on in the next line', 'key = "AKIAZQ7TIG3R" +\n  "ZQ7TIG3R"', /TIG3R/],
  ['a string that goes on in the next line, by its place alone', 'key = "AKIAZQ7TIG3R"\n  "ZQ7TIG3R"', /TIG3R/],
  ['a string joined by a dot', "$key = 'AKIAZQ7TIG3R' . 'ZQ7TIG3R'", /TIG3R/],
  ['signs of HTML by their names', 'DB&lowbar;PASSWORD&equals;tig3rzq7', /tig3r/],
  ['a header in quoted-printable', 'Subject: =?UTF-8?Q?password=3Dtig3rzq7_ok?=', /tig3r/],
  ['what is left of a terminal code', '/Users/[31mtig3rzq7[0m/x.md', /tig3r/],
  ['a section of XML', '/Users/<![CDATA[tig3rzq7]]>/x.md', /tig3r/],
  ['an end of a line taken back', 'id AKIAZQ7TIG\\\n3RZQ7TIG3R', /TIG\\\n3R/],
  ['old escapes of JavaScript', '%u0070%u0061%u0073%u0073=tig3rzq7', /tig3r/],
  ['escaped signs', 'password\\=tig3rzq7', /tig3r/],
  ['an isolate of another direction', 'pass\u2068word=tig3rzq7', /tig3r/],
  ['a sign that chooses a look', 'pass\ufe0fword=tig3rzq7', /tig3r/],
  ['accents on its letters', 'pa\u0301ssword=tig3rzq7', /tig3r/],
  ['letters in circles', 'p\u24d0ssword=tig3rzq7', /tig3r/],
  ['a long s', 'pa\u017f\u017fword=tig3rzq7', /tig3r/],
  ['tags within a name', 'pass<b>word</b>=tig3rzq7', /tig3r/],
  ['quotes doubled within a text', 'x,"password=""tig3rzq7""",y', /tig3r/],
  ['nothing but letters that look Latin', '\u0391\u039a\u0399\u0391ZQ7TIG3RZQ7TIG3R', /TIG3R/],
  ['Cyrillic letters in a name', 'p\u0430ssw\u043erd=tig3rzq7', /tig3r/],
  ['Greek letters in a name', '\u0391PI_KEY=tig3rzq7', /tig3r/],
])('%s hides nothing', (_way, text, secret) => {
  expect(scrub(text).text).not.toMatch(secret);
});

test('a text in Cyrillic or Greek is left as it is', () => {
  for (const line of ['Ошибка: соединение закрыто сервером', 'Σφάλμα: η σύνδεση έκλεισε'])
    expect(scrub(line).text).toBe(line);
});
