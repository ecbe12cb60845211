import { Report } from '@contract/report.ts';
import { partStates, reportParts, withPart } from '@core/report/parts.ts';
import { crashReport, localFile } from '@test/reports.ts';
import { describe, expect, test } from 'vitest';

const original = crashReport();
const local = localFile();

describe('the parts of a report', () => {
  test('are, as captured: stack and breadcrumbs in; texts, message and log tail left out', () => {
    const states = Object.fromEntries(
      partStates(original, original, local).map(({ part, on, count }) => [part, { on, count }]),
    );
    expect(states).toEqual({
      stack: { on: true, count: 2 },
      breadcrumbs: { on: true, count: 2 },
      breadcrumb_texts: { on: false, count: 1 },
      message: { on: false, count: 1 },
      log_tail: { on: false, count: 2 },
    });
  });

  test.each(reportParts)(
    '%s put in and taken out again leaves a valid report, and the report that was there',
    (part) => {
      const before = partStates(original, original, local).find((state) => state.part === part)?.on ?? false;
      const changed = withPart(original, part, !before, original, local);
      expect(Report.safeParse(changed).success).toBe(true);
      expect(partStates(changed, original, local).find((state) => state.part === part)?.on).toBe(!before);
      expect(withPart(changed, part, before, original, local)).toEqual(original);
    },
  );

  test('keep what the person edited elsewhere', () => {
    const edited = { ...original, app: { ...original.app, version: null } };
    expect(withPart(edited, 'stack', false, original, local)).toMatchObject({
      app: { version: null },
      crash: { stack_trace: [] },
    });
  });

  test('put a breadcrumb text to its own breadcrumb, also after another one was edited out', () => {
    const edited = crashReport({}, { breadcrumbs: original.crash.breadcrumbs.slice(1) });
    const texts = { ...local, breadcrumb_texts: [{ index: 1, text: 'second' }] };
    const changed = withPart(edited, 'breadcrumb_texts', true, original, texts);
    expect(changed.type === 'crash' && changed.crash.breadcrumbs).toEqual([
      { t: 0, event: 'crash', detail: 'exit', text: 'second' },
    ]);
  });

  test('bound the message to 500 characters and the log tail to the last 50 lines of 400', () => {
    const long = {
      ...local,
      message: 'm'.repeat(900),
      log_tail: Array.from({ length: 60 }, (_, index) => `${index} ${'l'.repeat(500)}`),
    };
    const changed = withPart(withPart(original, 'message', true, original, long), 'log_tail', true, original, long);
    if (changed.type !== 'crash') throw new Error('not a crash');
    expect(changed.crash.message).toHaveLength(500);
    expect(changed.crash.log_tail).toHaveLength(50);
    expect(changed.crash.log_tail?.[0]?.startsWith('10 ')).toBe(true);
    expect(Report.safeParse(changed).success).toBe(true);
  });
});
