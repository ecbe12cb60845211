import { Settings } from '@contract/settings.ts';
import { type Stored, toDrop } from '@core/report/retention.ts';
import { describe, expect, test } from 'vitest';

const day = 24 * 60 * 60 * 1000;
const now = 100 * day;
const retention = { ...Settings.parse({}).retention, pending_max: 3, pending_mb: 1, pending_days: 30 };
const stored = (id: string, extra: Partial<Stored> = {}): Stored => ({
  id,
  type: 'crash',
  capturedAtMs: now - day,
  bytes: 1000,
  read: false,
  approved: false,
  hasText: false,
  ...extra,
});
const drop = (reports: Stored[], type: Stored['type'] = 'crash', bytes = 1000) =>
  toDrop(reports, { type, bytes }, retention, now);

describe('the caps', () => {
  test('drop nothing while the new report is the third of at most 3', () => {
    expect(drop([stored('a'), stored('b')])).toEqual([]);
  });

  test('drop a read crash before an unread one, and the oldest of them first', () => {
    const reports = [
      stored('old'),
      stored('read', { read: true }),
      stored('readOld', { read: true, capturedAtMs: now - 2 * day }),
    ];
    expect(drop(reports)).toEqual(['readOld']);
  });

  test('drop as many as it takes to get under 1 MB', () => {
    const big = { bytes: 600_000 };
    expect(drop([stored('a', { ...big, capturedAtMs: now - 2 * day }), stored('b', big)], 'crash', 600_000)).toEqual([
      'a',
      'b',
    ]);
  });

  test('drop what is older than 30 days', () => {
    expect(drop([stored('ancient', { capturedAtMs: now - 31 * day })])).toEqual(['ancient']);
  });

  test('drop diagnostics, bare reactions, read crashes and unread crashes, in that order, when all 4 are over 30 days', () => {
    const old = { capturedAtMs: now - 31 * day };
    const reports = [
      stored('unread', old),
      stored('said', { ...old, type: 'feedback', hasText: true }),
      stored('read', { ...old, read: true }),
      stored('approved', { ...old, approved: true }),
      stored('bare', { ...old, type: 'feedback' }),
      stored('counts', { ...old, type: 'diagnostic' }),
      stored('approved counts', { ...old, type: 'diagnostic', approved: true }),
    ];
    for (const type of ['crash', 'diagnostic', 'feedback'] as const)
      expect(drop(reports, type)).toEqual(['counts', 'bare', 'read', 'unread']);
  });

  test('count each type by itself', () => {
    expect(drop([stored('a'), stored('b'), stored('c')], 'feedback')).toEqual([]);
  });

  test('never drop an approved report, or feedback that says something', () => {
    const approved = [
      stored('a', { approved: true }),
      stored('b', { approved: true }),
      stored('c', { approved: true, capturedAtMs: 0 }),
    ];
    expect(drop(approved)).toEqual([]);
    const said = (id: string) => stored(id, { type: 'feedback', hasText: true, capturedAtMs: 0 });
    expect(drop([said('a'), said('b'), said('c')], 'feedback')).toEqual([]);
    expect(drop([said('a'), said('b'), stored('bare', { type: 'feedback' })], 'feedback')).toEqual(['bare']);
  });
});
