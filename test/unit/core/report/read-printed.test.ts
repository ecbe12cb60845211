import { Report } from '@contract/report.ts';
import { LocalFile } from '@contract/report-files.ts';
import { printReport } from '@core/report/fit.ts';
import { patternOf } from '@core/report/pattern-of.ts';
import { printedPatterns as committed } from '@core/report/printed-patterns.ts';
import { printedPatterns } from '@core/report/printed-shapes.ts';
import { readReport } from '@core/report/read.ts';
import { readPrinted, readPrintedLocal } from '@core/report/read-printed.ts';
import { causeOf } from '@core/report/words.ts';
import { diagnosticDay } from '@test/report-parts.ts';
import { crashReport, localFile } from '@test/reports.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const { crash: _crash, fingerprint: _key, fingerprint_version: _version, type: _type, ...envelope } = crashReport();
const id = envelope.report_id;
// In the order of the schema, as every report is printed.
const diagnostic = Report.parse({
  ...envelope,
  type: 'diagnostic',
  diagnostic: diagnosticDay,
});
const feedback = Report.parse({
  ...envelope,
  type: 'feedback',
  feedback: { reaction: 'broken', text: 'Größe 🙂 changes', votes: ['guard-windows'], screen: null },
  attachments: [{ kind: 'screenshot', media_type: 'image/png', sha256: 'c'.repeat(64), bytes: 48_211 }],
});
const reports: readonly Report[] = [
  crashReport(),
  crashReport(
    { project_id_hash: 'd'.repeat(64), app: { version: null, component: 'mcp.@modelcontextprotocol/server-git' } },
    {
      type: 'signal_other',
      signal: 'SIGXCPU',
      exit_code: null,
      error_class: null,
      resource_snapshot: null,
      message: 'no such table',
      log_tail: ['one', 'two “quoted”'],
      breadcrumbs: [],
      stack_trace: ['0: ProcessManager.spawn(_:) + 0x1a4', '1: [package]'],
    },
  ),
  crashReport(
    { timestamp: '2024-02-29T23:59:59Z' },
    { type: 'friction', friction_kind: 'gate_failure', exit_code: -9 },
  ),
  diagnostic,
  feedback,
];

/** What the schema makes of a text, as far as a list shows it; null where it is no report of this id. */
function asRead(text: string) {
  const read = readReport(text);
  if (read.kind !== 'report' || read.report.report_id !== id) return null;
  const { report } = read;
  return {
    type: report.type,
    id,
    timestamp: report.timestamp,
    component: report.app.component,
    occurrences: report.occurrences.count,
    cause: causeOf(report),
    fingerprint: report.type === 'crash' ? report.fingerprint : null,
  };
}

function localAsRead(text: string) {
  try {
    const { name, kind, captured_at, read_at, occurrences } = LocalFile.parse(JSON.parse(text));
    return {
      name,
      kind,
      captured_at,
      read_at,
      occurrences: { count: occurrences.count, last_at: occurrences.last_at },
    };
  } catch {
    return null;
  }
}

const locals = [
  localFile(),
  localFile({
    name: null,
    kind: null,
    message: 'a "quoted" path\\and a tab\t',
    findings: [{ rule: 'home-path', kind: 'PATH', token: '[REDACTED:PATH:1]', start: 0, end: 17, path: '/message' }],
    read_at: '2026-04-03T09:20:00Z',
    refusal: { at: '2026-04-03T09:20:00Z', status: 403, reason: 'The server refused it' },
  }),
].map((local) => `${JSON.stringify(local, null, 2)}\n`);

test('the patterns that are shipped are those of today’s schemas: npm run docs makes them', () => {
  expect(committed).toEqual(printedPatterns());
});

describe('a report as Beacon prints it', () => {
  test.each(reports.map((report) => [causeOf(report), report] as const))(
    'is read without the schema: %s',
    (_, report) => {
      const text = printReport(report);
      expect(readPrinted(text, id)).toEqual(asRead(text));
      expect(readPrinted(text, id)).not.toBeNull();
      expect(readPrinted(text, id.replace('1', '2'))).toBeNull();
    },
  );

  test('and the file beside it are read alike by pattern and by schema', () => {
    for (const text of locals) {
      expect(readPrintedLocal(text)).toEqual(localAsRead(text));
      expect(readPrintedLocal(text)).not.toBeNull();
    }
  });

  const places = ['delete', 'double', 'insert'] as const;
  const edit = fc.record({
    place: fc.nat(),
    what: fc.constantFrom(...places),
    length: fc.integer({ min: 1, max: 12 }),
    text: fc.constantFrom(
      ...[
        '"',
        '\\',
        '\\u0041',
        ' ',
        '\n',
        '\t',
        ',',
        '{',
        '}',
        '[',
        ']',
        ':',
        '0',
        '-',
        '.',
        '1e9',
        'null',
        'true',
        '"x": 1, ',
      ],
      ...['é', '\u0000', '\ud83d', '99999999999', '2026-13-01T00:00:00Z', '"crash"', 'a'.repeat(130), '/'],
    ),
  });
  const changed = (text: string, edits: readonly { place: number; what: string; length: number; text: string }[]) =>
    edits.reduce((now, { place, what, length, text: added }) => {
      const at = place % (now.length + 1);
      const piece = now.slice(at, at + length);
      return (
        now.slice(0, at) +
        (what === 'delete' ? '' : what === 'double' ? piece + piece : added + piece) +
        now.slice(at + length)
      );
    }, text);

  test('and then changed by hand in 1 to 3 places, 6,000 times, is never taken for what the schema does not see in it', () => {
    const texts = reports.map((report) => printReport(report));
    fc.assert(
      fc.property(fc.nat(texts.length - 1), fc.array(edit, { minLength: 1, maxLength: 3 }), (number, edits) => {
        const text = changed(texts[number] ?? '', edits);
        const quick = readPrinted(text, id);
        if (quick !== null) expect([text, quick]).toEqual([text, asRead(text)]);
      }),
      { numRuns: 4000 },
    );
    fc.assert(
      fc.property(fc.nat(locals.length - 1), fc.array(edit, { minLength: 1, maxLength: 3 }), (number, edits) => {
        const text = changed(locals[number] ?? '', edits);
        const quick = readPrintedLocal(text);
        if (quick !== null) expect([text, quick]).toEqual([text, localAsRead(text)]);
      }),
      { numRuns: 2000 },
    );
  });

  test('of bounds beyond what the pattern says is left to the schema: 20 frames are read, 21 are not', () => {
    const frames = (count: number) =>
      printReport(crashReport({}, { stack_trace: Array.from({ length: count }, (_, n) => `${n}: run`) }));
    expect(readPrinted(frames(20), id)).not.toBeNull();
    expect(readPrinted(frames(21), id)).toBeNull();
    expect(readPrinted(printReport(crashReport({}, { error_class: 'A'.repeat(81) })), id)).toBeNull();
    expect(readPrinted(printReport(crashReport({}, { stack_trace: ['0: '] })), id)).toBeNull();
  });
});

describe('a pattern of a schema', () => {
  test.each([
    ['a string that may hold anything', { type: 'string', pattern: '^.*$', maxLength: 5 }],
    ['a class that leaves quotes open', { type: 'string', pattern: '^[^a]$', maxLength: 5 }],
    ['a pattern that is not anchored', { type: 'string', pattern: 'a', maxLength: 5 }],
    ['a number without bounds', { type: 'integer' }],
    ['a kind of value it does not know', { type: 'boolean' }],
  ])('is refused for %s', (_, schema) => {
    expect(() => patternOf(schema, [])).toThrow();
  });
});
