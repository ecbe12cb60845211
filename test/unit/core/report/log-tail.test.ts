import { cleanTail, cleanText, STDERR_TAIL_CHARS } from '@core/report/log-tail.ts';
import { scrub } from '@core/scrub/index.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const secret = 'correct horse battery staple, quiet river';
const clean = (text: string) => scrub(text, { knownSecrets: [secret] });
const caps = { lines: 50, line: 2000 };

describe('the last lines of error output', () => {
  test('are 50, without the empty ones at the end, and findings point at their tokens', () => {
    const raw = `${Array.from({ length: 80 }, (_, index) => `line ${index} ${secret}`).join('\n')}\n\n \n`;
    const { lines, findings } = cleanTail(raw, caps, clean);
    expect(lines).toHaveLength(50);
    expect(lines[0]).toMatch(/^line 30 \[REDACTED:/);
    expect(findings).toHaveLength(50);
    const text = lines.join('\n');
    for (const { start, end, token } of findings) expect(text.slice(start, end)).toBe(token);
  });

  test('hold no piece of a secret that a cut goes through: not at the end of a long line', () => {
    for (let at = 1950; at <= 2010; at += 1) {
      const { lines } = cleanTail(`${'x'.repeat(at - 1)} ${secret} tail`, caps, clean);
      expect(lines.join('\n')).not.toMatch(/corr|horse|stapl|river/);
      expect(lines[0]?.length).toBeLessThanOrEqual(2000);
    }
  });

  test('not even behind a token of 4 KB that shrinks to a few characters', () => {
    const jwt = `eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.${'eyJzdWIiOiIx'.repeat(350)}.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg`;
    for (const rest of ['user jane.doe@corp-example.com', secret]) {
      for (let pad = 0; pad < 40; pad += 1) {
        const line = `${jwt} ${'x'.repeat(pad)} ${rest} end`;
        const all = [cleanTail(line, { lines: 5, line: 300 }, clean).lines.join(''), cleanText(line, 300, clean).text];
        for (const text of all) expect(text).not.toMatch(/jane|corp|horse|staple/);
      }
    }
  });

  test('and not at the start of a text that was cut there', () => {
    for (let cut = 1; cut < secret.length - 5; cut += 1) {
      const start = secret.slice(cut);
      const rest = `${start} said the log
`.padEnd(
        STDERR_TAIL_CHARS,
        `${'one more word '.repeat(120)}
`,
      );
      const { lines } = cleanTail(rest, caps, clean);
      expect(lines.join('\n')).not.toContain(start);
      expect(lines.length).toBeGreaterThan(30);
    }
  });

  test('of one endless line are its words after the first 4,096 characters, or nothing without a blank', () => {
    const words = cleanTail(`half-secret ${'word '.repeat(STDERR_TAIL_CHARS / 5)}`, caps, clean).lines;
    expect(words).toHaveLength(1);
    expect(words[0]).not.toContain('half-secret');
    expect(cleanTail('x'.repeat(STDERR_TAIL_CHARS), caps, clean).lines).toEqual([]);
  });

  test('see a key block whole that begins above the first line kept', () => {
    const body = Array.from({ length: 60 }, (_, index) => `MIIE${String(index).padStart(60, 'k')}`).join('\n');
    const block = `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----`;
    const { lines } = cleanTail(`start\n${block}\nafter`, caps, clean);
    expect(lines.join('\n')).not.toContain('MIIE');
    expect(lines.at(-1)).toBe('after');
  });

  test('never throw, and never pass their caps, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 6000 }), fc.integer({ min: 1, max: 50 }), (text, line) => {
        const { lines } = cleanTail(text, { lines: 5, line }, clean);
        expect(lines.length).toBeLessThanOrEqual(5);
        for (const one of lines) expect(one.length).toBeLessThanOrEqual(line);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a text', () => {
  test('of a megabyte has no half secret where it was cut', () => {
    for (let at = STDERR_TAIL_CHARS - secret.length; at <= STDERR_TAIL_CHARS; at += 7) {
      const raw = `${'-----BEGIN PRIVATE KEY-----'.padEnd(at - 30, 'k')}-----END PRIVATE KEY----- ${secret}${' more'.repeat(9)}`;
      expect(cleanText(raw, 300, clean).text).not.toMatch(/corr|horse|stapl/);
    }
  });

  test('is cut after it was scrubbed, and never through a token', () => {
    for (let at = 60; at <= 110; at += 1) {
      const { text, findings } = cleanText(`${'x'.repeat(at - 1)} ${secret}`, 100, clean);
      expect(text.length).toBeLessThanOrEqual(100);
      expect(text).not.toMatch(/corr|horse|\[REDACTED(?!:[A-Z_]+:\d+\])/);
      for (const { start, end, token } of findings) expect(text.slice(start, end)).toBe(token);
    }
  });
});
