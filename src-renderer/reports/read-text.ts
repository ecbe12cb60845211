import type { Report } from '@contract/report.ts';
import type { EditProblem, ReportDetail } from '@contract/reports-view.ts';
import { type BeforeEdit, checkEdit } from '@core/report/check-edit.ts';

export interface ReadText {
  /** Null where the text is not a report now. */
  readonly report: Report | null;
  readonly problems: readonly EditProblem[];
}

const NO_PROBLEMS: readonly EditProblem[] = [];
let last: { readonly text: string; readonly fixed: BeforeEdit | null; readonly read: ReadText } | null = null;
const befores = new WeakMap<ReportDetail, BeforeEdit | null>();

/** What an edit of this report must leave as it is: all that the host holds it against when it saves. */
export function beforeOf(detail: ReportDetail): BeforeEdit | null {
  const known = befores.get(detail);
  if (known !== undefined) return known;
  const { id, type } = detail.row;
  const before = reportOf(detail.text) ?? (type === null ? null : { report_id: id, type });
  befores.set(detail, before);
  return before;
}

/**
 * What a text says, and what is wrong with it. The last answer is kept: all three readings, the parts box and the send
 * bar ask about the same text after each key that is pressed.
 */
export function readText(text: string, fixed: BeforeEdit | null): ReadText {
  if (last?.text === text && last.fixed === fixed) return last.read;
  const check = fixed === null ? checkEdit(text) : checkEdit(text, fixed);
  const read = check.ok ? { report: check.report, problems: NO_PROBLEMS } : { report: null, problems: check.problems };
  last = { text, fixed, read };
  return read;
}

/** A text that may come from anywhere, as a report; null when it is none. */
export function reportOf(text: string | null): Report | null {
  if (text === null) return null;
  const check = checkEdit(text);
  return check.ok ? check.report : null;
}
