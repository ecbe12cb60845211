import { signatureOf } from '@core/fingerprint/index.ts';
import { isPublicPackage } from '@core/packages/index.ts';
import { parseStderr, toFrames } from '@core/stack/index.ts';
import { describe, expect, test } from 'vitest';

/** Constructed after the documentation of languages and tools that were not at hand, or of odd ways to print a stack. */
const read = (text: string) => {
  const crash = parseStderr(text);
  const frames = toFrames(crash?.frames ?? [], isPublicPackage).map((frame) => frame.replace(/^\d+: /, ''));
  return { errorClass: crash?.errorClass ?? null, message: crash?.message ?? null, frames };
};

describe('.NET', () => {
  test('an async method, a local function and a lambda are named by the method they are written in', () => {
    const { errorClass, frames } = read(`Unhandled exception. NorthwindException: no rows
   at Program.<<Main>$>g__Load|0_3(Int32 id) in C:\\Users\\ada\\src\\Program.cs:line 9
   at Acme.Store.<>c__DisplayClass4_0.<Sync>b__1(String s) in /Users/ada/src/Store.cs:line 3
   at Acme.Store.<LoadAsync>d__7\`1.MoveNext()
--- End of stack trace from previous location ---
   at Acme.Cache\`2.GetOrAdd[TState](TKey key, Func\`3 make, TState state)
   at Program.<Main>(String[] args)`);
    expect(errorClass).toBe('NorthwindException');
    expect(frames).toEqual([
      'Program.<<Main>$>g__Load|0_3',
      'Acme.Store.<>c__DisplayClass4_0.<Sync>b__1',
      'Acme.Store.<LoadAsync>d__7`1.MoveNext',
      'Acme.Cache`2.GetOrAdd[TState]',
      'Program.<Main>',
    ]);
    expect(frames.map((frame) => signatureOf(`0: ${frame}`))).toEqual([
      'Program.Main.Load',
      'Acme.Store.Sync',
      'Acme.Store.LoadAsync.MoveNext',
      'Acme.Cache.GetOrAdd',
      'Program.Main',
    ]);
  });

  test('of an aggregate with two inner errors the first one counts', () => {
    const { errorClass, frames } =
      read(`Unhandled exception. System.AggregateException: One or more errors occurred. (bad row) (late)
 ---> System.FormatException: bad row
   at Acme.Parser.Row(String text)
   --- End of inner exception stack trace ---
   at System.Threading.Tasks.Task.Wait()
   at Acme.Program.Main()
 ---> (Inner Exception #1) System.TimeoutException: late
   at Acme.Net.Get()<---
`);
    expect(errorClass).toBe('System.FormatException');
    expect(frames[0]).toBe('Acme.Parser.Row');
  });
});

describe('Java and Kotlin', () => {
  test('lambdas, proxies, modules, class loaders and coroutines', () => {
    const { errorClass, frames } =
      read(`Exception in thread "main @coroutine#2" kotlinx.coroutines.JobCancellationException: Parent job is Cancelling
	at com.northwind.app.MainKt$main$1$1.invokeSuspend(Main.kt:10)
	at kotlin.coroutines.jvm.internal.BaseContinuationImpl.resumeWith(ContinuationImpl.kt:33)
	at app//com.northwind.Job$$Lambda/0x000078e1a8000a00.run(Unknown Source)
	at java.base@21.0.1/java.lang.Thread.runWith(Thread.java:1596)
	at jdk.internal.reflect.GeneratedMethodAccessor12.invoke(Unknown Source)
	at com.northwind.Store$$SpringCGLIB$$0.load(<generated>)
	at org.springframework.web.servlet.DispatcherServlet.doGet(DispatcherServlet.java:9) ~[spring-webmvc-6.1.2.jar!/:6.1.2]`);
    expect(errorClass).toBe('kotlinx.coroutines.JobCancellationException');
    expect(frames.map((frame) => signatureOf(`0: ${frame}`))).toEqual([
      'com.northwind.app.MainKt$main.invokeSuspend',
      'kotlin.coroutines.jvm.internal.BaseContinuationImpl.resumeWith',
      'com.northwind.Job$$Lambda.run',
      'java.lang.Thread.runWith',
      'jdk.internal.reflect.GeneratedMethodAccessor.invoke',
      'com.northwind.Store$$Proxy.load',
      'org.springframework.web.servlet.DispatcherServlet.doGet',
    ]);
  });

  test('an error behind a logger’s words is named', () => {
    const { errorClass, message } =
      read(`2026-04-03 09:15:00,123 ERROR [main] c.n.App - request failed java.lang.IllegalStateException: closed
	at com.northwind.App.run(App.java:3)`);
    expect({ errorClass, message }).toEqual({ errorClass: 'java.lang.IllegalStateException', message: 'closed' });
  });
});

describe('JavaScript', () => {
  test('Firefox and Safari write the name before an @', () => {
    const { errorClass, frames } = read(`TypeError: x is undefined
render/<@https://app.example.com/static/js/main.8f3a2b1c.js:2:1234
async*load@https://app.example.com/static/js/main.8f3a2b1c.js:2:99
@webpack-internal:///./node_modules/react-dom/cjs/react-dom.development.js:3:4
forEach@[native code]`);
    expect(errorClass).toBe('TypeError');
    expect(frames).toEqual(['render', 'load', '<anonymous> (react-dom/cjs/react-dom.development.js)', 'forEach']);
  });

  test('webpack, minified names, eval and index frames', () => {
    const { frames } = read(`Error: boom
    at t.e (webpack://northwind-web/./src/pay/secret-plan.ts:3:4)
    at s (https://app.example.com/assets/index-4f9c1d2e.js:1:40213)
    at eval (webpack-internal:///(rsc)/./node_modules/express/lib/router/index.js:12:3)
    at async Promise.all (index 3)
    at Object.apply [as handler] (/Users/ada/My (Work)/app.js:3:4)`);
    expect(frames).toEqual(['t.e', 's', 'eval (express/lib/router/index.js)', 'Promise.all', 'Object.apply']);
  });

  test('one line of a logger’s JSON is read for its stack', () => {
    const line = JSON.stringify({
      level: 60,
      msg: 'fatal',
      err: {
        type: 'RangeError',
        stack: 'RangeError: no\n    at pay (/Users/ada/w/pay.js:3:4)\n    at main (/Users/ada/w/a.js:1:2)',
      },
    });
    expect(read(`${line}\n`)).toEqual({ errorClass: 'RangeError', message: 'no', frames: ['pay', 'main'] });
  });
});

describe('Python', () => {
  test('another thread’s lines between two of a traceback are passed over', () => {
    const { errorClass, frames } = read(`Traceback (most recent call last):
  File "/Users/ada/w/a.py", line 3, in main
    load()
INFO: 127.0.0.1 GET /health 200
2026-04-03 09:15:00 worker-2 started
  File "/Users/ada/w/a.py", line 9, in load
    raise StoreError("x")
a.store.StoreError: x`);
    expect({ errorClass, frames }).toEqual({ errorClass: 'a.store.StoreError', frames: ['load', 'main'] });
  });

  test('a traceback whose first lines were cut off still has its innermost frames', () => {
    const { errorClass, frames } = read(`    rows = parse(text)
  File "/Users/ada/w/a.py", line 3, in parse
    return int(text)
ValueError: invalid literal`);
    expect({ errorClass, frames }).toEqual({ errorClass: 'ValueError', frames: ['parse'] });
  });
});

describe('Ruby', () => {
  test('3.4 prints classes, blocks and its own files in a new way', () => {
    const { errorClass, frames } = read(`<internal:kernel>:187:in 'Kernel#loop': stop (Northwind::Halt)
	from /Users/ada/w/a.rb:3:in 'block (2 levels) in Northwind::Job#run'
	from /Users/ada/w/vendor/bundle/ruby/3.4.0/gems/sidekiq-7.2.0/lib/sidekiq/job.rb:9:in 'Sidekiq::Job#perform'
	from /Users/ada/w/vendor/bundle/ruby/3.4.0/bundler/gems/private-pay-0a1b2c3d4e5f/lib/pay.rb:9:in 'Pay.go'
	from /Users/ada/w/a.rb:9:in '<main>'`);
    expect(errorClass).toBe('Northwind::Halt');
    expect(frames).toEqual([
      'loop (ruby/kernel)',
      'block (2 levels) in Northwind::Job#run',
      'Sidekiq::Job#perform (sidekiq/lib/sidekiq/job.rb)',
      '[package]',
      '<main>',
    ]);
    expect(signatureOf(`0: ${frames[1]}`)).toBe('block in Northwind::Job#run');
  });

  test('2.7 on a terminal prints the innermost frame last', () => {
    const { errorClass, frames } = read(`Traceback (most recent call last):
	2: from /Users/ada/a.rb:9:in \`<main>'
	1: from /Users/ada/a.rb:5:in \`outer'
/Users/ada/a.rb:2:in \`inner': bad (ArgumentError)`);
    expect({ errorClass, frames }).toEqual({ errorClass: 'ArgumentError', frames: ['inner', 'outer', '<main>'] });
  });
});

describe('a name within a symbol', () => {
  const shown = (symbol: string) => toFrames([{ symbol, offset: null, file: null, module: null }], isPublicPackage)[0];

  test.each([
    ['Object../src/northwind/merger.ts', '0: Object.<anonymous>'],
    ['Object./Volumes/Work Disk/Mia Lee/merger.ts', '0: Object.<anonymous>'],
    ['Object.C:\\Users\\ada\\merger.ts', '0: Object.<anonymous>'],
    ['Module._extensions..js', '0: Module._extensions..js'],
    ['main.Get[github.com/ada/northwind/deal.T]', '0: main.Get[deal.T]'],
    ['main.Put[string, github.com/ada/northwind/deal.T]', '0: main.Put[string, deal.T]'],
    ['github.com/ada/northwind/deal.(*Store).Open', '0: deal.(*Store).Open'],
    ['operator/(Vector const&, double)', '0: operator/(Vector const&, double)'],
  ])('%s is %s', (symbol, line) => expect(shown(symbol)).toBe(line));
});

describe('where a frame lies', () => {
  const place = (file: string) => toFrames([{ symbol: 'f', offset: null, file, module: null }], isPublicPackage)[0];

  test.each([
    ['/Users/ada/w/node_modules/express/lib/router.js', '0: f (express/lib/router.js)'],
    ['/Users/ada/w/node_modules/@acme/pay/index.js', '0: [package]'],
    ['/Users/ada/.bun/install/cache/axios@1.6.0@@@1/lib/axios.js', '0: f (axios/lib/axios.js)'],
    ['/Users/ada/Library/Caches/deno/npm/registry.npmjs.org/chalk/5.3.0/source/index.js', '0: f (chalk/index.js)'],
    ['/Users/ada/w/.yarn/cache/lodash-npm-4.17.21-6382451519-8.zip/node_modules/lodash/map.js', '0: f (lodash/map.js)'],
    ['/Users/ada/w/packages/express/src/secret.js', '0: f'],
    [
      '/Users/ada/.venv/lib/python3.12/site-packages/django/core/handlers/base.py',
      '0: f (django/core/handlers/base.py)',
    ],
    ['/Users/ada/.venv/lib/python3.12/site-packages/acme_pay/core.py', '0: [package]'],
    ['/Users/ada/.cache/uv/archive-v0/aBc/lib/python3.12/site-packages/numpy/core/x.py', '0: f (numpy/core/x.py)'],
    ['/Users/ada/Python/northwind/lib/secret/plan.py', '0: f'],
    ['internal/northwind/secret-plan.rb', '0: f'],
    ['internal/modules/cjs/loader.js', '0: f (node/internal/modules/cjs/loader.js)'],
    ['/Users/ada/go/pkg/mod/github.com/gin-gonic/gin@v1.9.1/context.go', '0: f (github.com/gin-gonic/gin/context.go)'],
    ['github.com/gin-gonic/gin@v1.9.1/context.go', '0: f (github.com/gin-gonic/gin/context.go)'],
    ['/Users/ada/w/vendor/github.com/spf13/cobra/command.go', '0: f (github.com/spf13/cobra/command.go)'],
    ['/Users/ada/w/vendor/git.acme.example/team/pay/pay.go', '0: [package]'],
    ['/Users/ada/go/src/net/secret/plan.go', '0: f'],
    ['/opt/homebrew/Cellar/go/1.22.1/libexec/src/net/http/server.go', '0: f (go/net/http/server.go)'],
    ['net/http/server.go', '0: f (go/net/http/server.go)'],
    [
      '/Users/ada/.cargo/registry/src/index.crates.io-6f17d22bba15001f/tokio-1.35.1/src/task.rs',
      '0: f (tokio/src/task.rs)',
    ],
    ['/Users/ada/.cargo/git/checkouts/acme-pay-1a2b3c4d5e6f7081/9f8e7d6/src/lib.rs', '0: [package]'],
    ['/rustc/0123456789abcdef0123456789abcdef01234567/library/core/src/option.rs', '0: f (rust/core/src/option.rs)'],
    ['/Users/ada/.nuget/packages/newtonsoft.json/13.0.3/src/JsonReader.cs', '0: f (newtonsoft.json/src/JsonReader.cs)'],
    ['/Users/ada/node_modules/express/../../secret/plan.js', '0: f'],
    ['C:\\Users\\ada\\w\\node_modules\\react\\index.js', '0: f (react/index.js)'],
    ['file:///Users/ada/w/node_modules/react/index.js?v=3', '0: f (react/index.js)'],
  ])('%s is %j', (file, frame) => {
    expect(place(file)).toBe(frame);
  });
});

describe('minidump_stackwalk', () => {
  const spoken = `Operating system: Mac OS X
Crash reason:  EXC_BAD_ACCESS / KERN_INVALID_ADDRESS
Crash address: 0x8
Process uptime: 9 seconds

Thread 0
 0  libsystem_kernel.dylib + 0x1b28

Thread 2 (crashed)
 0  app!store::load(int) [main.cc : 14 + 0x7]
     x0 = 0x0000000000000000    x1 = 0x0000000000000001
    Found by: given as instruction pointer in context
 1  app!main [main.cc : 22 + 0x5]
    Found by: call frame info
 2  libdyld.dylib + 0x2a1ca
    Found by: stack scanning

Thread 3
 0  libsystem_kernel.dylib + 0x1b28
`;

  test('the thread that crashed is read, innermost first, and the reason is the class', () => {
    expect(read(spoken)).toMatchObject({
      errorClass: 'EXC_BAD_ACCESS',
      frames: ['store::load(int)', 'main', expect.stringMatching(/0x2a1ca/)],
    });
  });

  test('its form for machines says the same, and other lines and offsets give the same signatures', () => {
    const piped = `OS|Mac OS X|26.3\nCPU|arm64||8\nCrash|EXC_BAD_ACCESS / KERN_INVALID_ADDRESS|0x8|2\nModule|app||app|AB12|0x1|0x2|1\n\n0|0|libsystem_kernel.dylib||||0x1b28\n2|0|app|store::load(int)|main.cc|18|0x9\n2|1|app|main|main.cc|30|0x5\n`;
    expect(read(piped)).toMatchObject({ errorClass: 'EXC_BAD_ACCESS', frames: ['store::load(int)', 'main'] });
    const moved = read(spoken.replace('14 + 0x7', '19 + 0x1')).frames.map((one) => signatureOf(`0: ${one}`));
    expect(moved.slice(0, 2)).toEqual(read(piped).frames.map((one) => signatureOf(`0: ${one}`)));
  });
});

describe('one bug in two builds', () => {
  test.each([
    ['app::load::{{closure}}::{{closure}}', 'app::load::{{closure}}'],
    ['jdk.proxy2.$Proxy47.findById', 'jdk.proxy3.$Proxy5.findById'],
    [
      'App.Program.<>c__DisplayClass0_0.<<Run>b__0>d.MoveNext',
      'App.Program.<>c__DisplayClass3_1.<<Run>b__2>d.MoveNext',
    ],
  ])('has one signature: %s, %s', (one, other) => {
    expect(signatureOf(`0: ${one}`)).toBe(signatureOf(`0: ${other}`));
  });

  test('two async lambdas of one class, in two methods, are two', () => {
    const of = (method: string) => signatureOf(`0: App.P.<>c__DisplayClass0_0.<<${method}>b__0>d.MoveNext`);
    expect(of('Run')).not.toBe(of('Stop'));
  });
});
