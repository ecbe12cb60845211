import type { ReportRow, ReportSummary } from '@contract/reports-view.ts';

/** The one document that `beacon list --json` prints (spec 2.6). */
export function listAsJson(rows: readonly ReportRow[], dropped: number): string {
  return JSON.stringify({ reports: rows.map(summaryOf), dropped }, null, 2);
}

const summaryOf = (row: ReportRow): ReportSummary => ({
  id: row.id,
  type: row.type,
  state: row.state,
  timestamp: row.timestamp,
  component: row.component,
  cause: row.cause,
  occurrences: row.occurrences,
  bytes: row.bytes,
  fingerprint: row.fingerprint,
});
