import type { Report } from '@contract/report.ts';
import type { EditProblem } from '@contract/reports-view.ts';
import { checkEdit } from '@core/report/check-edit.ts';

export interface ReadText {
  /** Null where the text is not a report now. */
  readonly report: Report | null;
  readonly problems: readonly EditProblem[];
}

const NO_PROBLEMS: readonly EditProblem[] = [];
let last: { readonly key: string; readonly read: ReadText } | null = null;

/**
 * What a text says, and what is wrong with it. The last answer is kept: all three readings, the parts box and the send
 * bar ask about the same text after each key that is pressed.
 */
export function readText(text: string, fixed: { readonly report_id: string; readonly type: string } | null): ReadText {
  const key = `${fixed?.report_id ?? ''} ${fixed?.type ?? ''}\n${text}`;
  if (last?.key === key) return last.read;
  const check = fixed === null ? checkEdit(text) : checkEdit(text, fixed);
  const read = check.ok ? { report: check.report, problems: NO_PROBLEMS } : { report: null, problems: check.problems };
  last = { key, read };
  return read;
}

/** A text that may come from anywhere, as a report; null when it is none. */
export function reportOf(text: string | null): Report | null {
  if (text === null) return null;
  const check = checkEdit(text);
  return check.ok ? check.report : null;
}
