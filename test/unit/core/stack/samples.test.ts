import { readFileSync } from 'node:fs';
import { parseStderr, toFrames } from '@core/stack/index.ts';
import { describe, expect, test } from 'vitest';

/** Printed by the real programs on this machine: Node 20.20, Python 3.11, rustc, OpenJDK 17, gcc 12. */
const sample = (name: string) => readFileSync(new URL(`./samples/${name}.txt`, import.meta.url), 'utf8');
const crashOf = (name: string) => {
  const crash = parseStderr(sample(name));
  if (crash === null) throw new Error(`no crash in ${name}`);
  return crash;
};
const framesOf = (name: string) => toFrames(crashOf(name).frames, (_, pkg) => pkg === 'commander');

describe('Node', () => {
  test('an uncaught TypeError with private methods keeps its ten frames, innermost first', () => {
    const crash = crashOf('node-a-js');
    expect(crash).toMatchObject({
      language: 'javascript',
      errorClass: 'TypeError',
      message: 'bad input',
      rejection: false,
    });
    expect(framesOf('node-a-js').slice(0, 4)).toEqual([
      '0: #step',
      '1: Indexer.build',
      '2: <anonymous>',
      '3: Array.map',
    ]);
    expect(crash.frames).toHaveLength(10);
  });

  test('an error with two causes below it is the last cause, and the frames of the errors round it follow', () => {
    expect(crashOf('node-b-mjs')).toMatchObject({ errorClass: 'Error', message: 'root cause' });
    expect(framesOf('node-b-mjs')).toEqual(['0: load', '1: run', '2: <anonymous>', '3: <anonymous>']);
  });

  test('a promise rejected with a text is a rejection', () => {
    expect(crashOf('node-c-js')).toMatchObject({ errorClass: 'UnhandledPromiseRejection', rejection: true });
  });

  test('code of eval keeps its function and no place', () => {
    expect(framesOf('node-d-js').slice(0, 3)).toEqual(['0: evalled', '1: eval', '2: Object.<anonymous>']);
  });

  test('a method called under another name is named once, and timers are Node’s own', () => {
    expect(framesOf('node-e-js').slice(0, 2)).toEqual(['0: Timeout.boom', '1: listOnTimeout (node/internal/timers)']);
  });

  test('a module that cannot be parsed is a SyntaxError in the loader', () => {
    expect(crashOf('node-f-js')).toMatchObject({ errorClass: 'SyntaxError', message: "Unexpected token ';'" });
  });

  test('an error event that nobody listened to is the error and its seven frames, not where it was emitted', () => {
    const crash = crashOf('node-emitted');
    expect(crash).toMatchObject({ errorClass: 'RangeError', message: 'x' });
    expect(crash.frames).toHaveLength(7);
  });

  test('an AggregateError is the first of its parts', () => {
    expect(crashOf('node-g-js')).toMatchObject({ errorClass: 'Error', message: 'one' });
  });

  test('a failed system call keeps its two frames of Node', () => {
    expect(framesOf('node-h-js').slice(0, 2)).toEqual([
      '0: Object.openSync (node/fs)',
      '1: Object.readFileSync (node/fs)',
    ]);
  });

  test('an error with a code in brackets is named by its class', () => {
    expect(crashOf('node-esm').errorClass).toBe('Error');
  });

  test('a frame in a known package keeps its place, one in an unknown package nothing', () => {
    expect(framesOf('node-i-js').slice(0, 4)).toEqual([
      '0: Object.go (commander/lib/command.js)',
      '1: <anonymous>',
      '2: [package]',
      '3: Object.<anonymous>',
    ]);
  });
});

describe('Python', () => {
  test('of two chained tracebacks the cause counts, turned round, and what was raised of it stands behind', () => {
    expect(crashOf('py-a')).toMatchObject({ language: 'python', errorClass: 'json.decoder.JSONDecodeError' });
    expect(framesOf('py-a').slice(2)).toEqual([
      '2: loads (python/json/__init__.py)',
      '3: load',
      '4: main',
      '5: main',
      '6: <module>',
    ]);
  });

  test('a lambda in a function in a module is innermost', () => {
    expect(framesOf('py-b')).toEqual(['0: <lambda>', '1: g', '2: f', '3: <module>']);
  });

  test('a SyntaxError has a class, a message and no frames', () => {
    expect(crashOf('py-c')).toEqual({
      language: 'python',
      errorClass: 'SyntaxError',
      message: 'invalid syntax',
      frames: [],
      rejection: false,
    });
  });

  test('frames of the standard library say so', () => {
    expect(framesOf('py-e').slice(0, 2)).toEqual(['0: a', '1: run_until_complete (python/asyncio/base_events.py)']);
  });

  test('996 repeated lines of a recursion count once', () => {
    expect(framesOf('py-f')).toEqual(['0: r', '1: r', '2: r', '3: <module>']);
  });

  test('a thread’s traceback is read', () => {
    expect(crashOf('py-g')).toMatchObject({ errorClass: 'ValueError', message: 'in thread' });
  });

  test('an exception group behind its margin is read', () => {
    expect(crashOf('py-h')).toMatchObject({ errorClass: 'ExceptionGroup' });
    expect(framesOf('py-h')).toEqual(['0: <module>']);
  });
});

describe('compiled languages', () => {
  test('a Rust panic begins in the program, in both styles of backtrace alike', () => {
    expect(crashOf('rust-1')).toMatchObject({
      language: 'rust',
      errorClass: 'panic.index_out_of_bounds',
      message: 'index out of bounds: the len is 3 but the index is 99',
    });
    expect(framesOf('rust-1')[0]).toBe('0: m::Store::idx');
    expect(crashOf('rust-full').frames.length).toBe(crashOf('rust-1').frames.length);
  });

  test('Java’s innermost cause counts, with the frames it shares', () => {
    expect(crashOf('java')).toMatchObject({ language: 'java', errorClass: 'java.lang.NullPointerException' });
    expect(framesOf('java').slice(0, 3)).toEqual(['0: T.inner', '1: T.outer', '2: T.lambda$main$0']);
  });

  test('a sanitizer’s first stack is the crash', () => {
    expect(crashOf('asan')).toMatchObject({ language: 'native', errorClass: 'heap-use-after-free' });
    expect(framesOf('asan').slice(0, 2)).toEqual(['0: deref', '1: main']);
  });

  test('a glibc backtrace keeps offsets', () => {
    expect(framesOf('c-bt').slice(0, 3)).toEqual(['0: inner + 0x1f', '1: outer + 0x9', '2: main + 0x9']);
  });
});
