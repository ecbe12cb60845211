import type { CrashReport, Report } from '@contract/report.ts';
import { MAX_BREADCRUMB_TEXT, MAX_LOG_LINE, MAX_LOG_LINES, MAX_MESSAGE } from '@contract/report.ts';
import type { LocalFile } from '@contract/report-files.ts';
import type { ReportPart } from '@contract/reports-view.ts';

/**
 * The parts of a crash report that its owner may leave out or add. The report itself is the only memory of what is
 * ticked: a part is in when its text is in the report.
 */
export interface PartState {
  readonly part: ReportPart;
  /** It is in the report now. */
  readonly on: boolean;
  /** There is something to add or to leave out. */
  readonly available: boolean;
  /** How many frames, events or lines it has or would have. */
  readonly count: number;
}

export const reportParts: readonly ReportPart[] = ['stack', 'breadcrumbs', 'breadcrumb_texts', 'message', 'log_tail'];

/** What each part holds now and could hold. `original` is the report as captured. */
export function partStates(report: Report, original: Report | null, local: LocalFile | null): readonly PartState[] {
  return reportParts.map((part) => {
    const now = report.type === 'crash' ? countOf(report, part) : 0;
    const most = report.type === 'crash' ? countAvailable(part, original, local) : 0;
    return { part, on: now > 0, available: now > 0 || most > 0, count: Math.max(now, most) };
  });
}

function countOf(report: CrashReport, part: ReportPart): number {
  const { crash } = report;
  switch (part) {
    case 'stack':
      return crash.stack_trace.length;
    case 'breadcrumbs':
      return crash.breadcrumbs.length;
    case 'breadcrumb_texts':
      return crash.breadcrumbs.filter(({ text }) => text !== undefined).length;
    case 'message':
      return crash.message === undefined ? 0 : 1;
    case 'log_tail':
      return crash.log_tail?.length ?? 0;
    default:
      return part satisfies never;
  }
}

function countAvailable(part: ReportPart, original: Report | null, local: LocalFile | null): number {
  const captured = original?.type === 'crash' ? original.crash : null;
  switch (part) {
    case 'stack':
      return captured?.stack_trace.length ?? 0;
    case 'breadcrumbs':
      return captured?.breadcrumbs.length ?? 0;
    case 'breadcrumb_texts':
      return local?.breadcrumb_texts.length ?? 0;
    case 'message':
      return local?.message == null || local.message === '' ? 0 : 1;
    case 'log_tail':
      return Math.min(local?.log_tail.length ?? 0, MAX_LOG_LINES);
    default:
      return part satisfies never;
  }
}

/**
 * The report with one part put in or taken out. Parts come back from what was captured; everything else the person
 * edited stays. Anything but a crash report comes back as it is.
 */
export function withPart(
  report: Report,
  part: ReportPart,
  on: boolean,
  original: Report | null,
  local: LocalFile | null,
): Report {
  if (report.type !== 'crash') return report;
  const captured = original?.type === 'crash' ? original.crash : report.crash;
  const { message, log_tail, ...base } = report.crash;
  const optional = {
    ...(message === undefined ? {} : { message }),
    ...(log_tail === undefined ? {} : { log_tail }),
  };
  const crash = (() => {
    switch (part) {
      case 'stack':
        return { ...base, stack_trace: on ? captured.stack_trace : [], ...optional };
      case 'breadcrumbs':
        return { ...base, breadcrumbs: on ? captured.breadcrumbs : [], ...optional };
      case 'breadcrumb_texts':
        return { ...base, breadcrumbs: withTexts(on, base.breadcrumbs, captured.breadcrumbs, local), ...optional };
      case 'message': {
        const own = on ? (local?.message ?? message) : undefined;
        const rest = log_tail === undefined ? {} : { log_tail };
        return own == null ? { ...base, ...rest } : { ...base, message: own.slice(0, MAX_MESSAGE), ...rest };
      }
      case 'log_tail': {
        const own = on ? (local?.log_tail ?? log_tail) : undefined;
        const rest = message === undefined ? {} : { message };
        if (own === undefined || own.length === 0) return { ...base, ...rest };
        return { ...base, ...rest, log_tail: own.slice(-MAX_LOG_LINES).map((line) => line.slice(0, MAX_LOG_LINE)) };
      }
      default:
        return part satisfies never;
    }
  })();
  return { ...report, crash };
}

type Crumbs = CrashReport['crash']['breadcrumbs'];

function withTexts(on: boolean, now: Crumbs, captured: Crumbs, local: LocalFile | null): Crumbs {
  const bare = now.map(({ t, event, detail }) => ({ t, event, detail }));
  if (!on || local === null) return bare;
  // With the breadcrumbs left out, asking for their texts brings both.
  const base = bare.length > 0 ? bare : captured.map(({ t, event, detail }) => ({ t, event, detail }));
  const texts = new Map(local.breadcrumb_texts.map(({ index, text }) => [index, text.slice(0, MAX_BREADCRUMB_TEXT)]));
  // Indexes are those of the captured list; an edit may have removed lines, so a crumb is found by its own values.
  const free = captured.map((crumb, index) => ({ crumb, index }));
  return base.map((crumb) => {
    const at = free.findIndex(
      ({ crumb: was }) => was.t === crumb.t && was.event === crumb.event && was.detail === crumb.detail,
    );
    const [hit] = at < 0 ? [] : free.splice(at, 1);
    const text = hit === undefined ? undefined : texts.get(hit.index);
    return text === undefined ? crumb : { ...crumb, text };
  });
}
