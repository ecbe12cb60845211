import { type CrashReport, Report } from '@contract/report.ts';
import { type Json, printCanonical } from '@core/report/canonical-json.ts';
import { causeOf } from '@core/report/words.ts';
import type { FakeReport, FakeWorld } from '../../test/support/fake-bridge.ts';

/** A report of the invented world with every part. */
export const BLADE = 'brpt_1f3c5a7e9b2d4f60';

export const find = (world: FakeWorld, id: string) => {
  const found = world.reports.find(({ row }) => row.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
export const WORDS = 'brpt_5a5a5a5a5a5a5a5a';
/** What reports of every kind have. */
export const shared = ({ crash: _crash, fingerprint: _print, fingerprint_version: _version, ...rest }: CrashReport) =>
  rest;
/** Another report like that one. */
export function retold(one: FakeReport, id: string, tell: (value: CrashReport) => object): FakeReport {
  const value = Report.parse(JSON.parse(one.text));
  if (value.type !== 'crash') throw new Error(value.type);
  const told = Report.parse({ ...tell(value), report_id: id });
  const text = `${printCanonical(told as unknown as Json)}\n`;
  const row = { ...one.row, id, type: told.type, cause: causeOf(told), name: null, kind: null, unread: false };
  return { ...one, row: { ...row, occurrences: 1, fingerprint: null }, text, original: text, local: null };
}
/** A report whose words come from a program that wishes nobody well. */
export const hostile = (world: FakeWorld) => {
  const one = find(world, BLADE);
  const value = Report.parse(JSON.parse(one.text));
  if (value.type !== 'crash') throw new Error(value.type);
  const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
    .repeat(4)
    .slice(0, 300);
  const name = 'mcp-server-for-donaudampfschifffahrtsgesellschaftskapitäne-and-their-mates';
  const [first, ...rest] = value.crash.breadcrumbs;
  if (first === undefined) return;
  one.row = { ...one.row, name };
  one.text = `${printCanonical({
    ...value,
    crash: {
      ...value.crash,
      message: `\u202Eתקלה בשרת [REDACTED:PATH:1] <img src=x onerror=alert(1)> ${word}`.slice(0, 500),
      log_tail: Array.from({ length: 50 }, (_, line) => (line % 2 === 0 ? 'شبكة الاتصال مقطوعة ' : 'x'.repeat(400))),
      breadcrumbs: [{ ...first, text: 'يبدأ الخادم [REDACTED:HOST:1] من جديد' }, ...rest],
      stack_trace: [`0: ${'Outer<Inner<'.repeat(12)}int>::call + 0x1a4`, ...value.crash.stack_trace.slice(1)],
    },
  } as unknown as Json)}\n`;
  if (one.local !== null)
    one.local.findings = Array.from({ length: 500 }, (_, at) => ({
      rule: 'home-path',
      kind: 'PATH',
      token: `[REDACTED:PATH:${at + 1}]`,
      start: at,
      end: at + 1,
      path: `/log_tail/${at % 50}`,
    }));
};
