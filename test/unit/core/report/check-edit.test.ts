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
