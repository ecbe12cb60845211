import { CrashReport, CrashType } from '@contract/report.ts';
import { describe, expect, test } from 'vitest';
import { createFormats } from '../../../../src-renderer/parts/format.ts';
import {
  clockBefore,
  detailWords,
  factsOf,
  leadOf,
  spelled,
  summarise,
  symbolOf,
  trailOf,
} from '../../../../src-renderer/reports/summary.ts';
import { blade } from '../../../support/fake-bridge.ts';

const format = createFormats('en-GB', 'Europe/Berlin');
const report = CrashReport.parse(JSON.parse(blade().text));

describe('a crash in plain words', () => {
  const summary = summarise(report, 'mcp', format);

  test('says who stopped it and why', () => {
    expect(summary.lead).toBe('macOS stopped this MCP server because it passed its memory limit.');
    expect(leadOf({ ...report.crash, jetsam_reason: null }, 'job', 'Linux')).toBe(
      'Beacon stopped this job because it passed its memory budget.',
    );
    expect(leadOf({ ...report.crash, type: 'nonzero_exit', exit_code: 3 }, null, 'macOS')).toBe(
      'This program ended by itself with exit code 3.',
    );
  });

  test.each(CrashType.options)('%s has a sentence of its own', (type) => {
    const lead = leadOf({ ...report.crash, type, exit_code: 1 }, 'daemon', 'macOS');
    expect(lead).toMatch(/^(?:[A-Z]|macOS)[^_]+\.$/);
  });

  test('names three facts, memory first where memory was the trouble', () => {
    expect(summary.facts).toEqual([
      { label: 'This server', value: '6.0 GB', said: 'with its 47 subprocesses' },
      { label: 'All that Beacon manages', value: '14.0 GB', said: 'of this Mac’s 36 GB' },
      { label: 'Memory pressure', value: 'Critical', said: 'as macOS reported it' },
    ]);
  });

  test('without a snapshot there are fewer facts, and none is made up', () => {
    const bare = {
      ...report,
      crash: { ...report.crash, type: 'nonzero_exit' as const, signal: null, resource_snapshot: null },
    };
    expect(factsOf(bare, 'mcp', format)).toEqual([]);
  });

  test('tells the minutes before, and ends with who stopped it', () => {
    expect(summary.trail?.span).toBe('The five minutes before');
    expect(summary.trail?.steps[0]).toMatchObject({ when: '−5:00', said: 'Started the task', detail: 'daily-digest' });
    expect(summary.trail?.steps[5]).toMatchObject({
      when: '−0:12',
      said: 'Memory passed',
      detail: '5.2 GB',
      mark: 'attention',
    });
    expect(summary.trail?.steps.at(-1)).toMatchObject({
      when: '0:00',
      said: 'Stopped by macOS',
      detail: null,
      mark: 'alert',
    });
  });

  test('a guardrail report ends with what Beacon did, and says what it did before', () => {
    const crash = {
      ...report.crash,
      jetsam_reason: null,
      breadcrumbs: [
        { t: -40, event: 'started', detail: null },
        { t: -2, event: 'memory_over_budget', detail: 'rss_mb=513' },
        { t: -1, event: 'stopping', detail: 'why=memory_budget' },
        { t: 0, event: 'crash', detail: 'memory' },
      ],
    };
    expect(trailOf(crash, 'Linux', format)?.steps.map(({ said, detail }) => [said, detail])).toEqual([
      ['Started', null],
      ['Memory passed its budget, at', '513 MB'],
      ['Was being stopped:', 'memory budget'],
      ['Stopped by Beacon, over its memory budget', null],
    ]);
  });

  test('an exit and the report about it are one line, which says that it ended and how', () => {
    const breadcrumbs = [
      { t: -3, event: 'started', detail: null },
      { t: -1, event: 'exited', detail: 'code=1' },
      { t: 0, event: 'crash', detail: 'exit' },
    ];
    const told = (change: Partial<typeof report.crash>) =>
      trailOf(
        { ...report.crash, jetsam_reason: null, signal: null, breadcrumbs, ...change },
        'Linux',
        format,
      )?.steps.map(({ said, detail, mark }) => [said, detail, mark]);
    expect(told({ exit_code: 1 })).toEqual([
      ['Started', null, 'plain'],
      ['Ended by itself', 'with code 1', 'alert'],
    ]);
    expect(told({ signal: 'SIGSEGV' })?.at(-1)).toEqual(['Ended', 'by SIGSEGV', 'alert']);
    expect(told({ exit_code: null })?.at(-1)).toEqual(['Ended by itself', null, 'alert']);
    // An earlier exit is an event of its own.
    const before = [{ t: -40, event: 'exited', detail: 'code=1' }, ...breadcrumbs];
    expect(told({ exit_code: 1, breadcrumbs: before })?.[0]).toEqual(['Ended', 'with code 1', 'plain']);
  });

  test('a long past is cut at its older end, and says so', () => {
    const breadcrumbs = Array.from({ length: 40 }, (_, index) => ({ t: index - 39, event: 'tick', detail: null }));
    const trail = trailOf({ ...report.crash, breadcrumbs }, 'macOS', format);
    expect(trail).toMatchObject({ span: 'The 11 seconds before', earlier: 28 });
    expect(trail?.steps).toHaveLength(12);
  });

  test('names where it stopped and who called that', () => {
    expect(summary.where).toEqual({ symbol: 'ProcessManager.spawn', caller: 'BladePool.grow' });
  });

  test('says all that it tells of this Mac', () => {
    expect(summary.about).toContain('About this Mac it says only: macOS 26.3.0, Apple silicon, 36 GB.');
  });
});

test.each([
  ['0: StallariDaemon.ProcessManager.spawn(_:) + 0x1a4', 'ProcessManager.spawn'],
  ['1: parse (commander/lib/command.js)', 'parse'],
  ['2: [package]', '[package]'],
  ['3: <anonymous>', '<anonymous>'],
  ['4: module.exports.run', 'module.exports.run'],
])('the symbol of %s is %s', (frame, symbol) => expect(symbolOf(frame)).toBe(symbol));

test('identifiers of other programmers are spelled out as they are', () => {
  expect(spelled('cache_warmUp')).toBe('Cache warm up');
  expect(spelled('$')).toBe('$');
  expect(detailWords('rss_mb=512', format)).toBe('512 MB');
  expect(detailWords('items=4120', format)).toBe('items 4,120');
  expect(detailWords('mode=fast', format)).toBe('mode fast');
  expect(detailWords('failures=10', format)).toBe('10 failures');
  expect(detailWords('signal=SIGKILL', format)).toBe('by SIGKILL');
  expect(detailWords('daily-digest', format)).toBe('daily-digest');
  expect(clockBefore(-3720)).toBe('−1:02:00');
});
