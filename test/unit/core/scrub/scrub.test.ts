import { inspect } from 'node:util';
import { createNumbering, RULES_VERSION, scrub } from '@core/scrub/index.ts';
import { describe, expect, test } from 'vitest';

const gone = (text: string) => scrub(text).text;

describe('scrub', () => {
  test('is rules version 1.0', () => {
    expect(RULES_VERSION).toBe('1.0');
  });

  test('leaves an empty text and a plain sentence as they are', () => {
    expect(scrub('')).toEqual({ text: '', findings: [] });
    expect(scrub('retry 3 of 3 failed')).toEqual({ text: 'retry 3 of 3 failed', findings: [] });
  });

  test('a finding holds rule, kind, token and its place in the text returned, and nothing else', () => {
    const { text, findings } = scrub('mail ada@example.org, then PASSWORD=hunter2');
    expect(text).toBe('mail [REDACTED:EMAIL:1], then PASSWORD=[REDACTED:SECRET:1]');
    expect(findings).toEqual([
      { rule: 'email', kind: 'EMAIL', token: '[REDACTED:EMAIL:1]', start: 5, end: 23 },
      { rule: 'secret-assignment', kind: 'SECRET', token: '[REDACTED:SECRET:1]', start: 39, end: 58 },
    ]);
    for (const { token, start, end } of findings) expect(text.slice(start, end)).toBe(token);
  });

  test('a secret goes whole with either of the 2 signs in it that stand for what is taken out, written or escaped', () => {
    for (const sign of ['\u009c', '\ufffc', '\u009c\ufffc']) {
      const secret = `hun${sign}ter2x9`;
      const text = `mail ada@example.org, a password="${secret}" was sent\nand login=${secret}`;
      for (const one of [text, text.replaceAll(secret, encodeURIComponent(secret)), `[REDACTED:KEY:1] ${text}`]) {
        const { text: clean } = scrub(one);
        expect(clean).toContain('mail [REDACTED:EMAIL:1], a password="[REDACTED:SECRET:1]" was sent');
        expect(clean).not.toMatch(/ter2x9/);
        expect(gone(clean)).toBe(clean);
      }
    }
  });

  test('offsets count UTF-16 units: a smiling face is two', () => {
    expect(scrub('😀 ada@example.org').findings[0]).toMatchObject({ start: 3, end: 21 });
  });

  test('equal values have equal numbers, each kind counts from 1', () => {
    expect(gone('a@x.org b@x.org a@x.org 10.1.2.3')).toBe(
      '[REDACTED:EMAIL:1] [REDACTED:EMAIL:2] [REDACTED:EMAIL:1] [REDACTED:IP:1]',
    );
  });

  test('a numbering is kept over calls', () => {
    const numbering = createNumbering();
    scrub('a@x.org', { numbering });
    expect(scrub('b@x.org a@x.org', { numbering }).text).toBe('[REDACTED:EMAIL:2] [REDACTED:EMAIL:1]');
  });

  test('a number that a text holds already is given to no other value', () => {
    expect(gone('[REDACTED:EMAIL:1] wrote to a@x.org')).toBe('[REDACTED:EMAIL:1] wrote to [REDACTED:EMAIL:2]');
  });

  test('what only looks like a token hides nothing', () => {
    expect(gone(`[REDACTED:${'AKIA'}N2TA3R4EAL5K6E7A:1]`)).not.toContain('N2TA3R4EAL5K6E7A');
  });

  test('a number as high as a token can have is not counted on from: what comes next is a token too', () => {
    const once = gone('[REDACTED:SECRET:999999] [REDACTED:SECRET:999999999] password=hunter2');
    expect(once).toBe('[REDACTED:SECRET:999999] [REDACTED:SECRET:999999999] password=[REDACTED:SECRET:1]');
    expect(gone(once)).toBe(once);
  });

  test('what a numbering carries is in no print of it', () => {
    const numbering = createNumbering();
    scrub('password=hunter2x9\nada@example.org', { numbering });
    expect(scrub('login hunter2x9', { numbering }).text).toBe('login [REDACTED:SECRET:1]');
    for (const printed of [inspect(numbering, { depth: 9, showHidden: true }), JSON.stringify(numbering)])
      expect(printed).not.toMatch(/hunter2|ada@/);
  });

  test('a home becomes ~ and names of programs’ files stay', () => {
    expect(gone('at run (/Users/ada/app/main.js:3:1)')).toBe('at run (~/[REDACTED:PATH:1]/main.js:3:1)');
  });

  test.each([
    ['terminal codes', '\u001b[1mpassword\u001b[0m=\u001b[31mhunter2\u001b[0m', 'hunter2'],
    ['percent-encoding', 'to=ada%40example.org', 'ada%40example.org'],
    ['percent-encoding twice', '%252FUsers%252Fada%252Fx', 'ada'],
    ['\\u escapes', 'p\\u0061ssword: "hunter2"', 'hunter2'],
    ['JSON in JSON', '{"a":"{\\"password\\":\\"hunter2\\"}"}', 'hunter2'],
    ['JSON in JSON in JSON', '"{\\\\\\"password\\\\\\":\\\\\\"hunter2\\\\\\"}"', 'hunter2'],
    ['HTML entities', 'ada&#64;example.org &quot;password&quot;: &quot;hunter2&quot;', 'hunter2'],
    ['escaped slashes', '"\\/Users\\/ada\\/x"', 'ada'],
    ['full-width signs', 'ada＠example．org', 'example'],
    ['characters without width', 'pass\u200bword=hunter2', 'hunter2'],
    ['a line that goes on', 'serve --token \\\n  hunter2', 'hunter2'],
  ])('sees through %s', (_, text, secret) => {
    const once = gone(text);
    expect(once).not.toContain(secret);
    expect(gone(once)).toBe(once);
  });

  test('anything but text is replaced whole, by a finding that says so', () => {
    const { text, findings } = scrub(Symbol('x') as unknown as string);
    expect(text).toBe('[REDACTED:FIELD:1]');
    expect(findings).toEqual([{ rule: 'failed', kind: 'FIELD', token: text, start: 0, end: 18 }]);
  });

  test('a context that makes the scrubber fail costs the text, not the caller', () => {
    const context = { custom: [{ name: 'bad', pattern: '(' }] };
    expect(scrub('anything', context).text).toBe('[REDACTED:FIELD:1]');
  });
});
