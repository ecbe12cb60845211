import type { Finding } from '@contract/findings.ts';
import { BreadcrumbDetail, BreadcrumbEvent, Component, identifier } from '@contract/primitives.ts';
import type { Report } from '@contract/report.ts';
import { countCarried, createNumbering, RULES_VERSION, scrub } from '@core/scrub/index.ts';
import type { ScrubContext } from '@core/scrub/types.ts';
import { printReport } from './fit.ts';
import { countTokens, tokensOf } from './tokens.ts';

export interface Rescrubbed {
  readonly report: Report;
  readonly findings: readonly Finding[];
}

/**
 * Scrubs a report again, after an edit: every field that holds a person's or a program's own words. Numbers already in
 * the report are kept, and new values get new ones. Ids, digests, enums and numbers are not text and stay.
 *
 * @param beside what is kept next to the report: its tokens keep their numbers too
 */
export function rescrub(report: Report, context: ScrubContext, beside = ''): Rescrubbed {
  const own: ScrubContext = { ...context, numbering: createNumbering() };
  // Seeing the tokens that are there already takes their numbers.
  scrub(tokensOf(`${printReport(report)} ${beside}`).join(' '), own);
  const once = rescrubFields(report, own);
  // A secret that one field gives away may stand bare in one that was read before it.
  return countCarried(own.numbering) === 0 ? once : rescrubFields(report, own);
}

function rescrubFields(report: Report, own: ScrubContext): Rescrubbed {
  const findings: Finding[] = [];
  const text = (path: string, value: string): string => {
    const result = scrub(value, own);
    for (const finding of result.findings) findings.push({ ...finding, path });
    return result.text;
  };
  /** A word in which something was found is dropped: half a word says nothing. */
  const word = <T extends string | null>(
    path: string,
    value: T,
    shape: { safeParse(value: unknown): { success: boolean } },
    without: T,
  ): T => {
    if (value === null) return value;
    const kept = text(path, value);
    return kept === value || shape.safeParse(kept).success ? (kept as T) : without;
  };
  const counted = (scrubbed: Report): Report => ({
    ...scrubbed,
    scrub: { rules_version: RULES_VERSION, redactions: countTokens(printReport(scrubbed)) },
  });

  const app = { ...report.app, component: word('/app/component', report.app.component, Component, 'local.daemon') };
  if (report.type === 'feedback') {
    const { feedback } = report;
    return {
      report: counted({
        ...report,
        app,
        feedback: {
          ...feedback,
          text: feedback.text === null ? null : text('/feedback/text', feedback.text).slice(0, 4000),
        },
      }),
      findings,
    };
  }
  if (report.type === 'diagnostic') return { report: counted({ ...report, app }), findings };

  const { crash } = report;
  const scrubbed = {
    ...crash,
    jetsam_reason: word('/crash/jetsam_reason', crash.jetsam_reason, identifier(60), null),
    error_class: word('/crash/error_class', crash.error_class, identifier(80), null),
    phase: word('/crash/phase', crash.phase, identifier(40), null),
    breadcrumbs: crash.breadcrumbs.map((crumb, index) => {
      const path = `/crash/breadcrumbs/${index}`;
      const kept = {
        t: crumb.t,
        event: word(`${path}/event`, crumb.event, BreadcrumbEvent, 'event'),
        detail: word(`${path}/detail`, crumb.detail, BreadcrumbDetail, null),
      };
      return crumb.text === undefined ? kept : { ...kept, text: text(`${path}/text`, crumb.text).slice(0, 200) };
    }),
    stack_trace: crash.stack_trace.map((frame, index) => text(`/crash/stack_trace/${index}`, frame).slice(0, 400)),
    ...(crash.message === undefined ? {} : { message: text('/crash/message', crash.message).slice(0, 500) }),
    ...(crash.log_tail === undefined
      ? {}
      : { log_tail: crash.log_tail.map((line, index) => text(`/crash/log_tail/${index}`, line).slice(0, 400)) }),
  };
  return { report: counted({ ...report, app, crash: scrubbed }), findings };
}
