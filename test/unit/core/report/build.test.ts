import { readdirSync, readFileSync } from 'node:fs';
import { MAX_REPORT_BYTES } from '@contract/limits.ts';
import { Report } from '@contract/report.ts';
import { LocalFile } from '@contract/report-files.ts';
import { buildCrashReport } from '@core/report/build.ts';
import { printReport } from '@core/report/fit.ts';
import { readReport } from '@core/report/read.ts';
import { rescrub } from '@core/report/rescrub.ts';
import { incident, surroundings } from '@test/crash-texts.ts';
import { expect, onTestFinished, test, vi } from 'vitest';

const reading = { rss_mb: 1, cpu_percent: 1, subprocess_count: 0, total_managed_rss_mb: 1 };
const nobody = { name: 'x', kind: 'mcp', component: null, publicPackage: null, version: null } as const;
const folder = new URL('../stack/samples/', import.meta.url);
const samples = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const);

test('each of 101 real crashes becomes a report of declared fields only, that reads back as it was printed', {
  timeout: 60_000,
}, () => {
  expect(samples).toHaveLength(101);
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

test.each<[string, Parameters<typeof incident>[0]]>([
  ['a signal of no name', { signal: 'SIGRTMIN+3' }],
  ['an exit code of 33 bits', { exitCode: 2 ** 32 }],
  ['a reading that is no number', { snapshot: { ...reading, rss_mb: Number.NaN } }],
  ['a reading over its bound', { snapshot: { ...reading, cpu_percent: 1e6 } }],
  ['a version in words', { subject: { ...nobody, version: 'latest' } }],
  ['a breadcrumb of no time', { breadcrumbs: [{ atMs: Number.NaN, event: 'step', detail: null, text: null }] }],
])('%s is left out, and the report is one all the same', (_what, over) => {
  const printed = printReport(buildCrashReport(incident(over), surroundings).report);
  expect(readReport(printed)).toMatchObject({ kind: 'report', newer: false });
});

const KIB = 1024;

test('the scrubber is handed no field of more than 65,536 characters, whatever of 4 MiB a program hands over', async () => {
  // How long each text was that the scrubber was handed; it does its work all the same. Test files share their modules:
  // this one's are loaded anew, around a scrubber that counts, and put back.
  const lengths: number[] = [];
  vi.resetModules();
  vi.doMock('@core/scrub/index.ts', async (importOriginal) => {
    const real = await importOriginal<typeof import('@core/scrub/index.ts')>();
    const scrub: typeof real.scrub = (text, context) => {
      lengths.push(text.length);
      return real.scrub(text, context);
    };
    return { ...real, scrub };
  });
  onTestFinished(() => {
    vi.doUnmock('@core/scrub/index.ts');
    vi.resetModules();
  });
  const { buildCrashReport: buildCounted } = await import('@core/report/build.ts');
  const long = 'word '.repeat((4 * KIB * KIB) / 5);
  const fields = {
    errorText: `${long}\nError: ${long}\n    at ${'f'.repeat(KIB * KIB)} (/app/x.js:1:1)\n`,
    jetsamReason: 'r'.repeat(KIB * KIB),
    phase: 'p'.repeat(KIB * KIB),
    breadcrumbs: [{ atMs: 1, event: 'e'.repeat(KIB * KIB), detail: 'd'.repeat(KIB * KIB), text: long }],
    crash: {
      language: 'native' as const,
      errorClass: 'C'.repeat(KIB * KIB),
      message: long,
      frames: Array.from({ length: 30 }, () => ({
        symbol: `f(${long})`,
        module: null,
        file: `/app/${long}`,
        offset: long,
      })),
      rejection: false,
    },
  };
  for (const crash of [fields.crash, undefined]) {
    lengths.length = 0;
    const { crash: _, ...others } = fields;
    buildCounted(incident({ ...others, ...(crash === undefined ? {} : { crash }) }), surroundings);
    expect(lengths.length).toBeGreaterThan(2);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(64 * KIB);
  }
});

test('a key that a cap goes through leaves no half behind: at 2,000 of a line, at 4,000 and 65,536 of a message, in a symbol', () => {
  const key = ['ghp', 'k7Tq2mZx9Rb4Vn8Lw3Yc6Hd1Jf5Gs0PaQe7u'].join('_');
  const shown: string[] = [];
  for (const cap of [400, 2000, 4000, 64 * KIB])
    for (const before of [4, 9, 16, 30]) {
      const filled = 'at work '.repeat(Math.ceil(cap / 8)).slice(0, cap - before - 8);
      const message = `${filled} ${key} and more`;
      const cut = `${key} ${'x y '.repeat(16 * KIB)}`.slice(before);
      const texts = [
        `Error: ${message}\n    at f (/app/x.js:1:1)\n`,
        `Error: ${message.replaceAll('at work at work ', 'at work at wor\n')}\n    at f (/app/x.js:1:1)\n`,
        `Error: no\n    at f ${message} (/app/x.js:1:1)\n`,
        `${cut}\nError: no\n    at f (/app/x.js:1:1)\n`,
      ];
      const crumb = { atMs: 1, event: 'step', detail: null, text: message };
      for (const errorText of texts) {
        const { report, local } = buildCrashReport(incident({ errorText, breadcrumbs: [crumb] }), surroundings);
        shown.push(JSON.stringify([report, local]));
      }
    }
  expect(shown.join('\n')).not.toMatch(/k7Tq|2mZx|Qe7u/);
});
