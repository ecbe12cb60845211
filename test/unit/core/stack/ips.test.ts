import { readIps, toFrames } from '@core/stack/index.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

/**
 * Constructed after https://developer.apple.com/documentation/xcode/interpreting-the-json-format-of-a-crash-report: there is no
 * Mac here. Names and numbers are invented.
 */
const header = {
  app_name: 'Stallari',
  timestamp: '2026-04-03 11:15:00.00 +0200',
  bug_type: '309',
  os_version: 'macOS 26.3 (25D10)',
  incident_id: '11111111-2222-3333-4444-555555555555',
  name: 'Stallari',
};
const images = [
  { name: 'Stallari', path: '/Users/ada/Applications/Stallari.app/Contents/MacOS/Stallari', uuid: 'aa' },
  { name: 'libswiftCore.dylib', path: '/usr/lib/swift/libswiftCore.dylib', uuid: 'bb' },
];
const body = {
  pid: 4242,
  procName: 'Stallari',
  procPath: '/Users/ada/Applications/Stallari.app/Contents/MacOS/Stallari',
  userID: 501,
  captureTime: '2026-04-03 11:15:00.0000 +0200',
  bundleInfo: { CFBundleShortVersionString: '0.44.3', CFBundleIdentifier: 'com.example.stallari' },
  exception: { codes: '0x1, 0x0', type: 'EXC_BAD_ACCESS', signal: 'SIGSEGV', subtype: 'KERN_INVALID_ADDRESS at 0x0' },
  termination: { namespace: 'SIGNAL', code: 11, indicator: 'Segmentation fault: 11' },
  faultingThread: 1,
  threads: [
    { id: 1, frames: [{ imageOffset: 1, symbol: 'mach_msg', symbolLocation: 8, imageIndex: 1 }] },
    {
      id: 2,
      triggered: true,
      frames: [
        {
          imageOffset: 7184,
          sourceFile: 'ProcessManager.swift',
          sourceLine: 12,
          symbol: 'StallariDaemon.ProcessManager.spawn(_:)',
          symbolLocation: 420,
          imageIndex: 0,
        },
        { imageOffset: 8000, symbol: '$s8Stallari5FleetC5startyyF', symbolLocation: 12, imageIndex: 0 },
        { imageOffset: 9000, imageIndex: 0 },
      ],
    },
  ],
  usedImages: images,
};
const file = (first: object, second: object, gap: number | undefined = undefined, junk = '') =>
  `${JSON.stringify(first)}\n${JSON.stringify(second, null, gap)}${junk}`;
const crashIn = (text: string) => {
  const read = readIps(text);
  if (read.kind !== 'crash') throw new Error(read.kind);
  return read;
};
const framesOf = (text: string) => toFrames(crashIn(text).crash.frames, () => false);

describe('a crash that macOS wrote down', () => {
  test('is read from the thread that crashed: class, signal, symbols demangled, offsets in hex', () => {
    const read = crashIn(file(header, body));
    expect(read).toMatchObject({ pid: 4242, process: 'Stallari', version: '0.44.3', signal: 'SIGSEGV' });
    expect(read.crash.errorClass).toBe('EXC_BAD_ACCESS');
    expect(framesOf(file(header, body))).toEqual([
      '0: StallariDaemon.ProcessManager.spawn(_:) + 0x1a4',
      '1: Stallari.Fleet.start + 0xc',
      '2: <anonymous> + 0x2328',
    ]);
  });

  test.each([
    ['printed over many lines', file(header, body, 2)],
    ['with junk behind it', file(header, body, 2, '\n\u0000\u0000 }{ trailing')],
    ['with CRLF', file(header, body, 2).replaceAll('\n', '\r\n')],
  ])('reads the same %s', (_, text) => {
    expect(framesOf(text)).toEqual(framesOf(file(header, body)));
  });

  test('holds no path, no uuid and no account', () => {
    expect(JSON.stringify(readIps(file(header, body)))).not.toMatch(/\/Users|ada|1111|swift"/);
  });

  test('names an Objective-C exception, and places it where it was thrown', () => {
    const thrown = {
      ...body,
      exception: { type: 'EXC_CRASH', signal: 'SIGABRT' },
      asi: {
        CoreFoundation: ["*** Terminating app due to uncaught exception 'NSRangeException', reason: 'index 9'"],
        'libsystem_c.dylib': ['abort() called'],
      },
      lastExceptionBacktrace: [
        { imageOffset: 1, symbol: '__exceptionPreprocess', symbolLocation: 1, imageIndex: 1 },
        { imageOffset: 1, symbol: 'objc_exception_throw', symbolLocation: 1, imageIndex: 1 },
        { imageOffset: 1, symbol: '-[SDProcessManager spawn:]', symbolLocation: 16, imageIndex: 0 },
      ],
    };
    expect(crashIn(file(header, thrown)).crash.errorClass).toBe('NSRangeException');
    expect(framesOf(file(header, thrown))).toEqual(['0: -[SDProcessManager spawn:] + 0x10']);
  });

  test('ended by signal 9 without an exception is SIGKILL', () => {
    const { exception, ...rest } = body;
    expect(exception.signal).toBe('SIGSEGV');
    expect(crashIn(file(header, { ...rest, termination: { namespace: 'SIGNAL', code: 9 } })).signal).toBe('SIGKILL');
  });

  test('a frame that points at no image, and a thread that is not there, are no error', () => {
    expect(crashIn(file(header, { ...body, faultingThread: 99, threads: [] })).crash.frames).toEqual([]);
    const odd = [{ triggered: true, frames: [{ symbol: 'f', imageIndex: 77, symbolLocation: -1 }, null, 3] }];
    expect(framesOf(file(header, { ...body, faultingThread: 0, threads: odd }))[0]).toBe('0: f');
  });
});

describe('what is no crash of one process', () => {
  test('a JetsamEvent names who was ended, why, and how much memory it held', () => {
    const jetsam = {
      memoryStatus: { pageSize: 16384 },
      processes: [
        { pid: 7, name: 'node', reason: 'per-process-limit', rpages: 1000, path: '/Users/ada/x' },
        { pid: 8, name: 'Finder', rpages: 10 },
        { pid: 9, name: 'odd', reason: 'not a reason of theirs', rpages: 10 },
      ],
    };
    expect(readIps(file({ bug_type: '298' }, jetsam))).toEqual({
      kind: 'jetsam',
      ended: [{ pid: 7, process: 'node', reason: 'per-process-limit', rssBytes: 16_384_000 }],
    });
  });

  test.each([
    ['a hang', file({ ...header, bug_type: '298x' }, {}), 'other'],
    ['a CPU usage report', file({ ...header, bug_type: '202' }, { threads: [] }), 'other'],
    ['nothing', '', 'unreadable'],
    ['text', 'Process: Stallari [4242]\n', 'unreadable'],
    ['half a header', '{"bug_type":"309"', 'unreadable'],
    ['a header alone', JSON.stringify(header), 'unreadable'],
    ['half a body', file(header, body).slice(0, -40), 'unreadable'],
    ['a list', '[1,2]', 'unreadable'],
  ])('%s is said to be so', (_, text, kind) => {
    expect(readIps(text).kind).toBe(kind);
  });

  test('no text at all throws', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 60 }), fc.json({ maxDepth: 3 })), (text) => {
        readIps(text);
        readIps(`{"bug_type":"309"}\n${text}`);
        readIps(`{"bug_type":"298"}\n${text}`);
      }),
      { numRuns: 40 },
    );
  });
});
