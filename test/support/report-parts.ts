import type { DiagnosticReport } from '@contract/report.ts';
import type { ApprovalFile, Receipt } from '@contract/report-files.ts';

// No `node:*` here: the gallery's pages are bundled for a browser.

/** The approval and the destination come from the caller; the rest is of an invented send. */
export function receipt(approval: ApprovalFile, extra: Partial<Receipt> = {}): Receipt {
  return {
    version: 1,
    report_id: 'brpt_1f3c5a7e9b2d4f60',
    sent_at: '2026-04-03T09:20:00Z',
    endpoint: approval.endpoint,
    url: `${approval.endpoint}/v1/reports`,
    status: 202,
    bytes: 10,
    sha256: approval.sha256,
    approval,
    proof: '5'.repeat(64),
    name: null,
    kind: null,
    findings: [],
    later_occurrences: 0,
    last_occurrence_at: null,
    kept_there_days: 90,
    deletion: null,
    ...extra,
  };
}

/** What a day of an invented fleet came to. */
export const diagnosticDay: DiagnosticReport['diagnostic'] = {
  interval_s: 86_400,
  managed_processes: 12,
  total_managed_rss_mb: 2210,
  peak_rss_mb: 4100,
  dispatch: { succeeded: 40, failed: 2 },
  mcp: { up: 9, down: 1 },
  guardian: { kills: 1, restarts: 4, trips: 0 },
};
