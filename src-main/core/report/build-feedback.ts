import type { Feedback, FeedbackReport } from '@contract/report.ts';
import type { LocalFile } from '@contract/report-files.ts';
import { RULES_VERSION } from '@core/scrub/index.ts';
import type { ReportSurroundings } from './build.ts';
import { localWithoutFailure, openingOf } from './no-failure.ts';
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
    ...openingOf('feedback', at, { version: said.version, component: said.component }, around),
    feedback: said.feedback,
    occurrences,
    scrub: { rules_version: RULES_VERSION, redactions: 0 },
    attachments: [],
  };
  const { report, findings } = rescrub(draft, around.scrub);
  if (report.type !== 'feedback') throw new Error('the scrubber changed what a report is');
  return { report, local: localWithoutFailure(at, occurrences, findings, around) };
}
