import { FINGERPRINT_VERSION, type FingerprintInput, fingerprint, signatureOf } from '@core/fingerprint/index.ts';
import { describe, expect, test } from 'vitest';

const same = (text: string) => text;
const crash: FingerprintInput = {
  errorClass: null,
  crashType: 'memory_pressure',
  frames: [],
  component: 'job.indexer',
  kind: 'job',
  signal: null,
  exitCode: null,
  frictionKind: null,
  phase: null,
};

describe('fingerprint', () => {
  test('is version 1, the class and the innermost five signatures, a line each', () => {
    const frames = ['0: a + 0x1a4', '1: b (commander/lib/x.js)', '2: c', '3: d', '4: e', '5: f'];
    expect(fingerprint({ ...crash, errorClass: 'TypeError', frames }, same)).toBe('v1\nTypeError\na\nb\nc\nd\ne');
    expect(FINGERPRINT_VERSION).toBe(1);
  });

  test('without a class the type of crash stands in its place', () => {
    expect(fingerprint({ ...crash, frames: ['0: a'] }, same)).toBe('v1\nmemory_pressure\na');
  });

  test('frames in unknown packages are skipped, so the sixth frame may count', () => {
    const frames = ['0: [package]', '1: a', '2: [package]', '3: b', '4: c', '5: d', '6: e', '7: f'];
    expect(fingerprint({ ...crash, frames }, same)).toBe('v1\nmemory_pressure\na\nb\nc\nd\ne');
  });

  test('where all frames are in unknown packages they are the signatures, five at most', () => {
    const frames = Array.from({ length: 7 }, (_, index) => `${index}: [package]`);
    expect(fingerprint({ ...crash, frames: frames.slice(0, 2) }, same)).toBe(
      'v1\nmemory_pressure\n[package]\n[package]',
    );
    expect(fingerprint({ ...crash, frames }, same).split('\n')).toHaveLength(7);
  });

  test('without frames six facts stand for them, null as an empty line', () => {
    expect(fingerprint({ ...crash, signal: 'SIGKILL', exitCode: 0 }, same)).toBe(
      'v1\nmemory_pressure\njob.indexer\nmemory_pressure\nSIGKILL\n0\n\n',
    );
  });

  test('a local component counts as its kind, on every Mac the same', () => {
    const local = { ...crash, component: 'local.mcp', kind: 'mcp' };
    expect(fingerprint(local, same)).toBe('v1\nmemory_pressure\nmcp\nmemory_pressure\n\n\n\n');
    expect(fingerprint({ ...local, kind: null }, same)).toBe(fingerprint(local, same));
  });

  test('hands the text to the digest it is given', () => {
    expect(fingerprint(crash, () => 'digest')).toBe('digest');
  });
});

describe('signatureOf', () => {
  test.each([
    ['0: StallariDaemon.ProcessManager.spawn(_:) + 0x1a4', 'StallariDaemon.ProcessManager.spawn(_:)'],
    ['1: parse (commander/lib/command.js)', 'parse'],
    ['2: <anonymous>', '<anonymous>'],
    ['2: <anonymous> (node/internal/main)', '<anonymous>'],
    ['3: Object.<anonymous>', 'Object.<anonymous>'],
    ['4: <module>', '<module>'],
    ['5: <lambda>', '<lambda>'],
    ['6: tokio::task::Harness<T, S>::poll', 'tokio::task::Harness::poll'],
    ['6: <m::Store>::idx::<i32>', 'm::Store::idx'],
    ['6: app::run::{{closure}}', 'app::run'],
    ['6: app::run::{closure#3}', 'app::run'],
    ['6: app::run::h0123456789abcdef', 'app::run'],
    ['7: main.load.func1.2', 'main.load'],
    ['7: main.(*Store[...]).load', 'main.(*Store).load'],
    ['8: T.lambda$main$0', 'T.lambda$main'],
    ['8: com.acme.Main$1.run', 'com.acme.Main.run'],
    ['9: closure #1 in Foo.bar<A>(_:)', 'closure in Foo.bar(_:)'],
    ['10: Acme.Program.<Main>d__0.MoveNext', 'Acme.Program.Main'],
    ['11: C.f.<locals>.g', 'C.f.g'],
    ['12: -[NSView(NSDisplay) displayIfNeeded]', '-[NSView(NSDisplay) displayIfNeeded]'],
    ['13: std::vector<int, std::allocator<int> >::push_back(int&&)', 'std::vector::push_back(int&&)'],
    ['14: main.run-fm', 'main.run'],
    ['14: main.load.func1.gowrap2', 'main.load'],
    ['14: main.work[go.shape.int]', 'main.work'],
    ['15: Program.<<Main>$>g__Load|0_3', 'Program.Main.Load'],
    ['15: Program.<Main>$', 'Program.Main'],
    ['15: Acme.Store.<>c.<Sync>b__4_0', 'Acme.Store.Sync'],
    ['16: com.acme.A$$Lambda$14/0x0000000800c03000.run', 'com.acme.A$$Lambda.run'],
    ['16: com.acme.A$$EnhancerBySpringCGLIB$$1a2b3c4d.load', 'com.acme.A$$Proxy.load'],
    ['16: com.sun.proxy.$Proxy42.get', 'com.sun.proxy.$Proxy.get'],
    ['17: block (3 levels) in fetch', 'block in fetch'],
    ['18: main::{lambda(int)#2}::operator()(int) const', 'main::{lambda}::operator()(int) const'],
    ['18: foo(int) [clone .isra.0] [clone .cold]', 'foo(int)'],
    ['18: foo.constprop.0', 'foo'],
    ['18: main::$_3::operator()', 'main::$_::operator()'],
    ['19: closure #12 in closure #3 in App.run() + 0x1f', 'closure in closure in App.run()'],
    ['20: load[REDACTED:EMAIL:3]', 'loadREDACTED:EMAIL'],
    ['21: operator<<(std::ostream&, int)', 'operator<<(std::ostream&, int)'],
    ['22: Array.map', 'Array.map'],
    ['22: Module._extensions..js (node/internal/modules/cjs/loader)', 'Module._extensions..js'],
    ['23: <alloc::vec::Vec<T> as core::ops::Index<I>>::index', 'alloc::vec::Vec::index'],
  ])('%j is %j', (frame, signature) => {
    expect(signatureOf(frame)).toBe(signature);
  });

  test('a frame in an unknown package has none', () => {
    expect(signatureOf('3: [package]')).toBeNull();
  });
});
