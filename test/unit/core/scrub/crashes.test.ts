import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scrub, scrubTree } from '@core/scrub/index.ts';
import { describe, expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../../fixtures/scrub/crashes');

/**
 * What programs printed when they really crashed, in a home folder made for it: what was planted in them, and what whoever
 * looks for the bug has to read.
 */
const crashes: readonly (readonly [file: string, planted: readonly string[], kept: readonly string[]])[] = [
  [
    'node.txt',
    [
      'adalovelace',
      'Salary',
      'ada@acme-corp.org',
      'n0tareal9secret',
      '203.0.113.9',
      'q7Zp0Lx2Vn8Tb4Kd9Ws3',
      'n0tArea1Key2b3C4',
      'hunter2',
      'northwind',
    ],
    [
      'Error: ENOENT: no such file or directory, open',
      'at Object.openSync (node:fs:573:18)',
      'at async ModuleLoader.import (node:internal/modules/esm/loader:606:24)',
      "syscall: 'open'",
      'SettlementError: could not settle for',
      "code: 'E_SETTLE'",
      "[cause]: TypeError: Cannot read properties of undefined (reading 'toFixed')",
      'at Array.map (<anonymous>)',
      'at settle (file://',
      'app.mjs:3:37)',
      'Authorization: ',
      'Node.js v20.20.2',
    ],
  ],
  [
    'python.txt',
    ['adalovelace', 'ledger', 'hunter2pass', 'db.acme.internal', '203.0.113.9'],
    [
      'Traceback (most recent call last):',
      'app.py", line 12, in main',
      'File "/usr/local/lib/python3.11/json/decoder.py", line 355, in raw_decode',
      'obj, end = self.raw_decode(s, idx=_w(s, 0).end())',
      'json.decoder.JSONDecodeError: Expecting value: line 1 column 7 (char 6)',
      'in connect',
      'ConnectionError: could not connect to postgres://',
      ':5432/main with Settings(host=',
      'retries=3)',
    ],
  ],
  [
    'ruby.txt',
    [],
    [
      "/usr/lib/ruby/3.1.0/json/common.rb:216:in `parse': 859: unexpected token at '{nope' (JSON::ParserError)",
      "app.rb:4:in `fetch': key not found: :total (KeyError)",
      "from app.rb:12:in `<main>'",
    ],
  ],
  [
    'go.txt',
    ['adalovelace', 'Salary', 'hunter2pass', 'db.acme.internal'],
    [
      'config {Host:',
      'Retries:3}',
      'config main.Conf{Host:',
      ': no such file or directory',
      'panic: runtime error: index out of range [5] with length 3',
      'goroutine 1 [running]:',
      'main.settle(...)',
      'main.go:10 +0x165',
      'exit status 2',
    ],
  ],
  [
    'rust.txt',
    ['hunter2pass', 'db.acme.internal'],
    [
      'starting with Conf { host: "',
      'retries: 3 }',
      'Err(ParseIntError { kind: InvalidDigit })',
      "thread 'main' (1306) panicked at main.rs:3:45:",
      '0: __rustc::rust_begin_unwind',
      'at /rustc/59807616e1fa2540724bfbac14d7976d7e4a3860/library/std/src/panicking.rs:689:5',
      '<std::collections::hash::map::HashMap<K,V,S,A> as core::ops::index::Index<&Q>>::index',
      '6: main::settle',
      'at ./main.rs:3:45',
    ],
  ],
  [
    'java.txt',
    ['hunter2pass', 'db.acme.internal', 'ada@acme-corp.org', '203.0.113.9'],
    [
      'starting with Conf[host=',
      'retries=3]',
      'Exception in thread "main" java.lang.IllegalStateException: ledger of',
      ':3306/app?user=',
      'Caused by: java.lang.NullPointerException: Cannot invoke "java.lang.Integer.intValue()" because the return value of "java.util.Map.get(Object)" is null',
      'at App.total(App.java:4)',
      'at java.base/jdk.internal.reflect.NativeMethodAccessorImpl.invoke0(Native Method)',
      'at jdk.compiler/com.sun.tools.javac.launcher.Main.main(Main.java:132)',
    ],
  ],
  [
    'perl.txt',
    ['ada@acme-corp.org', 'n0tArea1Key2b3C4'],
    ['no total for ', ' at a.pl line 2.', 'main::settle(HASH(0x55ef7dd194b8)) called at a.pl line 3'],
  ],
  [
    'asan.txt',
    ['adalovelace', 'ledger'],
    [
      'ERROR: AddressSanitizer: heap-buffer-overflow on address 0x60200000001c at pc 0x55ecb874a1f0 bp 0x7ffe0d0fd330 sp 0x7ffe0d0fd328',
      '#0 0x55ecb874a1ef in settle ~/',
      '#2 0x7f252da45249 in __libc_start_call_main ../sysdeps/nptl/libc_start_call_main.h:58',
      '=>0x0c047fff8000: fa fa fd[fa]fa fa fa fa fa fa fa fa fa fa fa fa',
      'Shadow byte legend (one shadow byte represents 8 application bytes):',
    ],
  ],
  [
    'cpp.txt',
    [],
    [
      "terminate called after throwing an instance of 'std::out_of_range'",
      'what():  vector::_M_range_check: __n (which is 7) >= this->size() (which is 0)',
    ],
  ],
];

describe('crashes of nine languages', () => {
  test.each(crashes)('%s: what was planted is gone, what is needed stands', (file, planted, kept) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const { text: out } = scrub(text);
    for (const secret of planted) {
      expect(text).toContain(secret);
      expect(out).not.toContain(secret);
    }
    for (const part of kept) expect(out).toContain(part);
    expect(scrub(out)).toEqual({ text: out, findings: [] });
    const lines = JSON.stringify(scrubTree({ log: text }).value);
    for (const secret of planted) expect(lines).not.toContain(secret);
  });
});
