import { REPORT_FORMAT } from '@contract/primitives.ts';
import type { Feedback, FeedbackReport } from '@contract/report.ts';
import type { LocalFile } from '@contract/report-files.ts';
import { RULES_VERSION } from '@core/scrub/index.ts';
import type { ReportSurroundings } from './build.ts';
import { rescrub } from './rescrub.ts';
import { utcSeconds } from './times.ts';

/** What a person said of their own accord, and where. */
export interface Said {
  readonly atMs: number;
  readonly feedback: Feedback;
  /** `beacon.cli`: which part of Beacon it was said in. */
  readonly component: string;
  readonly version: string | null;
}

/** From words to a report, scrubbed like every other. Throws only where the scrubber does: then nothing is written. */
export function buildFeedback(
  said: Said,
  around: Omit<ReportSurroundings, 'sha256Hex'>,
): { readonly report: FeedbackReport; readonly local: LocalFile } {
  const at = utcSeconds(said.atMs);
  const occurrences = { count: 1, first_at: at, last_at: at };
  const draft: FeedbackReport = {
    beacon_version: REPORT_FORMAT,
    report_id: around.reportId,
    type: 'feedback',
    timestamp: at,
    app: { version: said.version, component: said.component },
    system: { ...around.system, memory_pressure: null },
    runtime: around.runtime,
    device_id: around.deviceId,
    project_id_hash: around.projectIdHash,
    feedback: said.feedback,
    occurrences,
    scrub: { rules_version: RULES_VERSION, redactions: 0 },
    attachments: [],
  };
  const { report, findings } = rescrub(draft, around.scrub);
  if (report.type !== 'feedback') throw new Error('the scrubber changed what a report is');
  return {
    report,
    local: {
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
    },
  };
}
