import { readdirSync, readFileSync } from 'node:fs';
import { MAX_REPORT_BYTES } from '@contract/limits.ts';
import { Report } from '@contract/report.ts';
import { LocalFile } from '@contract/report-files.ts';
import { buildCrashReport } from '@core/report/build.ts';
import { printReport } from '@core/report/fit.ts';
import { readReport } from '@core/report/read.ts';
import { rescrub } from '@core/report/rescrub.ts';
import { incident, surroundings } from '@test/crash-texts.ts';
import { expect, test } from 'vitest';

const folder = new URL('../stack/samples/', import.meta.url);
const samples = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const);

test('each of 100 real crashes becomes a report of declared fields only, that reads back as it was printed', {
  timeout: 60_000,
}, () => {
  expect(samples).toHaveLength(100);
  for (const [name, errorText] of samples) {
    const breadcrumbs = Array.from({ length: 120 }, (_, at) => ({
      atMs: at,
      event: at % 2 === 0 ? 'step' : 'a step with spaces',
      detail: at % 3 === 0 ? `row=${at}` : 'free text, not an identifier',
      text: null,
    }));
    const { report, local } = buildCrashReport(incident({ errorText, breadcrumbs }), surroundings);
    expect(Report.safeParse(report).error, name).toBeUndefined();
    expect(LocalFile.safeParse(local).error, name).toBeUndefined();
    const text = printReport(report);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MAX_REPORT_BYTES);
    expect(readReport(text)).toEqual({ kind: 'report', report, newer: false });
    expect(text, name).not.toMatch(/\/Users|\/home\/|\bada\b/);
    expect(report.crash.breadcrumbs).toHaveLength(100);
  }
});

test('a secret that only the log names is in no field of the report, nor after an edit that puts it back', () => {
  const errorText = 'login with password=zq9-Bare77\nError: dial zq9-Bare77 refused\n    at dial (/app/x.js:1:1)\n';
  const crumb = { atMs: 1, event: 'step', detail: 'id=zq9-Bare77', text: 'sent zq9-Bare77' };
  const { report, local } = buildCrashReport(incident({ errorText, breadcrumbs: [crumb] }), surroundings);
  expect(JSON.stringify([report, local])).not.toMatch(/Bare77/);
  expect(local.message).toMatch(/dial \[REDACTED:SECRET:1\] refused/);
  const edited = { ...report, crash: { ...report.crash, message: 'got kk4Bare55', log_tail: ['token=kk4Bare55'] } };
  const again = rescrub(edited, {}).report;
  expect(JSON.stringify(again)).not.toMatch(/Bare55/);
  expect(rescrub(again, {}).report).toEqual(again);
});
