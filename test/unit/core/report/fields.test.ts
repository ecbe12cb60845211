import { CrashReport, Report } from '@contract/report.ts';
import { leaves, reportFields } from '@core/report/fields.ts';
import { printReport } from '@core/report/fit.ts';
import { crashReport } from '@test/reports.ts';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';

describe('the field registry', () => {
  test('declares every field with a purpose and an example', () => {
    for (const { path, purpose, example } of reportFields()) {
      expect(purpose.length, path).toBeGreaterThan(20);
      expect(example, path).not.toBe('');
    }
    expect(reportFields().length).toBeGreaterThan(50);
  });

  test('notices a field that nobody declared', () => {
    const grown = CrashReport.extend({ hostname: z.string() });
    expect([...leaves(grown, '')].filter(({ meta }) => meta === undefined).map(({ path }) => path)).toEqual([
      'hostname',
    ]);
  });

  test('covers every value of a whole report: the schema is strict at every depth', () => {
    const report = JSON.parse(printReport(crashReport())) as Record<string, unknown>;
    const objects = (value: unknown, path: (string | number)[]): (string | number)[][] => {
      if (typeof value !== 'object' || value === null) return [];
      const inside = Object.entries(value).flatMap(([key, item]) =>
        objects(item, [...path, Array.isArray(value) ? Number(key) : key]),
      );
      return Array.isArray(value) ? inside : [path, ...inside];
    };
    for (const path of objects(report, [])) {
      const copy = structuredClone(report);
      let holder: Record<string, unknown> = copy;
      for (const part of path) holder = holder[part] as Record<string, unknown>;
      holder['undeclared'] = 1;
      expect(Report.safeParse(copy).success, `/${path.join('/')}`).toBe(false);
    }
  });
});
