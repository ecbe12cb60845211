import { CrashReport } from '@contract/report.ts';
import { withPart } from '@core/report/parts.ts';
import { KINDS } from '@core/scrub/rule.ts';
import { describe, expect, test } from 'vitest';
import { pieces } from '../../../../src-renderer/parts/Scrubbed.tsx';
import { countPlaces, spotOf, takenRows } from '../../../../src-renderer/reports/taken-rows.ts';
import { text } from '../../../../src-renderer/text.ts';
import { blade } from '../../../support/fake-bridge.ts';

const fake = blade();
const local = fake.local;
if (local === null) throw new Error('none');
const report = CrashReport.parse(JSON.parse(fake.text));
const original = CrashReport.parse(JSON.parse(fake.original ?? ''));
const said = (rows: ReturnType<typeof takenRows>['sending']) =>
  rows.map(({ kind, number, place }) => `${kind} ${number}: ${place}`);

describe('what was taken out', () => {
  test('is told apart by whether its part is sent, with the places as people count them', () => {
    const taken = takenRows(report, original, local, local.findings);
    expect(said(taken.sending)).toEqual([
      'PATH 1: Breadcrumb 2, text',
      'EMAIL 1: Breadcrumb 4, text',
      'HOST 1: Breadcrumb 5, text',
    ]);
    expect(said(taken.leftOut)).toEqual([
      'PATH 1: Error message',
      'PATH 1: Log tail, line 2',
      'KEY 1: Log tail, line 3',
      'USER 1: Log tail, line 4',
      'IP 1: Log tail, lines 6 and 7',
    ]);
    expect(countPlaces(taken.sending)).toBe(3);
    expect(countPlaces(taken.leftOut)).toBe(6);
  });

  test('the same words as above are called the same', () => {
    const { leftOut } = takenRows(report, original, local, local.findings);
    expect(leftOut[0]?.what).toBe('A file or folder, the same as above');
  });

  test('a part that is ticked moves its rows at once', () => {
    const more = withPart(report, 'message', true, original, local);
    const taken = takenRows(more, original, local, local.findings);
    expect(said(taken.sending)).toContain('PATH 1: Error message');
    expect(said(taken.leftOut)).not.toContain('PATH 1: Error message');
  });

  test('a token without a finding was put there by the person', () => {
    const crash = { ...report.crash, stack_trace: ['0: [REDACTED:CUSTOM:1].run'] };
    const [row] = takenRows({ ...report, crash }, original, local, []).sending.filter(({ kind }) => kind === 'CUSTOM');
    expect(row).toMatchObject({ rule: null, what: 'Words you chose', place: 'Stack trace, frame 1' });
  });

  test('counts the same in its parts as in all, whether or not what was put there has a number', () => {
    const home = { rule: 'home-path', kind: 'HOME', token: '~', start: 0, end: 1, path: '/log_tail/0' };
    const { leftOut } = takenRows(report, original, local, [...local.findings, home]);
    const of = (part: string) => countPlaces(leftOut.filter((row) => row.part === part));
    expect([of('message'), of('log_tail')]).toEqual([1, 6]);
    expect(countPlaces(leftOut)).toBe(7);
  });

  test('a fixed word such as ~ has no number', () => {
    const finding = { rule: 'home-path', kind: 'HOME', token: '~', start: 0, end: 1, path: '/message' };
    const [row] = takenRows(report, original, local, [finding]).leftOut;
    expect(row).toMatchObject({ kind: 'HOME', number: null, what: 'The name of your home folder' });
  });
});

test.each([
  ['/message', 'message', { kind: 'message' }],
  ['/log_tail/11', 'log_tail', { kind: 'logLine', n: 11 }],
  ['/crash/log_tail/3', 'log_tail', { kind: 'logLine', n: 3 }],
  ['/breadcrumb_texts/4', 'breadcrumb_texts', { kind: 'breadcrumbText', n: 4 }],
  ['/crash/breadcrumbs/2/detail', 'breadcrumbs', { kind: 'breadcrumbDetail', n: 2 }],
  ['/crash/breadcrumbs/2/text', 'breadcrumb_texts', { kind: 'breadcrumbText', n: 2 }],
  ['/crash/stack_trace/0', 'stack', { kind: 'frame', n: 0 }],
  ['/app/component', 'basics', { kind: 'field', name: 'component' }],
  ['/feedback/text', 'basics', { kind: 'feedback' }],
] as const)('%s lies in %s', (path, part, place) => expect(spotOf({ path, start: 0 }, [])).toEqual({ part, place }));

test('every kind the scrubber knows has words', () => {
  expect(KINDS.filter((kind) => text.taken.kinds[kind] === undefined)).toEqual([]);
});

test('a text is cut into words and tokens, and nothing of it is lost', () => {
  const value = 'open [REDACTED:PATH:1] as [REDACTED:USER:12]!';
  expect(pieces(value)).toEqual([
    { kind: 'text', text: 'open ' },
    { kind: 'token', token: '[REDACTED:PATH:1]', what: 'PATH', number: 1 },
    { kind: 'text', text: ' as ' },
    { kind: 'token', token: '[REDACTED:USER:12]', what: 'USER', number: 12 },
    { kind: 'text', text: '!' },
  ]);
  expect(pieces('[REDACTED:path:1] [REDACTED:PATH:]')).toHaveLength(1);
});
