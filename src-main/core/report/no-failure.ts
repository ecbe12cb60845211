import type { Finding } from '@contract/findings.ts';
import { REPORT_FORMAT } from '@contract/primitives.ts';
import type { Report } from '@contract/report.ts';
import type { LocalFile } from '@contract/report-files.ts';
import type { ReportSurroundings } from './build.ts';

/** The members that feedback and diagnostics open with. Their order is that of the printed report. */
export const openingOf = <T extends Report['type']>(
  type: T,
  at: string,
  app: Report['app'],
  around: Omit<ReportSurroundings, 'sha256Hex'>,
) => ({
  beacon_version: REPORT_FORMAT,
  report_id: around.reportId,
  type,
  timestamp: at,
  app,
  system: { ...around.system, memory_pressure: null },
  runtime: around.runtime,
  device_id: around.deviceId,
  project_id_hash: around.projectIdHash,
});

/** What lies beside a report that no process, message or log stands behind. */
export const localWithoutFailure = (
  at: string,
  occurrences: LocalFile['occurrences'],
  findings: readonly Finding[],
  around: Omit<ReportSurroundings, 'sha256Hex'>,
): LocalFile => ({
  version: 1,
  report_id: around.reportId,
  name: null,
  kind: null,
  captured_at: at,
  message: null,
  log_tail: [],
  breadcrumb_texts: [],
  findings: [...findings],
  occurrences,
  aftermath: null,
  read_at: null,
  refusal: null,
  proof: around.proof,
});
