import { describe, expect, test } from 'vitest';
import { createFormats } from '../../../../src-renderer/parts/format.ts';
import {
  causeLine,
  countTabs,
  findRows,
  nameOf,
  neighbourOf,
  spokenRow,
} from '../../../../src-renderer/reports/find-rows.ts';
import { createFakeWorld, FAKE_NOW_MS } from '../../../support/fake-bridge.ts';

const rows = createFakeWorld().reports.map(({ row }) => row);
const names = (found: readonly { name: string | null }[]) => found.map(({ name }) => name);

describe('finding reports', () => {
  test('a tab shows its own, newest first; what was approved still waits', () => {
    expect(names(findRows(rows, 'pending', ''))).toEqual(['brave-search', 'stallari-blade', 'daily-digest']);
    const approved = rows.map((row) => ({
      ...row,
      state: row.state === 'pending' ? ('approved' as const) : row.state,
    }));
    expect(findRows(approved, 'pending', '')).toHaveLength(3);
    expect(countTabs(approved)).toEqual({ pending: 3, sent: 3, quarantined: 1 });
  });

  test.each([
    ['BLADE', ['stallari-blade']],
    ['memory', ['stallari-blade']],
    ['rate limit', ['daily-digest']],
    ['crash server', ['brave-search', 'stallari-blade']],
    ['brpt_77ab', ['brave-search']],
    ['task', ['daily-digest']],
    ['nothing like it', []],
  ])('"%s" finds %j by name, words, kind, type or id', (query, found) => {
    expect(names(findRows(rows, 'pending', query))).toEqual(found);
  });

  test('10,000 rows are searched in well under a frame after the first key', () => {
    const many = Array.from(
      { length: 10_000 },
      (_, index) => ({ ...rows[index % 3], id: `brpt_${index}` }) as (typeof rows)[0],
    );
    findRows(many, 'pending', 'first');
    const before = performance.now();
    findRows(many, 'pending', 'second key');
    expect(performance.now() - before).toBeLessThan(200);
  });
});

test('a row speaks as design.md says', () => {
  const blade = rows.find(({ name }) => name === 'stallari-blade');
  const format = createFormats('en-GB', 'Europe/Berlin');
  if (blade === undefined) throw new Error('none');
  expect(spokenRow({ ...blade, unread: true }, FAKE_NOW_MS, format)).toBe(
    'stallari-blade, ran out of memory, 3 times, pending, unread, today 11:15',
  );
});

test('a report without a name is called by its kind, component or file', () => {
  const base = { name: null, component: null, type: null, id: 'x.json' } as const;
  expect(nameOf(base)).toBe('x.json');
  expect(nameOf({ ...base, component: 'local.job', type: 'crash' })).toBe('local.job');
  expect(nameOf({ ...base, type: 'feedback' })).toBe('Feedback');
  expect(causeLine({ cause: 'feedback: Love it', type: 'feedback' })).toBe('Love it');
});

test('after a row is gone the next one below is chosen, or the last one above', () => {
  const list = findRows(rows, 'pending', '');
  const [first, second, third] = list.map(({ id }) => id);
  expect(neighbourOf(list, first ?? '')).toBe(second);
  expect(neighbourOf(list, third ?? '')).toBe(second);
  expect(neighbourOf(list.slice(0, 1), first ?? '')).toBeNull();
});
