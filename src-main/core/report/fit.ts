import { MAX_REPORT_BYTES } from '@contract/limits.ts';
import type { CrashReport, Report } from '@contract/report.ts';
import { type Json, printCanonical } from './canonical-json.ts';

const encoder = new TextEncoder();

/** The bytes of a report as text: the file, and the body of the request. */
export function printReport(report: Report): string {
  return printCanonical(report as unknown as Json);
}

export const byteLength = (text: string): number => encoder.encode(text).length;

/**
 * A report no larger than `maxBytes` (64 KiB): the oldest breadcrumb texts go first, then the oldest log lines, then
 * the oldest breadcrumbs. What is left after that fits by the schema's own bounds.
 */
export function fitReport<R extends Report>(report: R, maxBytes = MAX_REPORT_BYTES): R {
  if (report.type !== 'crash') return report;
  let crash: CrashReport['crash'] = report.crash;
  const fits = () => byteLength(printReport({ ...report, crash })) <= maxBytes;
  for (let index = 0; index < crash.breadcrumbs.length && !fits(); index += 1) {
    const breadcrumbs = crash.breadcrumbs.map((crumb, at) => (at === index ? bare(crumb) : crumb));
    crash = { ...crash, breadcrumbs };
  }
  while (!fits() && (crash.log_tail?.length ?? 0) > 0) crash = { ...crash, log_tail: crash.log_tail?.slice(1) };
  while (!fits() && crash.breadcrumbs.length > 0) crash = { ...crash, breadcrumbs: crash.breadcrumbs.slice(1) };
  return { ...report, crash };
}

function bare({ t, event, detail }: CrashReport['crash']['breadcrumbs'][number]) {
  return { t, event, detail };
}
