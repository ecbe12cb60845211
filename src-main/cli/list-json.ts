import type { ReportSummary } from '@contract/reports-view.ts';

/** The one document that `beacon list --json` prints (spec 2.6). */
export function listAsJson(reports: readonly ReportSummary[], dropped: number): string {
  return JSON.stringify({ reports, dropped }, null, 2);
}
