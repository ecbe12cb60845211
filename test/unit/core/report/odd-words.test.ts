import { readdirSync, readFileSync } from 'node:fs';
import { isOdd, oddWords } from '@core/report/odd-words.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import '../../../support/properties.ts';

const said = (crash: object) => oddWords(JSON.stringify({ crash }, null, 2)).map(({ word }) => word);

describe('odd words', () => {
  test.each([
    'northwind-payroll',
    'AcmeInvoiceImporter',
    'falcon-migration',
    'ProjectTitan',
    'customer-zurich',
    'annas-notes',
    'berlin_office',
    'kowalczyk',
  ])('%s might be private', (word) => expect(isOdd(word)).toBe(true));

  test.each([
    'daily-digest',
    'inbox-triage',
    'memory_warning',
    'dispatch_start',
    'rate_limit_hit',
    'ProcessManager',
    'StallariDaemon',
    'BladePool',
    'retrying',
    'libdispatch',
    'unhandledRejection',
    'ECONNREFUSED',
    'per-process-limit',
  ])('%s is a word of programs', (word) => expect(isOdd(word)).toBe(false));

  test('each has its place in the text, also behind an escape', () => {
    const text = JSON.stringify({
      crash: { breadcrumbs: [{ t: -1, event: 'index', detail: 'a\\"b northwind-payroll' }] },
    });
    const [only] = oddWords(text);
    expect(only?.word).toBe('northwind-payroll');
    expect(text.slice(only?.from, only?.to)).toBe('northwind-payroll');
  });

  test('looks into identifiers, frames and running text, and at no enum, digest or number', () => {
    expect(
      said({
        type: 'northwind',
        signal: 'northwind',
        phase: 'northwind-import',
        error_class: 'NorthwindError',
        breadcrumbs: [{ t: 0, event: 'northwind_open', detail: 'northwind', text: 'opened Northwind again' }],
        stack_trace: ['0: Northwind.Ledger.open(_:) + 0x1a4', '1: parse (react-dom/northwind.js)', '2: [package]'],
        message: 'cannot open northwind-payroll for Kowalczyk',
        log_tail: ['loading northwindPayroll'],
      }),
    ).toEqual([
      'northwind-import',
      'NorthwindError',
      'northwind_open',
      'northwind',
      'Northwind',
      'Northwind',
      'northwind-payroll',
      'Kowalczyk',
      'northwindPayroll',
    ]);
  });

  test('what was taken out, the first word of a sentence and addresses of memory are left alone', () => {
    expect(said({ message: 'Zyxwv: [REDACTED:PATH:1]. Qwertz happened at 0xdeadbeefcafe' })).toEqual([]);
  });

  test('a component that names a public package or only its kind is left alone, another is looked at', () => {
    const component = (name: string) => oddWords(JSON.stringify({ app: { component: name } })).length;
    expect(component('mcp.@northwind/server')).toBe(0);
    expect(component('local.daemon')).toBe(0);
    expect(component('job.northwind')).toBe(1);
  });

  test('of 900 words in nine real crash logs at most 10 are marked, and the invented company is among them', () => {
    const folder = 'test/fixtures/scrub/crashes';
    const marked = readdirSync(folder).flatMap((name) =>
      said({ log_tail: readFileSync(`${folder}/${name}`, 'utf8').split('\n') }),
    );
    const kinds = new Set(marked);
    expect(kinds.size).toBeLessThanOrEqual(10);
    expect(kinds).toContain('acme-corp');
  });

  test('never throws, and every place holds its word, whatever the text', () => {
    const anything = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          anything,
          anything.map((message) => JSON.stringify({ message })),
        ),
        (text) => {
          for (const { word, from, to } of oddWords(text)) expect(text.slice(from, to)).toBe(word);
        },
      ),
    );
  });
});
