import { readdirSync, readFileSync } from 'node:fs';
import { Report } from '@contract/report.ts';
import { buildCrashReport } from '@core/report/build.ts';
import { buildFeedback } from '@core/report/build-feedback.ts';
import { buildDiagnostic, noCounts } from '@core/report/diagnostic.ts';
import { printReport } from '@core/report/fit.ts';
import { incident, surroundings } from '@test/crash-texts.ts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';

/** A judge that is not ours: the published schema alone decides, as it does for whoever reads the docs. */
const takes = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync('docs/report.schema.json', 'utf8')));
/** Of the printed bytes, since these are what is sent. */
const asSent = (report: unknown) => JSON.parse(printReport(report as Report)) as Record<string, unknown>;

const samples = new URL('../core/stack/samples/', import.meta.url);
const crashes = readdirSync(samples)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => buildCrashReport(incident({ errorText: readFileSync(new URL(name, samples), 'utf8') }), surroundings));
const crash = asSent(crashes[0]?.report);
const said = { reaction: 'broken', text: 'It hung.', votes: ['guard-windows'], screen: 'fleet' } as const;
const feedback = asSent(
  buildFeedback(
    { atMs: 0, feedback: { ...said, votes: [...said.votes] }, component: 'beacon.cli', version: '0.1.0' },
    surroundings,
  ).report,
);
const fleet = { processes: 12, rssMb: 2210, mcpUp: 9, mcpDown: 1 };
const diagnostic = asSent(buildDiagnostic(noCounts, fleet, 0, 86_400_000, '0.1.0', surroundings).report);

describe('docs/report.schema.json, by a validator of JSON Schema 2020-12', () => {
  test('takes the reports of 101 real crashes, with and without every part that a person may add', () => {
    expect(crashes).toHaveLength(101);
    for (const { report } of crashes) {
      expect(takes(asSent(report)), JSON.stringify(takes.errors)).toBe(true);
      const parts = {
        ...report.crash,
        message: 'no rows',
        log_tail: ['one', 'two'],
        breadcrumbs: [{ t: -3, event: 'step', detail: 'row=1', text: 'read a row' }],
      };
      const picture = { kind: 'screenshot', media_type: 'image/png', sha256: 'a'.repeat(64), bytes: 10 };
      expect(takes(asSent({ ...report, crash: parts, attachments: [picture] })), JSON.stringify(takes.errors)).toBe(
        true,
      );
    }
  });

  test.each([
    ['feedback', feedback],
    ['a bare emoji', { ...feedback, feedback: { ...said, text: null, votes: [], screen: null } }],
    ['diagnostics', diagnostic],
  ])('takes %s', (_what, report) => {
    expect(takes(report), JSON.stringify(takes.errors)).toBe(true);
  });

  const held = crash['crash'] as Record<string, unknown>;
  test.each<[string, unknown]>([
    ['an unknown field', { ...crash, hostname: 'x' }],
    ['an unknown field in the body', { ...crash, crash: { ...held, path: '/x' } }],
    ['two bodies', { ...crash, feedback: feedback['feedback'] }],
    ['another type', { ...crash, type: 'security' }],
    ['a body that is not the one of its type', { ...crash, type: 'feedback' }],
    ['no fingerprint in a crash', { ...crash, fingerprint: undefined }],
    ['a fingerprint in feedback', { ...feedback, fingerprint: 'a'.repeat(64) }],
    ['a report id of 7 digits', { ...crash, report_id: 'brpt_1234567' }],
    ['an unknown signal of failure', { ...crash, crash: { ...held, type: 'boom' } }],
    ['21 frames', { ...crash, crash: { ...held, stack_trace: Array.from({ length: 21 }, (_, at) => `${at}: f`) } }],
    ['a message of 501 characters', { ...crash, crash: { ...held, message: 'x'.repeat(501) } }],
    ['text of 4,001 characters', { ...feedback, feedback: { ...said, text: 'x'.repeat(4001) } }],
    [
      'a count that is no whole number',
      { ...diagnostic, occurrences: { ...(diagnostic['occurrences'] as object), count: 1.5 } },
    ],
    ['no object', [crash]],
  ])('refuses %s, as the contract does', (_what, report) => {
    const text = JSON.parse(JSON.stringify(report)) as unknown;
    expect(takes(text)).toBe(false);
    expect(Report.safeParse(text).success).toBe(false);
  });
});
