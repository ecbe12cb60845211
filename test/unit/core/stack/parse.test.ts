import { parseStderr, type RawFrame, toFrames } from '@core/stack/index.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

/** Written after the languages' documentation, not printed by a program: there is no toolchain for these here. */
const constructed = {
  go: `panic: runtime error: index out of range [5] with length 3

goroutine 1 [running]:
main.(*Store[...]).load(0xc000012345, {0x10, 0x20})
	/Users/ada/x/store.go:8 +0x1d
main.main.func1.2()
	/Users/ada/x/main.go:20 +0x25
github.com/gorilla/mux.(*Router).ServeHTTP(0xc0000b2000, {0x7f1c40, 0xc00011e000}, 0xc000120000)
	/Users/ada/go/pkg/mod/github.com/gorilla/mux@v1.8.0/mux.go:210 +0x1cf
created by net/http.(*Server).Serve in goroutine 1
	/usr/local/go/src/net/http/server.go:3285 +0x4b4
exit status 2`,
  rb: `/Users/ada/app.rb:2:in 'Integer#/': divided by 0 (ZeroDivisionError)
	from /Users/ada/app.rb:2:in 'Calc#div'
	from /Users/ada/.gem/ruby/3.2.0/gems/rack-3.0.8/lib/rack/builder.rb:5:in \`call'
	from /Users/ada/app.rb:9:in '<main>'`,
  net: `Unhandled exception. System.InvalidOperationException: outer
 ---> System.ArgumentNullException: Value cannot be null. (Parameter 'x')
   at Acme.Store.<Load>b__4_0(Int32 x) in /Users/ada/src/Store.cs:line 12
   at Acme.Store.Load[T](List\`1 items)
   --- End of inner exception stack trace ---
   at Acme.Program.<Main>d__0.MoveNext() in /Users/ada/src/Program.cs:line 5
   at System.Threading.Tasks.Task.Execute()`,
  objc: `2026-04-03 *** Terminating app due to uncaught exception 'NSInvalidArgumentException', reason: '-[__NSCFString objectForKey:]: unrecognized selector'
*** First throw call stack:
(
	0   CoreFoundation                      0x000000018a3f02ec __exceptionPreprocess + 176
	1   libobjc.A.dylib                     0x0000000189eda158 objc_exception_throw + 60
	2   Stallari                            0x0000000104b2c1a4 -[SDProcessManager spawn:] + 420
	3   Stallari                            0x0000000104b2c2b0 main + 88
)
libc++abi: terminating due to uncaught exception of type NSException`,
  mac: `Process:               Stallari [4242]
Exception Type:        EXC_BAD_ACCESS (SIGSEGV)
Exception Codes:       KERN_INVALID_ADDRESS at 0x0

Thread 1:
0   libsystem_kernel.dylib        	0x18a3b1b28 __workq_kernreturn + 8
1   libsystem_pthread.dylib       	0x18a3b1b00 start_wqthread + 8

Thread 0 Crashed:: Dispatch queue: com.apple.main-thread
0   Stallari                      	0x104b2c1a4 StallariDaemon.ProcessManager.spawn(_:) + 420 (ProcessManager.swift:12)
1   Stallari                      	0x104b2c2b0 closure #1 in Foo.bar<A>(_:) + 88
2   dyld                          	0x18a0950e0 start + 2360`,
  swift: `Swift/ContiguousArrayBuffer.swift:600: Fatal error: Index out of range

*** Program crashed: Illegal instruction at 0x0001
Thread 0 crashed:

0 [inlined] [system] 0x00007ff812345678 _assertionFailure(_:_:file:line:flags:) + 200 in libswiftCore.so
1 [ra] 0x0000000100003f9c inner() + 28 in app at /Users/ada/src/main.swift:3:5
2 [ra] 0x0000000100003fb0 main + 12 in app at /Users/ada/src/main.swift:9:1`,
  kt: `Exception in thread "main" java.util.concurrent.ExecutionException: x
	at com.acme.MainKt$main$1.invokeSuspend(Main.kt:10)
	at com.acme.MainKt.lambda$run$3(Main.kt:4)
Caused by: com.acme.DbError: bad
	at com.acme.Db.open(Db.kt:9)
	... 1 more`,
  pnpm: `TypeError: x is not a function
    at load (/Users/ada/w/node_modules/.pnpm/@scope+pkg@1.0.0_react@18/node_modules/@scope/pkg/dist/i.js:3:4)
    at Object.run (C:\\Users\\ada\\w\\node_modules\\commander\\lib\\x.js:3:4)
    at new Foo (webpack-internal:///./src/foo.ts:3:4)
    at async Promise.all (index 0)
    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)`,
  pysite: `Traceback (most recent call last):
  File "/Users/ada/.venv/lib/python3.12/site-packages/requests/models.py", line 1, in raise_for_status
  File "/Users/ada/.venv/lib/python3.12/site-packages/six.py", line 1, in f
  File "<frozen importlib._bootstrap>", line 1, in _x
  File "<string>", line 1, in <module>
requests.exceptions.HTTPError: 404 Client Error
multi`,
  old: `thread 'main' panicked at 'boom', src/main.rs:2:5
note: run with \`RUST_BACKTRACE=1\` environment variable to display a backtrace`,
  str: `/tmp/x.js:1
throw 'abc'
^
abc
(Use \`node --trace-uncaught ...\` to show where the exception was thrown)

Node.js v20.20.2`,
  prom: `node:internal/process/promises:394
      triggerUncaughtException(err, true /* fromPromise */);
      ^

[Error: nope] { code: 'X' }

Node.js v22.1.0`,
  lldb: `* thread #1, queue = 'com.apple.main-thread', stop reason = EXC_BAD_ACCESS
  * frame #0: 0x0000000100003f60 app\`deref(p=0x0) at main.c:4:3 [opt]
    frame #1: 0x0000000100003f80 app\`main + 20`,
  gdb: `Program terminated with signal SIGSEGV
#0  0x00007f1 in deref (p=0x0) at /home/ada/x.c:3
#1  main () at x.c:9`,
  none: `hello world\nlistening on 3000`,
  empty: ``,
} as const;

const known = new Set(['commander', 'requests', 'github.com/gorilla/mux', 'rack', 'six']);
const framesOf = (name: keyof typeof constructed) =>
  toFrames(parseStderr(constructed[name])?.frames ?? [], (_, pkg) => known.has(pkg));

describe('constructed samples', () => {
  test('Go: methods keep their receiver, own import paths and arguments go', () => {
    expect(parseStderr(constructed.go)).toMatchObject({
      language: 'go',
      errorClass: 'panic.index_out_of_range',
      message: 'runtime error: index out of range [5] with length 3',
    });
    expect(framesOf('go')).toEqual([
      '0: main.(*Store[...]).load',
      '1: main.main.func1.2',
      '2: github.com/gorilla/mux.(*Router).ServeHTTP (github.com/gorilla/mux/mux.go)',
      '3: net/http.(*Server).Serve (go/net/http/server.go)',
    ]);
  });

  test('Ruby: the class in brackets, both kinds of quotes', () => {
    expect(parseStderr(constructed.rb)).toMatchObject({
      language: 'ruby',
      errorClass: 'ZeroDivisionError',
      message: 'divided by 0',
    });
    expect(framesOf('rb')).toEqual(['0: Integer#/', '1: Calc#div', '2: call (rack/lib/rack/builder.rb)', '3: <main>']);
  });

  test('.NET: the inner exception counts', () => {
    expect(parseStderr(constructed.net)).toMatchObject({
      language: 'dotnet',
      errorClass: 'System.ArgumentNullException',
    });
    expect(framesOf('net')[0]).toBe('0: Acme.Store.<Load>b__4_0');
  });

  test('Objective-C: the exception’s name, and no frame of the throwing itself', () => {
    expect(parseStderr(constructed.objc)).toMatchObject({
      language: 'native',
      errorClass: 'NSInvalidArgumentException',
    });
    expect(framesOf('objc')).toEqual(['0: -[SDProcessManager spawn:] + 0x1a4', '1: main + 0x58']);
  });

  test('a macOS crash report: the thread that crashed, offsets in hex', () => {
    expect(parseStderr(constructed.mac)?.errorClass).toBe('EXC_BAD_ACCESS');
    expect(framesOf('mac')).toEqual([
      '0: StallariDaemon.ProcessManager.spawn(_:) + 0x1a4',
      '1: closure #1 in Foo.bar<A>(_:) + 0x58',
      '2: start + 0x938',
    ]);
  });

  test('Swift: no path of a source file gets into a symbol', () => {
    expect(framesOf('swift')).toEqual(['0: inner() + 0x1c', '1: main + 0xc']);
  });

  test('Kotlin: "1 more" is taken from the error round it', () => {
    expect(framesOf('kt')).toEqual(['0: com.acme.Db.open', '1: com.acme.MainKt.lambda$run$3']);
  });

  test('pnpm’s and Windows’ folders lead to the package', () => {
    expect(framesOf('pnpm').slice(0, 2)).toEqual(['0: [package]', '1: Object.run (commander/lib/x.js)']);
  });

  test('Python’s single-file packages and frozen modules are known', () => {
    expect(framesOf('pysite')).toEqual([
      '0: <module>',
      '1: _x (python/importlib._bootstrap)',
      '2: f (six/six.py)',
      '3: raise_for_status (requests/models.py)',
    ]);
  });

  test('an old Rust panic without a backtrace has a message and no frames', () => {
    expect(parseStderr(constructed.old)).toMatchObject({ language: 'rust', message: 'boom', frames: [] });
  });

  test('a thrown text has no class; a rejection by Node’s banner is one', () => {
    expect(parseStderr(constructed.str)).toMatchObject({ errorClass: null, message: 'abc', frames: [] });
    expect(parseStderr(constructed.prom)).toMatchObject({ errorClass: 'Error', message: 'nope', rejection: true });
  });

  test('values of arguments are no part of a symbol', () => {
    expect(framesOf('lldb')).toEqual(['0: deref', '1: main + 0x14']);
    expect(framesOf('gdb')).toEqual(['0: deref', '1: main']);
  });

  test('plain output is no crash', () => {
    expect(parseStderr(constructed.none)).toBeNull();
    expect(parseStderr('')).toBeNull();
  });

  test('of two crashes the last one counts', () => {
    expect(parseStderr(`${constructed.go}\n\n${constructed.pysite}`)?.language).toBe('python');
    expect(parseStderr(`${constructed.pysite}\n${constructed.go}`)?.language).toBe('go');
  });
});

describe('toFrames', () => {
  const frame = (parts: Partial<RawFrame>): RawFrame => ({
    symbol: null,
    offset: null,
    file: null,
    module: null,
    ...parts,
  });
  const text = (parts: Partial<RawFrame>) => toFrames([frame(parts)], () => true)[0];

  test('keeps 20 frames of 30', () => {
    expect(
      toFrames(
        Array.from({ length: 30 }, () => frame({ symbol: 'f' })),
        () => true,
      ),
    ).toHaveLength(20);
  });

  test('cuts a symbol at 200 characters and takes control characters out', () => {
    expect(text({ symbol: `a\u0000b\u001b${'x'.repeat(500)}` })).toMatch(/^0: a b x{196}$/);
  });

  test('never shows a path, a home or an import path of the person’s own', () => {
    expect(text({ symbol: 'run', file: '/Users/ada/work/secret/main.js' })).toBe('0: run');
    expect(text({ symbol: 'f at /Users/ada/x/y.swift', file: null })).toBe('0: f');
    expect(text({ symbol: 'example.com/ada/payroll/db.(*Pool).Open', file: '/home/ada/db.go' })).toBe(
      '0: db.(*Pool).Open',
    );
  });

  test('a symbol cannot pass itself off as an unknown package', () => {
    expect(text({ symbol: '[package]' })).toBe('0: <anonymous>');
  });

  test('takes build hashes out of Rust symbols', () => {
    expect(text({ symbol: 'app::run::h0123456789abcdef' })).toBe('0: app::run');
  });
});

describe('hostile input', () => {
  const pieces = [
    '    at ',
    'at (',
    'Traceback (most recent call last):\n',
    '#0 0x1234 ',
    '0   a 0x12345678 b + 1',
    "thread 'a' panicked at '",
    'x:1:in `',
    '   at a.b(',
    '\n',
    '\u0000',
    '(',
    'Error: ',
    'goroutine 1 [running]:\n',
    'panic: ',
    'Caused by: ',
    '\ud800',
  ];

  test.each(pieces)('64 KiB of %j is read to the end', (piece) => {
    const long = piece.repeat(Math.ceil(65_536 / piece.length));
    expect(() => parseStderr(long)).not.toThrow();
    expect(() => parseStderr(`${long}\n`.repeat(2))).not.toThrow();
  });

  test('any mix of pieces of stacks makes at most 20 frames of one line each', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 30 })), { maxLength: 60 }),
        (parts) => {
          const crash = parseStderr(parts.join(''));
          const frames = toFrames(crash?.frames ?? [], () => false);
          expect(frames.length).toBeLessThanOrEqual(20);
          for (const line of frames) expect(line).toMatch(/^\d{1,2}: [^\r\n]{1,400}$/);
        },
      ),
      { numRuns: 300 },
    );
  });
});
