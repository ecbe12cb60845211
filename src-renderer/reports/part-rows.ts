import type { Report } from '@contract/report.ts';
import type { LocalFile } from '@contract/report-files.ts';
import type { ReportPart } from '@contract/reports-view.ts';
import { type Json, printCanonical } from '@core/report/canonical-json.ts';
import { partStates, withPart } from '@core/report/parts.ts';
import { utf8Length } from '../parts/format.ts';

export interface PartRow {
  readonly part: ReportPart;
  readonly on: boolean;
  readonly available: boolean;
  readonly count: number;
  /** What the part adds to the report now; null while it is left out. */
  readonly bytes: number | null;
}

export interface PartRows {
  readonly parts: readonly PartRow[];
  /** What is always sent. */
  readonly basicsBytes: number;
}

/** The rows of the parts box: sizes are differences of whole printed reports, so that they add up to what is sent. */
export function partRows(report: Report, original: Report | null, local: LocalFile | null): PartRows {
  const size = (value: Report) => utf8Length(printCanonical(value as unknown as Json));
  const parts = partStates(report, original, local).map((state) => ({
    ...state,
    bytes: state.on ? size(report) - size(withPart(report, state.part, false, original, local)) : null,
  }));
  // Breadcrumb texts lie inside of the breadcrumbs: their bytes are told once, in their own row.
  const texts = parts.find(({ part }) => part === 'breadcrumb_texts')?.bytes ?? 0;
  const own = parts.map((row) =>
    row.part === 'breadcrumbs' && row.bytes !== null ? { ...row, bytes: row.bytes - texts } : row,
  );
  return { parts: own, basicsBytes: size(report) - own.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0) };
}

/** What a part holds or would hold, line by line: for reading it before it is ticked. */
export function partLines(part: ReportPart, original: Report | null, local: LocalFile | null): readonly string[] {
  const captured = original?.type === 'crash' ? original.crash : null;
  switch (part) {
    case 'stack':
      return captured?.stack_trace ?? [];
    case 'breadcrumbs':
      return (captured?.breadcrumbs ?? []).map(
        ({ t, event, detail }) => `${t} ${event}${detail === null ? '' : ` ${detail}`}`,
      );
    case 'breadcrumb_texts':
      return (local?.breadcrumb_texts ?? []).map(({ text }) => text);
    case 'message':
      return local?.message == null ? [] : [local.message];
    case 'log_tail':
      return local?.log_tail ?? [];
    default:
      return part satisfies never;
  }
}
