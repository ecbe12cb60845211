import { readMinidump, toFrames } from '@core/stack/index.ts';
import { minidump } from '@test/minidump.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const crashIn = (parts: Parameters<typeof minidump>[0]) => {
  const read = readMinidump(minidump(parts));
  if (read.kind !== 'crash') throw new Error(read.kind);
  return { ...read, frames: toFrames(read.crash.frames, () => false) };
};

describe('a dump of Crashpad', () => {
  test('says why, where and what kind of process', () => {
    expect(crashIn({ address: 0x10n })).toMatchObject({
      pid: 4242,
      processType: 'renderer',
      signal: 'SIGSEGV',
      address: '0x10',
      frames: ['0: chromium + 0x1234'],
    });
  });

  test.each([
    [1, 0, 'EXC_BAD_ACCESS', 'SIGSEGV'],
    [6, 0, 'EXC_BREAKPOINT', 'SIGTRAP'],
    [10, 0x06000000, 'EXC_CRASH', 'SIGABRT'],
    [10, 0x0b100001, 'EXC_CRASH', 'SIGSEGV'],
    [11, 0, 'EXC_RESOURCE', null],
  ])('of macOS with exception %i, code %i is %s and %s', (code, flags, errorClass, signal) => {
    const read = crashIn({
      platform: 0x8101,
      arch: 12,
      code,
      flags,
      pointer: 0x1_0000_4000n,
      modules: [
        {
          name: '/Applications/Stallari Beacon.app/Contents/Frameworks/Electron Framework',
          base: 0x1_0000_0000n,
          size: 0x10_0000,
        },
      ],
    });
    expect([read.crash.errorClass, read.signal]).toEqual([errorClass, signal]);
    expect(read.frames).toEqual(['0: Electron Framework + 0x4000']);
  });

  test('names no image that may be the person’s', () => {
    const modules = [{ name: '/Users/ada/northwind/plugin.node', base: 0x1000_0000n, size: 0x10_0000 }];
    expect(crashIn({ modules }).frames).toEqual(['0: <anonymous> + 0x1234']);
  });

  test('gives away no annotation but the kind of process', () => {
    const annotations = {
      'switch-1': '--user-data-dir=/Users/ada/secret',
      'url-chunk': 'https://example.com/private',
      ptype: 'gpu-process',
    };
    const read = crashIn({ annotations });
    expect(read.processType).toBe('gpu-process');
    expect(JSON.stringify(read)).not.toMatch(/ada|secret|example|private/);
    expect(crashIn({ annotations: { ptype: '/Users/ada' } }).processType).toBeNull();
  });

  test('of a process that went on is none of a crash', () => {
    expect(readMinidump(minidump({ withoutException: true }))).toEqual({ kind: 'other' });
    expect(readMinidump(minidump({ code: 0x43507378 }))).toEqual({ kind: 'other' });
  });

  test('cut short anywhere is unreadable, or still says the same, and never throws', () => {
    const whole = minidump();
    for (let length = 0; length < whole.length; length += 1) {
      expect(['crash', 'other', 'unreadable']).toContain(readMinidump(whole.subarray(0, length)).kind);
    }
    expect(readMinidump(new Uint8Array())).toEqual({ kind: 'unreadable' });
  });

  test('with any 4 bytes changed to anything is read or refused, and never throws', () => {
    const whole = minidump();
    fc.assert(
      fc.property(fc.nat(whole.length - 4), fc.uint8Array({ minLength: 4, maxLength: 4 }), (at, bytes) => {
        const hostile = whole.slice();
        hostile.set(bytes, at);
        expect(['crash', 'other', 'unreadable']).toContain(readMinidump(hostile).kind);
      }),
      { numRuns: 2000 },
    );
  });
});
