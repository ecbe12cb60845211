import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CrashReport } from '@contract/report.ts';
import { fingerprint } from '@core/fingerprint/index.ts';
import { serve } from '@test/cli.ts';
import { guardedHome } from '@test/guardian-home.ts';
import { tempDir, until } from '@test/temp.ts';
import { expect, test } from 'vitest';

/** Programs that die by themselves, in folders with private names, with a secret in what they say. */
const key = ['sk', 'live', '4eC39HqLyjWDarjtT1zdp7dc'].join('_');
const programs = {
  'node.mjs': `class Ledger { load(id) { throw new TypeError('no row ' + id + ' for ada@northwind.example, key ${key}'); } }
console.error('listening');
setTimeout(() => new Ledger().load(48213), 10);`,
  'cause.mjs': `try { JSON.parse('{'); } catch (cause) { throw new RangeError('of ${key}', { cause }); }`,
  'reject.mjs': `async function pay() { await 1; throw 'ada@northwind.example'; }
pay();`,
  'python.py': `class StoreError(Exception): pass
def load(row):
    raise StoreError("no row %s for ada@northwind.example" % row)
def main():
    load("${key}")
main()`,
  'group.py': `import sys
def part():
    raise ValueError("ada@northwind.example")
try:
    part()
except ValueError as error:
    raise KeyError("${key}") from error`,
};
/** What other languages printed, said again by a child: their toolchains are not on every machine. */
const recorded = {
  'go-index': { errorClass: 'panic.index_out_of_range', first: '0: store.(*Store[...]).Load' },
  'rust-index-full': { errorClass: 'panic.index_out_of_bounds', first: '0: r::store::Store<T>::get' },
  'java-supp': {
    errorClass: 'java.lang.NumberFormatException',
    first: '0: java.lang.NumberFormatException.forInputString',
  },
  'ruby-a': { errorClass: 'Store::Missing', first: '0: block in fetch' },
  'native-asan-uaf': { errorClass: 'heap-use-after-free', first: '0: leak()' },
  'deno-color': { errorClass: 'SyntaxError', first: '0: JSON.parse', type: 'unhandled_rejection' },
  'bun-cause': { errorClass: 'RangeError', first: '0: connect' },
  'py313-colour': { errorClass: 'ValueError', first: '0: parse' },
} as const;
const expected: Record<string, { errorClass: string | null; first: string | undefined; type?: string }> = {
  'node.mjs': { errorClass: 'TypeError', first: '0: Ledger.load' },
  'cause.mjs': { errorClass: 'SyntaxError', first: '0: JSON.parse' },
  'reject.mjs': { errorClass: 'UnhandledPromiseRejection', first: undefined, type: 'unhandled_rejection' },
  'python.py': { errorClass: 'StoreError', first: '0: load' },
  'group.py': { errorClass: 'ValueError', first: '0: part' },
  ...recorded,
};

test('13 programs of eight languages die under the guardian; each report has its class, its frames, its key, and nothing private', async () => {
  const work = join(tempDir(), 'northwind-merger');
  mkdirSync(work);
  for (const [file, text] of Object.entries(programs)) writeFileSync(join(work, file), text);
  const sample = (name: string) => join(import.meta.dirname, '../../unit/core/stack/samples', `${name}.txt`);
  const say = "process.stderr.write(require('node:fs').readFileSync(process.argv[1]), () => process.exit(3))";
  const never = { restart: { policy: 'never' } };
  const home = guardedHome([
    ...Object.keys(programs).map((file) => ({
      name: `diary-${file}`,
      kind: 'job',
      component: `job.${file.replaceAll('.', '-')}`,
      command: file.endsWith('.py') ? 'python3' : process.execPath,
      args: [join(work, file)],
      ...never,
    })),
    ...Object.keys(recorded).map((name) => ({
      name: `diary-${name}`,
      kind: 'job',
      component: `job.${name}`,
      command: process.execPath,
      args: ['-e', say, sample(name)],
      ...never,
    })),
  ]);
  await serve(home);
  const pending = () =>
    readdirSync(join(home, 'pending'))
      .filter((name) => /^brpt_[0-9a-f]{16}\.json$/.test(name))
      .map((name) => readFileSync(join(home, 'pending', name), 'utf8'));
  await until('every report', () => pending().length === Object.keys(expected).length);

  const reports = new Map(
    pending().map((text) => {
      const report = JSON.parse(text) as CrashReport;
      return [report.app.component, { text, report }];
    }),
  );
  for (const [name, wanted] of Object.entries(expected)) {
    const found = reports.get(`job.${name.replaceAll('.', '-')}`);
    expect(found, name).toBeDefined();
    if (found === undefined) continue;
    const { report, text } = found;
    expect(report.crash.error_class, name).toBe(wanted.errorClass);
    expect(report.crash.type, name).toBe(wanted.type ?? 'unhandled_exception');
    expect(report.crash.stack_trace[0], name).toBe(wanted.first);
    expect(text, name).not.toMatch(/northwind-merger|@northwind|ada@|4eC39|diary|\/Users|\/tmp|48213|\.(?:mjs|py):\d/);
    const { crash } = report;
    expect(report.fingerprint, name).toBe(
      fingerprint(
        {
          errorClass: crash.error_class,
          crashType: crash.type,
          frames: crash.stack_trace,
          component: report.app.component,
          kind: 'job',
          signal: crash.signal,
          exitCode: crash.exit_code,
          frictionKind: null,
          phase: null,
        },
        (source) => createHash('sha256').update(source).digest('hex'),
      ),
    );
  }
  // What lies beside them is scrubbed too.
  for (const name of readdirSync(join(home, 'pending')))
    expect(readFileSync(join(home, 'pending', name), 'utf8')).not.toMatch(/4eC39|ada@northwind/);
});
