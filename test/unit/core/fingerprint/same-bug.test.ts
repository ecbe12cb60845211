import { buildCrashReport } from '@core/report/build.ts';
import { incident, type Printing, print, printers, surroundings } from '@test/crash-texts.ts';
import { logEnvelopes } from '@test/log-envelopes.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const name = fc.stringMatching(/^[a-z]{3,8}[A-Z][a-z]{2,6}$/);
const functions = fc.uniqueArray(name, { minLength: 2, maxLength: 8 });
const errorClass = fc.constantFrom('StoreError', 'QuotaError', 'ParseException', 'LinkException');
const hex = (length: number) =>
  fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length }).map((all) => all.join(''));
const printing: fc.Arbitrary<Printing> = fc.record({
  home: fc.constantFrom(
    '/Users/ada',
    '/home/grace.hopper',
    '/Users/Ada Byron',
    '/root',
    '/private/var/folders/x1/abc/T',
  ),
  moved: fc.integer({ min: 1, max: 90_000 }),
  closure: fc.integer({ min: 1, max: 40 }),
  hash: hex(16),
  address: hex(12).map((text) => `7f${text}`),
  coloured: fc.boolean(),
  crlf: fc.boolean(),
  before: fc.constantFrom('', 'listening on 3000\n', '2026-04-03 INFO up\n\n', 'warn: slow\r\n'),
});

const built = (errorText: string) => buildCrashReport(incident({ errorText }), surroundings).report;

describe.each(Object.entries(printers))('a failure printed by %s', { timeout: 60_000 }, (_, printer) => {
  test('has one key on two Macs: other homes, lines, closures, hashes, addresses, colours and line ends', () => {
    fc.assert(
      fc.property(functions, errorClass, printing, printing, (stack, failed, one, other) => {
        const here = built(print(printer, stack, failed, one));
        const there = built(print(printer, stack, failed, other));
        expect(here.crash.stack_trace.length).toBeGreaterThanOrEqual(stack.length);
        expect(there.fingerprint).toBe(here.fingerprint);
      }),
      { numRuns: 15 },
    );
  });

  test(`has the key it had before it went through ${Object.keys(logEnvelopes).length} kinds of loggers`, () => {
    fc.assert(
      fc.property(functions, errorClass, printing, (stack, failed, how) => {
        const plain = { ...how, before: '', crlf: false };
        const text = print(printer, stack, failed, plain);
        const key = built(text).fingerprint;
        for (const [who, wrap] of Object.entries(logEnvelopes))
          expect({ who, key: built(wrap(text)).fingerprint }).toEqual({ who, key });
      }),
      { numRuns: 3 },
    );
  });

  test('has another key where one of the innermost five functions is another', () => {
    fc.assert(
      fc.property(functions, name, fc.nat({ max: 4 }), errorClass, printing, (stack, different, at, failed, how) => {
        fc.pre(!stack.includes(different));
        const index = at % Math.min(5, stack.length);
        const changed = stack.with(index, different);
        expect(built(print(printer, changed, failed, how)).fingerprint).not.toBe(
          built(print(printer, stack, failed, how)).fingerprint,
        );
      }),
      { numRuns: 15 },
    );
  });

  test('leaves no home, no account and no line number in the report', () => {
    fc.assert(
      fc.property(functions, errorClass, printing, (stack, failed, how) => {
        const { crash } = built(print(printer, stack, failed, how));
        expect(crash.stack_trace.join('\n')).not.toMatch(/\/Users|\/home|hopper|Byron|app\.\w+:\d/);
      }),
      { numRuns: 8 },
    );
  });
});

describe('failures without a stack', () => {
  const leak = (component: string | null, publicPackage: string | null = null, kind: 'mcp' | 'job' = 'mcp') =>
    buildCrashReport(
      incident({
        type: 'memory_pressure',
        signal: 'SIGKILL',
        exitCode: null,
        subject: { name: `n-${Math.random()}`, kind, component, publicPackage, version: null },
      }),
      surroundings,
    ).report.fingerprint;

  test('two leaking servers with components, or with public packages, are two', () => {
    const keys = [
      leak('mcp.a'),
      leak('mcp.b'),
      leak(null, '@modelcontextprotocol/server-git'),
      leak(null, 'mcp-remote'),
    ];
    expect(new Set(keys).size).toBe(4);
    expect(leak('mcp.a')).toBe(keys[0]);
  });

  test('two of which only the kind may be told share a key, two kinds do not', () => {
    expect(leak(null)).toBe(leak(null));
    expect(leak(null, null, 'job')).not.toBe(leak(null));
  });

  test('a stack that a process lived through is not the reason of its budget’s end', () => {
    const lived = print(printers['Python'] ?? (() => ''), ['loadRow', 'main'], 'ParseException', {
      home: '/Users/ada',
      moved: 1,
      closure: 1,
      hash: '0'.repeat(16),
      address: '7f0000000000',
      coloured: false,
      crlf: false,
      before: '',
    });
    for (const type of ['memory_pressure', 'cpu_runaway', 'fleet_ceiling', 'hang'] as const) {
      const { report } = buildCrashReport(incident({ type, signal: 'SIGTERM', errorText: lived }), surroundings);
      expect(report.crash).toMatchObject({ type, error_class: null, stack_trace: [] });
    }
    const killed = buildCrashReport(incident({ signal: 'SIGKILL', exitCode: null, errorText: lived }), surroundings);
    expect(killed.report.crash).toMatchObject({ type: 'signal_kill', error_class: null, stack_trace: [] });
    expect(buildCrashReport(incident({ errorText: lived }), surroundings).report.crash.error_class).toBe(
      'ParseException',
    );
  });
});

describe('the text that is digested', () => {
  const digested = (text: string, extra = {}) => {
    let source = '';
    buildCrashReport(incident({ errorText: text, ...extra }), {
      ...surroundings,
      sha256Hex: (t) => {
        source = t;
        return '0'.repeat(64);
      },
    });
    return source;
  };

  test.each([
    [
      'a Node error of 2 functions',
      'TypeError: x\n    at b (/a.js:1:2)\n    at new A (/a.js:3:4)\n',
      'v1\nTypeError\nb\nnew A',
    ],
    [
      '6 frames, of which 5 count',
      `Error: x\n${[...'abcdef'].map((f) => `    at ${f} (/a.js:1:2)`).join('\n')}\n`,
      'v1\nError\na\nb\nc\nd\ne',
    ],
    [
      'frames in an unknown package between',
      'Error: x\n    at p (/w/node_modules/@acme/x/i.js:1:2)\n    at b (/a.js:1:2)\n',
      'v1\nError\nb',
    ],
    [
      'nothing but an unknown package',
      'Error: x\n    at p (/w/node_modules/@acme/x/i.js:1:2)\n    at /w/node_modules/@acme/x/i.js:1:2\n',
      'v1\nError\n[package]\n[package]',
    ],
    [
      'functions without a name',
      'Error: x\n    at /a.js:1:2\n    at /a.js:3:2\n',
      'v1\nError\n<anonymous>\n<anonymous>',
    ],
    [
      'no stack: kind, type, signal, exit code, and two that are empty',
      'bye\n',
      'v1\nnonzero_exit\njob\nnonzero_exit\n\n1\n\n',
    ],
  ])('%s', (_, text, source) => {
    expect(digested(text)).toBe(source);
  });

  test('a friction: component, type, no signal, no exit code, kind and phase', () => {
    const subject = { name: null, kind: null, component: 'sdk.sync', publicPackage: null, version: null };
    expect(
      digested('', { type: 'friction', exitCode: null, frictionKind: 'rate_limit_loop', phase: 'upload', subject }),
    ).toBe('v1\nfriction\nsdk.sync\nfriction\n\n\nrate_limit_loop\nupload');
  });
});
