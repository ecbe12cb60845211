import { isBaseOnly, type ReportFacts } from '@core/consent/consent.ts';
import type { StoredReport } from './report-files.ts';

/** What ReportFacts needs, read from a stored report. */
export function factsOf(stored: StoredReport): ReportFacts {
  return {
    type: stored.report.type,
    capturedAtMs: stored.local === null ? null : Date.parse(stored.local.captured_at),
    baseOnly: isBaseOnly(stored.report),
    newer: stored.newer,
    sha256: stored.sha256,
    approval: stored.approval,
  };
}
