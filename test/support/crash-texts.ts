import { createHash } from 'node:crypto';
import type { ReportSurroundings } from '@core/report/build.ts';
import type { Incident } from '@core/report/incident.ts';

/** What may differ between two Macs, two builds and two ways to print the same failure. */
export interface Printing {
  readonly home: string;
  /** Added to every line and column. */
  readonly moved: number;
  /** Of a build: the number of a closure, a hash in hex, an address. */
  readonly closure: number;
  readonly hash: string;
  readonly address: string;
  readonly coloured: boolean;
  readonly crlf: boolean;
  readonly before: string;
}

type Printer = (functions: readonly string[], errorClass: string, how: Printing) => string;

/** The same failure as fourteen languages print it; `functions` innermost first. */
export const printers: Readonly<Record<string, Printer>> = {
  Node: (functions, errorClass, { home, moved }) =>
    [
      `${home}/work/app.mjs:${moved + 1}`,
      '    throw error;',
      '    ^',
      '',
      `${errorClass}: it broke`,
      ...functions.map((name, at) => `    at ${name} (file://${home}/work/app.mjs:${at + moved}:${moved})`),
      `    at file://${home}/work/main.mjs:${moved}:1`,
      '',
      'Node.js v22.1.0',
    ].join('\n'),
  Python: (functions, errorClass, { home, moved }) =>
    [
      'Traceback (most recent call last):',
      ...[...functions]
        .reverse()
        .flatMap((name, at) => [`  File "${home}/work/app.py", line ${at + moved}, in ${name}`, '    run()']),
      `${errorClass}: it broke`,
    ].join('\n'),
  Go: (functions, _, { home, moved, closure, address }) =>
    [
      'panic: it broke',
      '',
      'goroutine 1 [running]:',
      ...functions.flatMap((name, at) => [
        `main.(*Store[...]).${name}.func${closure}(0x${address}, {0x${address}, 0x3})`,
        `\t${home}/work/app.go:${at + moved} +0x${(moved + 16).toString(16)}`,
      ]),
      'exit status 2',
    ].join('\n'),
  Rust: (functions, _, { home, moved, hash, address }) =>
    [
      `thread 'main' panicked at ${home}/work/src/main.rs:${moved}:5:`,
      'it broke',
      'stack backtrace:',
      ...functions.flatMap((name, at) => [
        `  ${at}:     0x${address} - app::${name}::{{closure}}::h${hash}`,
        `                               at ${home}/work/src/main.rs:${moved + at}:9`,
      ]),
      'note: Some details are omitted',
    ].join('\n'),
  Java: (functions, errorClass, { moved, closure, address }) =>
    [
      `Exception in thread "main" com.northwind.${errorClass}: it broke`,
      ...functions.map((name, at) => `\tat com.northwind.App.lambda$${name}$${closure}(App.java:${moved + at})`),
      `\tat com.northwind.App$$Lambda/0x${address}.run(Unknown Source)`,
    ].join('\n'),
  Ruby: (functions, errorClass, { home, moved }) =>
    functions
      .map((name, at) =>
        at === 0
          ? `${home}/work/app.rb:${moved}:in 'App#${name}': it broke (${errorClass})`
          : `\tfrom ${home}/work/app.rb:${moved + at}:in 'App#${name}'`,
      )
      .join('\n'),
  '.NET': (functions, errorClass, { home, moved, closure }) =>
    [
      `Unhandled exception. Northwind.${errorClass}: it broke`,
      ...functions.map(
        (name, at) =>
          `   at Northwind.App.<${name}>b__${closure}_0(String s) in ${home}/work/App.cs:line ${moved + at}`,
      ),
    ].join('\n'),
  Native: (functions, _, { home, moved, address }) =>
    [
      'AddressSanitizer:DEADLYSIGNAL',
      `==1==ERROR: AddressSanitizer: SEGV on unknown address 0x${address}`,
      ...functions.map(
        (name, at) => `    #${at} 0x${address} in app::${name}(char*) ${home}/work/app.cpp:${moved + at}:3`,
      ),
      `    #${functions.length} 0x${address} in main ${home}/work/app.cpp:${moved}`,
    ].join('\n'),
  PHP: (functions, errorClass, { home, moved, closure }) =>
    [
      `PHP Fatal error:  Uncaught Northwind\\${errorClass}: it broke in ${home}/work/app.php:${moved}`,
      'Stack trace:',
      ...functions.map(
        (name, at) => `#${at} ${home}/work/app.php(${moved + at}): Northwind\\App->${name}(${closure}, 'x')`,
      ),
      `#${functions.length} {main}`,
      `  thrown in ${home}/work/app.php on line ${moved}`,
    ].join('\n'),
  Perl: (functions, errorClass, { home, moved, address }) =>
    [
      `${errorClass} it broke at ${home}/work/App.pm line ${moved}.`,
      ...functions.map(
        (name, at) =>
          `\tApp::${name}(App=HASH(0x${address}), ${moved}) called at ${home}/work/app.pl line ${moved + at}`,
      ),
    ].join('\n'),
  Elixir: (functions, errorClass, { moved, closure }) =>
    [
      `** (${errorClass}) it broke`,
      ...functions.map((name, at) => `    (app 0.1.${closure}) lib/app.ex:${moved + at}: App.${name}/2`),
      `    (elixir 1.18.${closure}) lib/enum.ex:${moved}: Enum."-map/2-lists^map/1-${closure}-"/2`,
    ].join('\n'),
  Erlang: (functions, _, { home, moved, closure }) =>
    [
      `Error in process <0.${moved}.0> with exit value:`,
      `{{badmatch,${closure}},`,
      ` [${functions.map((name, at) => `{app,${name},2,[{file,"${home}/work/app.erl"},{line,${moved + at}}]}`).join(',\n  ')}]}`,
    ].join('\n'),
  Dart: (functions, errorClass, { home, moved }) =>
    [
      'Unhandled exception:',
      `${errorClass}: it broke`,
      ...functions.map(
        (name, at) => `#${at}      App.${name}.<anonymous closure> (file://${home}/work/app.dart:${moved + at}:3)`,
      ),
    ].join('\n'),
  Lua: (functions, _, { home, moved }) =>
    [
      `lua: ${home}/work/app.lua:${moved}: it broke`,
      'stack traceback:',
      ...functions.map((name, at) => `\t${home}/work/app.lua:${moved + at}: in function '${name}'`),
      '\t[C]: in ?',
    ].join('\n'),
};

export function print(printer: Printer, functions: readonly string[], errorClass: string, how: Printing): string {
  const text = `${how.before}${printer(functions, errorClass, how)}\n`;
  const coloured = how.coloured ? text.replace(/^(.+)$/gm, '\u001b[31m$1\u001b[0m') : text;
  return how.crlf ? coloured.replaceAll('\n', '\r\n') : coloured;
}

export function incident(extra: Partial<Incident> = {}): Incident {
  return {
    atMs: Date.UTC(2026, 3, 3, 9, 15, 0),
    type: null,
    signal: null,
    exitCode: 1,
    jetsamReason: null,
    frictionKind: null,
    phase: null,
    errorText: '',
    snapshot: null,
    breadcrumbs: [],
    pressure: null,
    subject: { name: 'search-index', kind: 'job', component: null, publicPackage: null, version: null },
    aftermath: null,
    ...extra,
  };
}

export const surroundings: ReportSurroundings = {
  reportId: 'brpt_1f3c5a7e9b2d4f60',
  deviceId: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
  proof: '5'.repeat(64),
  system: { os: 'macos', os_version: '26.3.0', arch: 'arm64', memory_gb: 36 },
  runtime: { electron: null, node: '24.11.0', bun: null },
  projectIdHash: null,
  scrub: {},
  sha256Hex: (text) => createHash('sha256').update(text).digest('hex'),
};
