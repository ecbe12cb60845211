import { scrub } from '@core/scrub/index.ts';
import { type Hit, mergeHits, render } from '@core/scrub/merge.ts';
import { numbersOf } from '@core/scrub/numbering.ts';
import type { Rule } from '@core/scrub/rule.ts';
import { rules } from '@core/scrub/rules/index.ts';
import { compileRules, findAll } from '@core/scrub/scan.ts';
import { describe, expect, test } from 'vitest';

/** What one rule alone makes of a text. */
function apply(rule: Rule, text: string): string {
  const hits: Hit[] = [];
  findAll(compileRules([rule]), null, text, {
    onSpan(span, _index, turn) {
      const { put = null, value = null, kind = rule.kind } = span;
      hits.push({ ...span, rule: rule.id, kind, rank: 0, turn, put, value });
    },
    onKnown() {},
    onHiding() {},
  });
  return render(text, mergeHits(hits, text, []), numbersOf(undefined)).text;
}

describe('all rules', () => {
  test('have ids of their own', () => {
    const ids = rules.map((rule) => rule.id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});

describe('each row', () => {
  test('says why, links a page, and has a text that it scrubs and one that it leaves', () => {
    const lacking = rules.filter(
      ({ why, source, scrubs, leaves }) =>
        why.length < 15 ||
        !URL.canParse(source) ||
        !source.startsWith('https://') ||
        scrubs.length < 1 ||
        leaves.length < 1,
    );
    expect(lacking.map(({ id }) => id)).toEqual([]);
    expect(rules.length).toBeGreaterThan(300);
  });

  test('has a text of its own that it scrubs: no other row’s', () => {
    const examples = rules.flatMap(({ scrubs }) => scrubs.map(([before]) => before));
    expect(examples.filter((one, index) => examples.indexOf(one) !== index)).toEqual([]);
  });
});

describe.each(rules.map((rule) => ({ id: rule.id, rule })))('rule $id', ({ rule }) => {
  test.each(rule.scrubs)('alone makes of %j %j', (before, after) => {
    expect(apply(rule, before)).toBe(after);
  });

  test.each(rule.leaves)('leaves %j as it is', (text) => {
    expect(apply(rule, text)).toBe(text);
  });

  test.each(rule.scrubs)('with all others takes the same from %j, and a second scrub nothing', (before, after) => {
    const once = scrub(before).text;
    for (const piece of privateParts(before, after)) expect(once).not.toContain(piece);
    expect(scrub(once)).toEqual({ text: once, findings: [] });
  });

  test.each(rule.leaves)('with all others leaves %j', (text) => {
    expect(scrub(text).text).toBe(text);
  });
});

/** What of the text before is no longer there after, between what stays. */
function privateParts(before: string, after: string): string[] {
  const parts: string[] = [];
  let at = 0;
  const stays = after.split(/\[REDACTED:[A-Z_]+:\d+\]|~/);
  stays.forEach((text, index) => {
    const found = before.indexOf(text, at);
    if (index > 0 && found > at) parts.push(before.slice(at, found));
    at = found + text.length;
  });
  if (stays.at(-1) === '' && at < before.length) parts.push(before.slice(at));
  return parts.filter((part) => part.length > 2);
}
