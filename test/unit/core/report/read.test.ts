import { printReport } from '@core/report/fit.ts';
import { readReport } from '@core/report/read.ts';
import { crashReport } from '@test/reports.ts';
import { describe, expect, test } from 'vitest';

describe('reading a report file', () => {
  test('gives the report back', () => {
    expect(readReport(printReport(crashReport()))).toEqual({ kind: 'report', report: crashReport(), newer: false });
  });

  test('accepts a time with an offset, as others write it', () => {
    expect(readReport(printReport(crashReport({ timestamp: '2026-04-03T11:15:00+02:00' }))).kind).toBe('report');
  });

  test('keeps a report of a newer minor version, without the fields it does not know', () => {
    const newer = {
      ...crashReport({ beacon_version: '1.3.0' }),
      mood: 'new',
      app: { ...crashReport().app, channel: 'beta' },
    };
    const read = readReport(JSON.stringify(newer));
    expect(read).toMatchObject({ kind: 'report', newer: true });
    expect(JSON.stringify(read)).not.toMatch(/mood|channel/);
  });

  test.each([
    ['nothing', '', 'The file is empty.'],
    ['half of one', printReport(crashReport()).slice(0, 300), 'It is not complete JSON.'],
    ['other JSON', '{"a":1}', 'It is JSON, but not a report of Beacon.'],
    [
      'another major version',
      JSON.stringify(crashReport({ beacon_version: '2.0.0' })),
      'It is a report of format 2.0.0; this Beacon reads 1.0.0.',
    ],
    [
      'an unknown field of the same version',
      JSON.stringify({ ...crashReport(), extra: 1 }),
      'the report is not as expected (unrecognized_keys).',
    ],
  ])('says of %s why it cannot be read', (_, text, reason) => {
    expect(readReport(text)).toEqual({ kind: 'unreadable', reason });
  });

  test('takes one of exactly 65,536 bytes, and says of one of 65,537 that it is too large', () => {
    const text = printReport(crashReport());
    const filled = (bytes: number) => `${text.trimEnd()}${' '.repeat(bytes - text.length)}\n`;
    expect(readReport(filled(65_536)).kind).toBe('report');
    expect(readReport(filled(65_537))).toEqual({
      kind: 'unreadable',
      reason: 'It is 65537 bytes; a report is at most 65536.',
    });
  });

  test('counts bytes, not characters: 30,000 signs of 3 bytes are too large', () => {
    expect(readReport(`"${'\u20ac'.repeat(30_000)}"`)).toEqual({
      kind: 'unreadable',
      reason: 'It is 90002 bytes; a report is at most 65536.',
    });
  });

  test('never repeats a value of a file it cannot read', () => {
    const wrong = JSON.stringify({ ...crashReport(), timestamp: 'hunter2' });
    expect(JSON.stringify(readReport(wrong))).not.toContain('hunter2');
  });
});
