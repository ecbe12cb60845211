import { type Finding, scrub, scrubTree } from '@core/scrub/index.ts';
import { describe, expect, test } from 'vitest';

/** The places of all tokens, as the text itself shows them. */
function tokensIn(text: string): Pick<Finding, 'token' | 'start' | 'end'>[] {
  return [...text.matchAll(/\[REDACTED:[A-Z_]+:\d+\]/g)].map((match) => ({
    token: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

describe('what is large', () => {
  test('a text of 10 MB with finds at its end has every offset right, and what stood before is as it was', () => {
    const line = 'worker 3 finished 120 of 4000 tasks in 81 s, 0 failed\n';
    const plain = line.repeat(Math.ceil(10_000_000 / line.length));
    const { text, findings } = scrub(`${plain}mail ada@example.com from 10.11.12.13\nDB_PASSWORD=hunter2`);
    expect(text.startsWith(plain)).toBe(true);
    expect(text.slice(plain.length)).toBe(
      'mail [REDACTED:EMAIL:1] from [REDACTED:IP:1]\nDB_PASSWORD=[REDACTED:SECRET:1]',
    );
    expect(findings.map(({ token, start, end }) => ({ token, start, end }))).toEqual(tokensIn(text));
  });

  test('500 known values that begin alike are each found, and only whole', () => {
    const values = Array.from({ length: 500 }, (_, index) => `deploy-key-of-room-${String(index).padStart(3, '0')}-x`);
    const { text, findings } = scrub(`${values.join('\n')}\ndeploy-key-of-room-`, { knownSecrets: values });
    expect(findings.map(({ rule }) => rule)).toEqual(values.map(() => 'known-secret'));
    expect(new Set(findings.map(({ token }) => token)).size).toBe(500);
    expect(text.endsWith('\ndeploy-key-of-room-')).toBe(true);
    expect(text.match(/-x/g)).toBeNull();
  });

  test('a tree 99 levels deep is scrubbed to its leaf; what lies below 100 goes whole', () => {
    const nested = (levels: number) => {
      let tree: unknown = 'mail ada@example.com';
      for (let level = 0; level < levels; level += 1) tree = { in: tree };
      return JSON.stringify(scrubTree(tree).value);
    };
    expect(nested(99)).toContain('mail [REDACTED:EMAIL:1]');
    expect(nested(100)).toContain('mail [REDACTED:EMAIL:1]');
    expect(nested(101)).toContain('[REDACTED:FIELD:1]');
    for (const levels of [99, 100, 101, 5000]) expect(nested(levels)).not.toContain('ada@');
  });

  test('a tree of 10,000 rows says of each find in which row it was', () => {
    const rows = Array.from({ length: 10_000 }, (_, index) =>
      index % 1000 === 999
        ? { state: 'failed', detail: `mail user${index}@example.com` }
        : { state: 'ok', detail: `took ${index} ms` },
    );
    const { value, findings } = scrubTree(rows);
    expect(findings.map(({ path }) => path)).toEqual(
      Array.from({ length: 10 }, (_, index) => `/${index * 1000 + 999}/detail`),
    );
    expect(value[998]).toEqual({ state: 'ok', detail: 'took 998 ms' });
    expect(value[9999]?.detail).toBe('mail [REDACTED:EMAIL:10]');
  });
});
