import { checkEdit } from '@core/report/check-edit.ts';
import { printReport } from '@core/report/fit.ts';
import { crashReport } from '@test/reports.ts';
import { describe, expect, test } from 'vitest';

const text = printReport(crashReport());
const problems = (edited: string) => {
  const checked = checkEdit(edited, { report_id: 'brpt_1f3c5a7e9b2d4f60', type: 'crash' });
  return checked.ok ? [] : checked.problems;
};

describe('an edited report', () => {
  test('that is as it was is fine', () => {
    expect(checkEdit(text)).toEqual({ ok: true, report: crashReport() });
  });

  test('with text for a number is told the line, the field, what is expected and what is there', () => {
    const edited = text.replace('"cpu_percent": 2.1', '"cpu_percent": "a lot"');
    const line = edited.split('\n').findIndex((row) => row.includes('a lot')) + 1;
    expect(problems(edited)).toEqual([
      expect.objectContaining({
        line,
        path: '/crash/resource_snapshot/cpu_percent',
        message: 'cpu_percent must be a number; this is text.',
      }),
    ]);
  });

  test('with an unknown field is told its name, and the line it is on', () => {
    const edited = text.replace('"attachments": []', '"attachments": [],\n  "hostname": "x"');
    expect(problems(edited)).toEqual([
      expect.objectContaining({
        line: edited.split('\n').findIndex((row) => row.includes('hostname')) + 1,
        message: '"hostname" is not a field of a report.',
      }),
    ]);
  });

  test.each([
    ['a missing comma', text.replace('"type": "crash",', '"type": "crash"'), 'a comma belongs here'],
    ['a trailing comma', text.replace('"attachments": []', '"attachments": [],'), 'a name in quotes belongs here'],
    ['a comment', text.replace('"type"', '// hi\n  "type"'), 'comments are not allowed'],
    ['nothing', '', 'a value belongs here'],
    ['a key twice', text.replace('"type": "crash",', '"type": "crash",\n  "type": "crash",'), '"type" is there twice'],
    ['another id', text.replace('brpt_1f3c5a7e9b2d4f60', 'brpt_0000000000000000'), 'report_id names this report'],
    ['a value that is not in the list', text.replace('"unhandled_exception"', '"bad_luck"'), 'must be'],
  ])('with %s is told so', (_, edited, words) => {
    expect(
      problems(edited)
        .map(({ message }) => message)
        .join(' '),
    ).toContain(words);
  });

  test.each([
    ['fingerprint', 'is needed to count equal failures together; it stays as it is.', '9'.repeat(64), '8'.repeat(64)],
    ['fingerprint_version', 'count equal failures together', '"fingerprint_version": 1', '"fingerprint_version": 2'],
    ['device_id', 'is needed to have this report deleted; it stays as it is.', '0f1e2d3c', '00000000'],
    ['beacon_version', 'is needed to read this report; it stays as it is.', '"1.0.0"', '"1.1.0"'],
    ['timestamp', 'is in UTC', '"timestamp": "2026-04-03T09:15:00Z"', '"timestamp": "2026-04-03T11:15:00+02:00"'],
    ['timestamp', 'to the second', '"timestamp": "2026-04-03T09:15:00Z"', '"timestamp": "2026-04-03T09:15:00.123Z"'],
    ['occurrences/last_at', 'is in UTC', '"last_at": "2026-04-03T09:15:00Z"', '"last_at": "2026-04-03T09:15:00-07:00"'],
  ])('with another %s is told at that field: "%s"', (field, words, was, now) => {
    const edited = text.replace(was, now);
    expect(edited).not.toBe(text);
    const checked = checkEdit(edited, crashReport());
    const found = checked.ok ? [] : checked.problems;
    expect(found).toEqual([expect.objectContaining({ path: `/${field}`, message: expect.stringContaining(words) })]);
    const line = edited.split('\n')[(found[0]?.line ?? 0) - 1];
    expect(line).toContain(`"${field.split('/').at(-1)}"`);
  });

  test('may have another time in UTC, and may keep an offset that it came with', () => {
    const other = text.replaceAll('2026-04-03T09:15:00Z', '2026-04-03T09:00:00Z');
    expect(checkEdit(other, crashReport()).ok).toBe(true);
    const offset = crashReport({ timestamp: '2026-04-03T11:15:00+02:00' });
    expect(checkEdit(printReport(offset), offset).ok).toBe(true);
  });

  test('nested 100,000 deep is refused, not followed', () => {
    expect(problems('['.repeat(100_000))[0]?.message).toBe('A report nests at most 32 levels deep.');
  });

  test('over 64 KiB is told its size', () => {
    const edited = text.replace(
      '"stack_trace": [ "0: buildIndex", "1: main" ]',
      `"stack_trace": [],${' '.repeat(70_000)}"message": "m"`,
    );
    expect(
      problems(edited)
        .map(({ message }) => message)
        .join(' '),
    ).toMatch(/at most 65536 bytes; this is \d+/);
  });
});
