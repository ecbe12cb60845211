import { cpuTimeMs, parsePs, tokensIn } from '@adapters/process-table-macos.ts';
import { describe, expect, test } from 'vitest';

/** Constructed after ps(1) of macOS; not captured from a Mac. */
describe('the output of ps on macOS', () => {
  test('gives a row a process, in our units, without zombies and lines that do not fit', () => {
    const text = [
      '    1     0     1 Ss     18432   1:02.50 Mon Apr  6 08:00:00 2026    ',
      '  501     1   501 S      10240   0:00.03 Mon Apr  6 09:15:00 2026    ',
      '  502   501   501 Z          0   0:00.00 Mon Apr  6 09:15:01 2026    ',
      'ps: something',
      '',
    ].join('\n');
    expect(parsePs(text)).toEqual([
      expect.objectContaining({ pid: 1, ppid: 0, pgid: 1, cpuMs: 62_500, rssBytes: 18_432 * 1024 }),
      {
        pid: 501,
        ppid: 1,
        pgid: 501,
        sid: 501,
        startTime: 'Mon Apr 6 09:15:00 2026',
        cpuMs: 30,
        rssBytes: 10_240 * 1024,
        footprintBytes: null,
      },
    ]);
  });

  test.each([
    ['0:00.03', 30],
    ['12:34.56', 754_560],
    ['1:02:03', 3_723_000],
    ['2-03:04:05', 183_845_000],
    ['junk', 0],
  ])('reads a processor time of %s as %i ms', (text, ms) => {
    expect(cpuTimeMs(text)).toBe(ms);
  });

  test('with environments names the child of this run, and nobody of another', () => {
    const run = 'a'.repeat(32);
    const text = [
      `  77 /usr/bin/thing --flag BEACON_RUN=${run}-12 HOME=/x`,
      `  78 /usr/bin/thing BEACON_RUN=${'b'.repeat(32)}-1`,
      '  79 /usr/bin/thing',
    ].join('\n');
    expect([...tokensIn(text, run)]).toEqual([[77, `${run}-12`]]);
  });
});
