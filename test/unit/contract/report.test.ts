import { readFileSync } from 'node:fs';
import { MAX_REPORT_BYTES } from '@contract/limits.ts';
import { BreadcrumbDetail, Component, identifier, ReportId, Timestamp, Version } from '@contract/primitives.ts';
import {
  Attachment,
  Crash,
  CrashType,
  Diagnostic,
  Feedback,
  Frame,
  FrictionKind,
  neverCollected,
  Occurrences,
  Reaction,
  Report,
} from '@contract/report.ts';
import { reportSchema } from '@contract/report-schema.ts';
import { boundWords } from '@core/report/bounds.ts';
import { buildCrashReport } from '@core/report/build.ts';
import { reportFields } from '@core/report/fields.ts';
import { fitReport, printReport } from '@core/report/fit.ts';
import { rescrub } from '@core/report/rescrub.ts';
import { incident, surroundings } from '@test/crash-texts.ts';
import { crashReport } from '@test/reports.ts';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';

const takes = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success;
const { crash } = crashReport();
const withCrash = (extra: object) => crashReport({ crash: { ...crash, ...extra } });
const at = '2026-04-03T09:15:00Z';
const feedback = { reaction: null, text: null, votes: [], screen: null };
const crumb = { t: 0, event: 'e', detail: null };
const attachment = { kind: 'screenshot', media_type: 'image/png', sha256: '0'.repeat(64), bytes: 1 };

describe('the registry', () => {
  test('holds an example in every row that its own schema takes', () => {
    for (const { path, schema, example } of reportFields()) {
      expect(takes(schema, JSON.parse(example)), `${path}: ${example}`).toBe(true);
    }
  });

  test('bounds every row: no number and no text without an end', () => {
    for (const { path, schema } of reportFields()) {
      expect(boundWords(schema), path).not.toMatch(/undefined|9007199254740991/);
      expect(takes(schema, 'x'.repeat(5000)), path).toBe(false);
      expect(takes(schema, 1e300), path).toBe(false);
    }
  });

  test('takes no object and no list for a leaf, so that nothing undeclared hides in one', () => {
    for (const { path, schema } of reportFields()) {
      for (const value of [{}, [], { a: 1 }, true]) expect(takes(schema, value), path).toBe(false);
    }
  });

  test('is what docs/report.schema.json and the tables of PRIVACY.md are made from, row by row', () => {
    const privacy = readFileSync('PRIVACY.md', 'utf8');
    for (const { path, purpose, schema } of reportFields()) {
      const row = privacy.split('\n').find((line) => line.startsWith(`| \`${path}\` |`));
      expect(row, path).toContain(purpose);
      expect(row, path).toContain(boundWords(schema).replaceAll('|', '\\|'));
    }
    for (const { what, instead } of neverCollected) expect(privacy).toContain(`| ${what} | ${instead} |`);
    expect(JSON.parse(readFileSync('docs/report.schema.json', 'utf8'))).toEqual(reportSchema());
  });

  test('is published with a description and an example for each field and no room for others', () => {
    const text = JSON.stringify(reportSchema());
    expect(text.match(/"additionalProperties":false/g)?.length).toBeGreaterThan(20);
    expect(text).not.toMatch(/"purpose"|"example"/);
    for (const { example } of reportFields()) expect(text).toContain(`"examples":[${example}]`);
  });

  test('has its every open text scrubbed again after an edit', () => {
    const planted = 'ada.byron@northwind-mail.com';
    const holders: unknown[] = [
      withCrash({
        error_class: planted,
        phase: planted,
        jetsam_reason: planted,
        message: `to ${planted}`,
        log_tail: [`x ${planted}`],
      }),
      withCrash({
        stack_trace: [`0: send ${planted}`],
        breadcrumbs: [{ ...crumb, event: planted, detail: `a=${planted}`, text: planted }],
      }),
      { ...crashReport(), app: { version: null, component: `job.${planted}` } },
    ];
    const { crash: _, fingerprint: __, fingerprint_version: ___, ...envelope } = crashReport();
    holders.push({ ...envelope, type: 'feedback', feedback: { ...feedback, text: `write to ${planted}` } });
    for (const holder of holders) {
      expect(printReport(rescrub(holder as Report, {}).report)).not.toContain('northwind-mail');
    }
    // Every row that takes words of more than an enum or a number is among those planted above, or of a closed shape.
    const open = reportFields().filter(({ schema }) => /text of up to|a word of up to/.test(boundWords(schema)));
    expect(open.map(({ path }) => path)).toEqual([
      'app.version',
      'app.component',
      'system.os_version',
      'runtime.electron',
      'runtime.node',
      'runtime.bun',
      'crash.jetsam_reason',
      'crash.error_class',
      'crash.phase',
      'crash.breadcrumbs[].event',
      'crash.breadcrumbs[].detail',
      'crash.breadcrumbs[].text',
      'crash.stack_trace[]',
      'crash.message',
      'crash.log_tail[]',
      'feedback.text',
      'feedback.votes[]',
      'feedback.screen',
    ]);
  });
});

describe('what is never collected', () => {
  test.each(neverCollected)('$what', ({ what, probe }) => {
    const stack = `${what.startsWith('The time zone') ? '2026-04-03T11:15:00+02:00 up\n' : ''}Error: ${probe}\n    at load (${probe.startsWith('/') ? probe : `/Users/ada/work/${probe}/a.mjs`}:48213:7)\n    at pay (/Users/ada/work/node_modules/${probe.startsWith('@') ? probe : '@northwind/x'}/lib/secret.js:48213:9)\n`;
    const { report } = buildCrashReport(
      incident({
        errorText: `$ node ${probe}\n${stack}`,
        breadcrumbs: [{ atMs: 0, event: 'spoke', detail: null, text: probe }],
        subject: { name: probe, kind: 'mcp', component: null, publicPackage: null, version: null },
      }),
      { ...surroundings, scrub: { hostname: 'ada-byrons-mac', username: 'ada' } },
    );
    expect(printReport(report)).not.toContain(probe);
    expect(report.crash.error_class).toBe('Error');
    expect(report.crash.stack_trace).toEqual(['0: load', '1: [package]']);
  });
});

describe('enums', () => {
  test.each([
    [
      CrashType,
      'memory_pressure cpu_runaway fleet_ceiling restart_loop signal_abort signal_segv signal_kill signal_other unhandled_exception unhandled_rejection nonzero_exit hang renderer_gone unclean_exit friction',
    ],
    [FrictionKind, 'retry_loop rate_limit_loop gate_failure provider_failure'],
    [Reaction, 'works broken confused love'],
  ])('hold exactly the words of the format: %#', (schema, words) => {
    expect(schema.options).toEqual(words.split(' '));
    expect(takes(schema, 'other')).toBe(false);
    expect(takes(schema, '')).toBe(false);
  });

  test.each([
    ['os', ['macos', 'linux'], ['windows', null]],
    ['arch', ['arm64', 'x64'], ['ia32', null]],
    ['memory_pressure', ['normal', 'warning', 'critical', null], ['high']],
  ])('system.%s is one of %j and never one of %j', (key, good, bad) => {
    const taken = (value: unknown) =>
      takes(Report, { ...crashReport(), system: { ...crashReport().system, [key]: value } });
    for (const value of good) expect(taken(value), String(value)).toBe(true);
    for (const value of bad) expect(taken(value), String(value)).toBe(false);
  });
});

describe('bounds: the last value that is taken, and the first that is not', () => {
  const word = (length: number) => 'a'.repeat(length);
  const list = (length: number, value: unknown) => Array.from({ length }, () => value);

  test.each<[string, z.ZodType, unknown, unknown]>([
    ['report_id of 8 hex digits, not of 7', ReportId, `brpt_${'0'.repeat(8)}`, `brpt_${'0'.repeat(7)}`],
    ['report_id of 32 hex digits, not of 33', ReportId, `brpt_${'f'.repeat(32)}`, `brpt_${'f'.repeat(33)}`],
    ['report_id in small letters, not in capitals', ReportId, 'brpt_abcdef01', 'brpt_ABCDEF01'],
    ['a time with an offset, not without any', Timestamp, '2026-04-03T11:15:00+02:00', '2026-04-03T11:15:00'],
    [
      'a time of 40 characters, not of 41',
      Timestamp,
      `2026-04-03T09:15:00.${'0'.repeat(19)}Z`,
      `2026-04-03T09:15:00.${'0'.repeat(21)}Z`,
    ],
    ['the 29th of February 2028, not of 2026', Timestamp, '2028-02-29T00:00:00Z', '2026-02-29T00:00:00Z'],
    ['error_class of 80, not of 81', Crash.shape.error_class, word(80), word(81)],
    ['error_class std::out_of_range, not with a space', Crash.shape.error_class, 'std::out_of_range', 'not found'],
    ['phase of 40, not of 41', Crash.shape.phase, word(40), word(41)],
    ['jetsam_reason of 60, not of 61', Crash.shape.jetsam_reason, 'per-process-limit', word(61)],
    ['signal SIGKILL, not KILL', Crash.shape.signal, 'SIGKILL', 'KILL'],
    ['exit_code -2147483648, not below', Crash.shape.exit_code, -2_147_483_648, -2_147_483_649],
    ['exit_code 4294967295, not above', Crash.shape.exit_code, 4_294_967_295, 4_294_967_296],
    ['exit_code 1, not 1.5', Crash.shape.exit_code, 1, 1.5],
    ['20 frames, not 21', Crash.shape.stack_trace, list(20, '0: f'), list(21, '0: f')],
    ['a frame of 400, not of 401', Frame, `0: ${'f'.repeat(397)}`, `0: ${'f'.repeat(398)}`],
    ['a frame of one line, not of two', Frame, '0: f', '0: f\ng'],
    ['100 breadcrumbs, not 101', Crash.shape.breadcrumbs, list(100, crumb), list(101, crumb)],
    [
      'event of 40, not of 41',
      Crash.shape.breadcrumbs,
      [{ ...crumb, event: word(40) }],
      [{ ...crumb, event: word(41) }],
    ],
    [
      'event without, not with a space',
      Crash.shape.breadcrumbs,
      [{ ...crumb, event: 'a_b' }],
      [{ ...crumb, event: 'a b' }],
    ],
    ['detail of 120, not of 121', BreadcrumbDetail, word(120), word(121)],
    ['detail 12.5, not 1e5', BreadcrumbDetail, '12.5', '1e5'],
    ['detail rss_mb=512, not a=b=c', BreadcrumbDetail, 'rss_mb=512', 'a=b=c'],
    ['detail daily-digest, not daily digest', BreadcrumbDetail, 'daily-digest', 'daily digest'],
    ['detail a=-3, not a=', BreadcrumbDetail, 'a=-3', 'a='],
    [
      'breadcrumb text of 200, not of 201',
      Crash.shape.breadcrumbs,
      [{ ...crumb, text: word(200) }],
      [{ ...crumb, text: word(201) }],
    ],
    ['t of 0, not of 1', Crash.shape.breadcrumbs, [{ ...crumb, t: 0 }], [{ ...crumb, t: 1 }]],
    ['message of 500, not of 501', Crash.shape.message, word(500), word(501)],
    ['log_tail of 50 lines, not of 51', Crash.shape.log_tail, list(50, ''), list(51, '')],
    ['a line of the log of 400, not of 401', Crash.shape.log_tail, [word(400)], [word(401)]],
    ['feedback of 4,000, not of 4,001', Feedback, { ...feedback, text: word(4000) }, { ...feedback, text: word(4001) }],
    ['10 votes, not 11', Feedback, { ...feedback, votes: list(10, 'a') }, { ...feedback, votes: list(11, 'a') }],
    ['a vote of 60, not of 61', Feedback, { ...feedback, votes: [word(60)] }, { ...feedback, votes: [word(61)] }],
    ['a screen of 40, not of 41', Feedback, { ...feedback, screen: word(40) }, { ...feedback, screen: word(41) }],
    [
      '1 occurrence, not 0',
      Occurrences,
      { count: 1, first_at: at, last_at: at },
      { count: 0, first_at: at, last_at: at },
    ],
    [
      'an attachment of 5 MiB, not a byte more',
      Attachment,
      { ...attachment, bytes: 5_242_880 },
      { ...attachment, bytes: 5_242_881 },
    ],
    ['an attachment of 1 byte, not of 0', Attachment, attachment, { ...attachment, bytes: 0 }],
    [
      'a zip, not a movie',
      Attachment,
      { ...attachment, kind: 'bundle', media_type: 'application/zip' },
      { ...attachment, media_type: 'video/mp4' },
    ],
    [
      '4 attachments, not 5',
      Report,
      crashReport({ attachments: list(4, attachment) as never }),
      crashReport({ attachments: list(5, attachment) as never }),
    ],
    ['device_id of 32 hex digits, not of 31', Report, crashReport(), crashReport({ device_id: 'a'.repeat(31) })],
    ['a fingerprint of 64 hex digits, not of 63', Report, crashReport(), crashReport({ fingerprint: 'a'.repeat(63) })],
    ['a version of four parts, not of six', Version, '0.44.3.3', '1.2.3.4.5.6'],
    ['a version with a label, not a word', Version, '1.0.0-beta.2+build', 'latest'],
    ['a component of 120, not of 121', Component, word(120), word(121)],
    ['a component with a scope, not with a path', Component, 'mcp.@modelcontextprotocol/server-git', '/Users/ada/x'],
    ['an identifier that begins with a letter, not with a digit', identifier(9), 'a1', '1a'],
    [
      'cpu_percent of 102,400, not above',
      Crash.shape.resource_snapshot,
      { ...snapshot(), cpu_percent: 102_400 },
      { ...snapshot(), cpu_percent: 102_401 },
    ],
    [
      'rss_mb of 0, not below',
      Crash.shape.resource_snapshot,
      { ...snapshot(), rss_mb: 0 },
      { ...snapshot(), rss_mb: -1 },
    ],
    ['counts of a day of 1,000,000,000, not above', Diagnostic.shape.managed_processes, 1_000_000_000, 1_000_000_001],
  ])('%s', (_, schema, good, bad) => {
    expect(schema.safeParse(good).error).toBeUndefined();
    expect(takes(schema, bad)).toBe(false);
  });

  test('a component is read in one way only: all 19,531 texts of up to 6 signs as by the plain rule, and 60 dots before a wrong sign end', () => {
    const plain = /^[A-Za-z0-9][A-Za-z0-9_-]*(?:\.@?[A-Za-z0-9][A-Za-z0-9_.-]*(?:\/[A-Za-z0-9][A-Za-z0-9_.-]*)?)*$/;
    const texts = [''];
    for (let at = 0; at < texts.length; at += 1) {
      const text = texts[at] ?? '';
      if (text.length < 6) texts.push(...['a', '.', '/', '@', '-'].map((sign) => text + sign));
    }
    expect(texts).toHaveLength(19_531);
    expect(texts.filter((text) => takes(Component, text) !== plain.test(text))).toEqual([]);
    // With a choice at each dot this would take longer than the universe has.
    for (const part of ['.a', './a', '.a/a', '.@a', '..', '._'])
      expect(takes(Component, `a.a${part.repeat(60 / part.length)}!`)).toBe(false);
  });

  function snapshot() {
    return { rss_mb: 1, cpu_percent: 1, subprocess_count: 0, total_managed_rss_mb: 1 };
  }

  test('a report of every bound at once is fitted into 65,536 bytes: texts go first, then log lines, then breadcrumbs, the oldest first', () => {
    const full = withCrash({
      message: word(500),
      log_tail: list(50, word(400)),
      stack_trace: list(20, `0: ${'f'.repeat(397)}`),
      breadcrumbs: list(100, { t: 0, event: word(40), detail: word(120), text: '\u20ac'.repeat(200) }),
    });
    const bytes = (report: Report) => Buffer.byteLength(printReport(report));
    expect(bytes(full)).toBeGreaterThan(MAX_REPORT_BYTES);
    const fitted = fitReport(full);
    expect(bytes(fitted)).toBeLessThanOrEqual(MAX_REPORT_BYTES);
    expect(takes(Report, fitted)).toBe(true);
    const texts = fitted.crash.breadcrumbs.map(({ text }) => text !== undefined);
    expect(texts).toEqual([...texts].sort());
    expect(fitted.crash.log_tail).toHaveLength(50);
    expect(fitted.crash.breadcrumbs).toHaveLength(100);
    const smaller = fitReport(full, 24_000).crash;
    expect(smaller.log_tail).toHaveLength(0);
    expect(smaller.breadcrumbs.length).toBeLessThan(100);
    expect(smaller.stack_trace).toHaveLength(20);
  });
});

describe('bodies', () => {
  const { crash: own, fingerprint, fingerprint_version, ...envelope } = crashReport();

  test('the body stands under the type’s name, one and no other', () => {
    expect(takes(Report, { ...envelope, type: 'feedback', feedback })).toBe(true);
    expect(takes(Report, { ...envelope, type: 'feedback', feedback, crash: own })).toBe(false);
    expect(takes(Report, { ...envelope, type: 'feedback', crash: own })).toBe(false);
    expect(takes(Report, { ...envelope, type: 'other', feedback })).toBe(false);
  });

  test('only a crash has a fingerprint', () => {
    expect(takes(Report, { ...envelope, type: 'feedback', feedback, fingerprint, fingerprint_version })).toBe(false);
    expect(takes(Report, { ...envelope, type: 'crash', crash: own })).toBe(false);
  });
});
