import { readdirSync, readFileSync } from 'node:fs';
import { signatureOf } from '@core/fingerprint/index.ts';
import { isPublicPackage } from '@core/packages/index.ts';
import { parseStderr, toFrames } from '@core/stack/index.ts';
import { describe, expect, test } from 'vitest';

/** What the programs of samples/README.md printed: the language, the class, the message's first 60 signs, the innermost frames. */
const printed = [
  ['bun-agg', 'javascript', 'Error', 'first', ['a', '<anonymous>']],
  ['bun-async', 'javascript', 'SyntaxError', "JSON Parse error: Expected '}'", ['load', 'sync']],
  ['bun-cause', 'javascript', 'RangeError', 'port 99999', ['connect', 'start', '<anonymous>']],
  ['bun-custom', 'javascript', 'QuotaError', 'over', ['<anonymous>', 'map', 'strange name']],
  ['bun-reject', 'javascript', 'Error', 'lost', ['work', '<anonymous>']],
  ['deno-agg', 'javascript', 'Error', 'first', ['a', '<anonymous>']],
  [
    'deno-async',
    'javascript',
    'SyntaxError',
    "Expected property name or '}' in JSON at position 1 (line 1 ",
    ['JSON.parse', 'Store.#parse', 'Store.load'],
  ],
  ['deno-cause', 'javascript', 'RangeError', 'port 99999', ['connect', 'start', 'Object.<anonymous>']],
  [
    'deno-color',
    'javascript',
    'SyntaxError',
    "Expected property name or '}' in JSON at position 1 (line 1 ",
    ['JSON.parse', 'Store.#parse', 'Store.load'],
  ],
  ['deno-custom', 'javascript', 'QuotaError', 'over', ['<anonymous>', 'Array.map', 'Object.strange name']],
  ['deno-reject', 'javascript', 'Error', 'lost', ['work', 'Object.<anonymous>', 'Module._compile (node/module)']],
  [
    'go-dead',
    'go',
    'fatal_error.deadlock',
    'all goroutines are asleep - deadlock!',
    ['sync.runtime_Semacquire (go/runtime/sema.go)', 'sync.(*WaitGroup).Wait (go/sync/waitgroup.go)', 'main.main'],
  ],
  ['go-err', 'go', 'panic', 'store: broken', ['store.Fail', 'main.main']],
  ['go-gor', 'go', 'panic.nil_map', 'assignment to entry in nil map', ['main.main.func3', 'main.main']],
  [
    'go-index',
    'go',
    'panic.index_out_of_range',
    'runtime error: index out of range [5] with length 0',
    ['store.(*Store[...]).Load', 'main.main.func1', 'main.use'],
  ],
  ['go-maps', 'go', 'fatal_error.concurrent_map', 'concurrent map writes', ['main.main.func4', 'main.main']],
  [
    'go-nil',
    'go',
    'panic.nil_dereference',
    'runtime error: invalid memory address or nil pointer derefer',
    ['main.main'],
  ],
  [
    'go-overflow',
    'go',
    'fatal_error.stack_overflow',
    'stack overflow',
    ['main.main.func5', 'main.main.func5', 'main.main.func5'],
  ],
  ['go-system', 'go', 'panic.nil_map', 'assignment to entry in nil map', ['main.main.func3', 'main.main']],
  [
    'go-trimpath',
    'go',
    'panic.index_out_of_range',
    'runtime error: index out of range [5] with length 0',
    ['store.(*Store[...]).Load', 'main.main.func1', 'main.use'],
  ],
  ['go-wrap', 'go', 'panic', 'first', ['store.Wrap', 'main.main']],
  [
    'java-cause',
    'java',
    'java.lang.NumberFormatException',
    'For input string: "x"',
    ['java.lang.NumberFormatException.forInputString', 'java.lang.Integer.parseInt', 'java.lang.Integer.parseInt'],
  ],
  [
    'java-future',
    'java',
    'java.lang.NumberFormatException',
    'For input string: "z"',
    ['java.lang.NumberFormatException.forInputString', 'java.lang.Integer.parseInt', 'java.lang.Integer.parseInt'],
  ],
  ['java-oom', 'java', 'java.lang.OutOfMemoryError', 'Java heap space', ['com.northwind.App.main']],
  [
    'java-overflow',
    'java',
    'java.lang.StackOverflowError',
    null,
    ['com.northwind.App.dive', 'com.northwind.App.dive', 'com.northwind.App.dive'],
  ],
  [
    'java-proxy',
    'java',
    'java.lang.NullPointerException',
    'Cannot invoke "java.util.Map.get(Object)" because "null" is ',
    ['com.northwind.App$1.get', 'com.northwind.App$1.get', 'com.northwind.App.main'],
  ],
  [
    'java-refl',
    'java',
    'java.lang.NumberFormatException',
    'For input string: "q"',
    ['java.lang.NumberFormatException.forInputString', 'java.lang.Integer.parseInt', 'java.lang.Integer.parseInt'],
  ],
  [
    'java-supp',
    'java',
    'java.lang.NumberFormatException',
    'For input string: "y"',
    ['java.lang.NumberFormatException.forInputString', 'java.lang.Integer.parseInt', 'java.lang.Integer.parseInt'],
  ],
  [
    'java-thread',
    'java',
    'java.lang.NullPointerException',
    'Cannot invoke "Object.toString()" because "<local0>" is null',
    ['com.northwind.App.lambda$main$1', 'java.lang.Thread.run'],
  ],
  [
    'native-asan-null',
    'native',
    'SEGV',
    'SEGV on unknown address 0x000000000000 (pc 0x5568ba692b2f bp',
    ['northwind::Reader::read(char*)', 'main'],
  ],
  ['native-asan-throw', 'native', 'std::out_of_range', null, []],
  [
    'native-asan-uaf',
    'native',
    'heap-use-after-free',
    'heap-use-after-free on address 0x602000000033 at pc 0x563a45',
    ['leak()', 'main'],
  ],
  ['native-asan-ub', 'native', 'memory-leaks', 'memory leaks', ['main']],
  ['native-assert', 'native', null, 'c == 99', ['main']],
  [
    'native-bt',
    'native',
    null,
    null,
    ['<anonymous> + 0x3299', '<anonymous> + 0x3c050', 'northwind::Reader::read + 0x10'],
  ],
  ['native-free', 'native', null, 'free(): double free detected in tcache 2', []],
  ['native-gdb', 'native', 'SIGSEGV', 'Segmentation fault', ['northwind::Reader::read', 'main']],
  [
    'native-gdb2',
    'native',
    'std::out_of_range',
    null,
    [
      'std::vector<int, std::allocator<int> >::_M_range_check',
      'std::vector<int, std::allocator<int> >::at',
      'northwind::Store<int>::at',
    ],
  ],
  ['native-throw', 'native', 'std::out_of_range', null, []],
  [
    'native-tsan',
    'native',
    'data-race',
    'data race (pid=596)',
    ['operator()', '__invoke_impl<void, main(int, char**)::<lambda()> >', '__invoke<main(int, char**)::<lambda()> >'],
  ],
  ['node-abort', 'javascript', null, null, ['f', '<anonymous>', 'Module._compile (node/internal/modules/cjs/loader)']],
  [
    'node-agg',
    'javascript',
    'Error',
    'first',
    ['a', '<anonymous>', 'ModuleJob.run (node/internal/modules/esm/module_job)'],
  ],
  [
    'node-assertx',
    'javascript',
    'AssertionError',
    'Expected values to be strictly equal:',
    ['check', 'Object.<anonymous>', 'Module._compile (node/internal/modules/cjs/loader)'],
  ],
  [
    'node-async',
    'javascript',
    'SyntaxError',
    "Expected property name or '}' in JSON at position 1",
    ['JSON.parse', '#parse', 'Store.load'],
  ],
  ['node-cause', 'javascript', 'RangeError', 'port 99999', ['connect', 'start', 'Object.<anonymous>']],
  ['node-custom', 'javascript', 'QuotaError', 'over', ['<anonymous>', 'Array.map', 'strange name']],
  ['node-evalx', 'javascript', 'URIError', 'x', ['eval', 'inner', 'eval']],
  ['node-oom', 'native', 'out_of_memory', 'Reached heap limit Allocation failed - JavaScript heap out o', []],
  [
    'node-reject',
    'javascript',
    'Error',
    'lost',
    ['work', 'Object.<anonymous>', 'Module._compile (node/internal/modules/cjs/loader)'],
  ],
  ['node-so', 'javascript', 'RangeError', 'Maximum call stack size exceeded', ['dive', 'dive', 'dive']],
  ['py311-group', 'python', 'KeyError', "'two'", ['b', '__aexit__ (python/asyncio/taskgroups.py)', 'main']],
  ['py313-chain', 'python', 'ValueError', "invalid literal for int() with base 10: 'x1'", ['parse', 'load', 'load']],
  ['py313-colour', 'python', 'ValueError', "invalid literal for int() with base 10: 'x1'", ['parse', 'load', 'load']],
  [
    'py313-deep',
    'python',
    'json.decoder.JSONDecodeError',
    'Expecting property name enclosed in double quotes: line 1 co',
    ['raw_decode (python/json/decoder.py)', 'decode (python/json/decoder.py)', 'loads (python/json/__init__.py)'],
  ],
  ['py313-exitx', 'python', 'Quiet', null, ['f', '<module>']],
  ['py313-fault', 'python', null, 'Segmentation fault', ['string_at (python/ctypes/__init__.py)', 'boom', 'main']],
  ['py313-group', 'python', 'KeyError', "'two'", ['b', '__aexit__ (python/asyncio/taskgroups.py)', 'main']],
  ['py313-logx', 'python', 'ZeroDivisionError', 'division by zero', ['work', '<module>']],
  ['py313-note', 'python', 'RuntimeError', 'multi', ['go', '<module>']],
  ['py313-rec', 'python', 'RecursionError', 'maximum recursion depth exceeded', ['dive', 'dive', 'dive']],
  ['py313-syn', 'python', 'SyntaxError', 'invalid syntax', []],
  [
    'py313-thr',
    'python',
    'FileNotFoundError',
    '[Errno 2] No such file',
    ['run', 'run (python/threading.py)', '_bootstrap_inner (python/threading.py)'],
  ],
  [
    'py38-deep',
    'python',
    'json.decoder.JSONDecodeError',
    'Expecting property name enclosed in double quotes: line 1 co',
    ['raw_decode (python/json/decoder.py)', 'decode (python/json/decoder.py)', 'loads (python/json/__init__.py)'],
  ],
  ['ruby-a', 'ruby', 'Store::Missing', 'no row 2', ['block in fetch', 'map', 'fetch']],
  [
    'ruby-b',
    'ruby',
    'JSON::ParserError',
    "859: unexpected token at '{bad'",
    ['parse (ruby/json/common.rb)', 'parse (ruby/json/common.rb)', '<main>'],
  ],
  ['ruby-c', 'ruby', 'SystemStackError', 'stack level too deep', ['dive', 'dive', 'dive']],
  ['ruby-d', 'ruby', 'IOError', 'in thread', ['block in <main>']],
  ['ruby-limit', 'ruby', 'Store::Missing', 'no row 2', ['block in fetch', 'map', 'fetch']],
  ['ruby-syntax', 'ruby', 'SyntaxError', "syntax error, unexpected integer literal, expecting ')'", []],
  [
    'rust-index-1',
    'rust',
    'panic.index_out_of_bounds',
    'index out of bounds: the len is 1 but the index is 9',
    ['r::store::Store<T>::get', '<r::store::Store<u32> as r::store::Load>::load', 'r::main::{{closure}}'],
  ],
  [
    'rust-index-full',
    'rust',
    'panic.index_out_of_bounds',
    'index out of bounds: the len is 1 but the index is 9',
    ['r::store::Store<T>::get', '<r::store::Store<u32> as r::store::Load>::load', 'r::main::{{closure}}'],
  ],
  ['rust-index-none', 'rust', 'panic.index_out_of_bounds', 'index out of bounds: the len is 1 but the index is 9', []],
  [
    'rust-index-o',
    'rust',
    'panic.index_out_of_bounds',
    'index out of bounds: the len is 1 but the index is 9',
    ['r::store::Store<T>::get', 'r::main'],
  ],
  [
    'rust-index-v0full',
    'rust',
    'panic.index_out_of_bounds',
    'index out of bounds: the len is 1 but the index is 9',
    ['<r::store::Store<u32>>::get', '<r::store::Store<u32> as r::store::Load>::load', 'r::main::{closure#1}'],
  ],
  ['rust-overflow', 'rust', 'stack_overflow', 'stack overflow', []],
  ['rust-panic-full', 'rust', 'panic', 'line one', ['r::main']],
  ['rust-thread-1', 'rust', 'panic.unwrap_err', 'called `Result::unwrap()` on an `Err` value: Any { .. }', ['r::main']],
  ['tsx-cause', 'javascript', 'RangeError', 'port 99999', ['connect', 'start', 'Object.<anonymous>']],
] as const;

const folder = new URL('./samples/', import.meta.url);
const sample = (name: string) => readFileSync(new URL(`${name}.txt`, folder), 'utf8');
const framesOf = (text: string) =>
  toFrames(parseStderr(text)?.frames ?? [], isPublicPackage).map((frame) => frame.replace(/^\d+: /, ''));

describe('what real programs printed as they died', () => {
  test.each(printed)(
    '%s is read as %s with class %s, message %j and, innermost, %j',
    (name, language, errorClass, message, frames) => {
      const crash = parseStderr(sample(name));
      expect(crash?.language).toBe(language);
      expect(crash?.errorClass).toBe(errorClass);
      expect(crash?.message?.split('\n')[0]?.slice(0, 60) ?? null).toBe(message);
      expect(framesOf(sample(name)).slice(0, 3)).toEqual(frames);
    },
  );

  test('no frame of any sample holds a home folder, an account, a line number or an address', () => {
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.txt'))) {
      for (const frame of framesOf(sample(name.slice(0, -4)))) {
        expect(frame, name).not.toMatch(
          /\/Users|\/home|\bada\b|\.(?:py|rb|go|rs|java|c|cpp|cjs|mjs|js|ts):\d|0x[0-9a-f]{7,}/,
        );
      }
    }
  });
});

describe('the same stack, printed otherwise', () => {
  const all = readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => file.slice(0, -4));
  const read = (text: string) => ({ errorClass: parseStderr(text)?.errorClass ?? null, frames: framesOf(text) });
  const lines = (text: string, line: (text: string, at: number) => string) =>
    text.trimEnd().split('\n').map(line).join('\n');

  test.each(all)('%s reads the same with CRLF, in colours, and in another home folder', (name) => {
    const text = sample(name);
    const wanted = read(text);
    expect(read(text.replaceAll('\n', '\r\n'))).toEqual(wanted);
    expect(read(lines(text, (line) => `\u001b[31;1m${line}\u001b[0m`))).toEqual(wanted);
    expect(read(text.replaceAll('/Users/ada', '/home/grace.hopper'))).toEqual(wanted);
  });

  test.each(all)('%s gives the same signatures with other line numbers and other addresses', (name) => {
    const text = sample(name);
    const moved = text
      .replace(
        /(\.(?:py|rb|go|rs|java|c|cpp|cjs|mjs|js)(?:", line |:))(\d+)/g,
        (_, before: string, line: string) => `${before}${Number(line) + 7}`,
      )
      .replace(/0x([0-9a-f]{6,16})\b/g, (_, hex: string) => `0x${[...hex].reverse().join('')}`)
      .replace(/::h[0-9a-f]{16}/g, '::hfedcba9876543210');
    const signatures = (from: string) => framesOf(from).map((frame) => signatureOf(`0: ${frame}`));
    expect(signatures(moved)).toEqual(signatures(text));
  });

  const prefixed = all.filter((name) =>
    /^(?:py3(?!.*(?:syn|fault))|java-|go-(?:index|err|gor)|rust-index-1|node-(?:async|custom|so|reject)|deno-async)/.test(
      name,
    ),
  );
  test.each(prefixed)('%s reads the same behind five kinds of prefixes that loggers write', (name) => {
    const wanted = read(sample(name));
    const prefixes: ((at: number) => string)[] = [
      () => 'web_1  | ',
      (at) => `2026-04-03T09:15:${String(10 + (at % 50)).padStart(2, '0')}.${String(100 + at)}Z stderr F `,
      (at) => `Apr  3 09:15:${String(10 + (at % 50))} mini app[${4000 + at}]: `,
      () => '[worker-1] ',
      () => 'npm ERR! ',
    ];
    for (const prefix of prefixes)
      expect(read(lines(sample(name), (line, at) => prefix(at) + line)), prefix(0)).toEqual(wanted);
  });

  test.each(all)('%s is found below 2,000 lines of a log and above 3', (name) => {
    const log = Array.from({ length: 2000 }, (_, at) => `2026-04-03 09:15:00 INFO request ${at} took 12 ms`).join('\n');
    expect(read(`${log}\n${sample(name)}\nshutting down\nbye\n`)).toEqual(read(sample(name)));
  });

  test.each(all)('%s cut anywhere is no error and never a frame with a path', (name) => {
    const text = sample(name);
    for (let from = 0; from < text.length; from += Math.max(37, Math.floor(text.length / 40))) {
      for (const frame of framesOf(text.slice(from))) expect(frame).not.toMatch(/\/Users|\bada\b/);
      for (const frame of framesOf(text.slice(0, from))) expect(frame).not.toMatch(/\/Users|\bada\b/);
    }
  });
});
