import type { Crash, CrashType, Reaction, Report } from '@contract/report.ts';
import type { RefusalReason } from '@contract/reports-view.ts';

/**
 * The sentences that more than one room says: the CLI, the windows and the log. English, in one file.
 */

export const crashCause: Record<CrashType, string> = {
  memory_pressure: 'ran out of memory',
  cpu_runaway: 'used too much CPU',
  fleet_ceiling: 'was stopped to make room',
  restart_loop: 'kept crashing',
  signal_abort: 'aborted',
  signal_segv: 'crashed with a memory fault',
  signal_kill: 'was killed',
  signal_other: 'was ended by a signal',
  unhandled_exception: 'crashed with an error',
  unhandled_rejection: 'crashed with an unhandled rejection',
  nonzero_exit: 'ended with an exit code',
  hang: 'stopped answering',
  renderer_gone: 'lost its window process',
  unclean_exit: 'ended without saying goodbye',
  friction: 'met the same obstacle again and again',
};

const frictionCause = {
  retry_loop: 'kept retrying',
  rate_limit_loop: 'met the same rate limit again and again',
  gate_failure: 'failed the same check again and again',
  provider_failure: 'lost its provider',
} as const;

export const DIAGNOSTIC_CAUSE = 'counts of one day';

const reactionCause = { works: 'Works', broken: 'Broken', confused: 'Confused', love: 'Love it' } as const;

/** What happened, as a phrase that follows a name: "ran out of memory". */
export function causeOf(report: Report): string {
  switch (report.type) {
    case 'crash':
      return causeOfCrash(report.crash);
    case 'diagnostic':
      return DIAGNOSTIC_CAUSE;
    case 'feedback':
      return causeOfFeedback(report.feedback.reaction);
    default:
      return report satisfies never;
  }
}

export const causeOfFeedback = (reaction: Reaction | null): string =>
  reaction === null ? 'feedback' : `feedback: ${reactionCause[reaction]}`;

export function causeOfCrash(
  crash: Pick<Crash, 'type' | 'friction_kind' | 'exit_code' | 'signal' | 'error_class'>,
): string {
  if (crash.type === 'friction' && crash.friction_kind !== null) return frictionCause[crash.friction_kind];
  if (crash.type === 'nonzero_exit' && crash.exit_code !== null) return `ended with exit code ${crash.exit_code}`;
  if (crash.type === 'signal_other' && crash.signal !== null) return `was ended by ${crash.signal}`;
  if (crash.type === 'unhandled_exception' && crash.error_class !== null) return `crashed with ${crash.error_class}`;
  return crashCause[crash.type];
}

/** Why nothing was sent, as one sentence for stderr or a banner. */
export const refusalWords: Record<RefusalReason, string> = {
  switched_off_by_environment:
    'Nothing is sent: an environment variable switched reports off. See: stallari-cli telemetry status',
  do_not_track: 'Nothing is sent: Do Not Track is set.',
  collection_off: 'Nothing is sent: collection is off. Switch it on with: stallari-cli telemetry on',
  no_destination: 'No destination set; export or open an issue instead, or set "endpoint" in config.json.',
  not_approved: 'Not approved yet. Approve it in the review window, or send it from a terminal.',
  approval_void: 'The approval no longer holds: the report or the destination changed since. Review it again.',
  not_a_terminal:
    'Sending needs your approval, and this is not a terminal to ask on. Approve it in the review window, or run this in a terminal.',
  crash_reports_off: 'Crash reports are off.',
  diagnostics_off: 'Diagnostics are off.',
  captured_before_consent: 'It was captured before you allowed sending, so it waits for your approval.',
  declined: 'Not sent. The report is still pending.',
  scrubber_refused: 'The scrubber could not vouch for this report, so it is not sent.',
  debug_mode: 'STALLARI_TELEMETRY_DEBUG is set: the request is printed, not made. Nothing is approved or sent.',
  attachment_changed:
    'Nothing is sent: an attachment is missing, or is not the one that the report names. Take it out of the report, or attach it again.',
  newer_format:
    'A newer Beacon wrote this report, with fields that this one does not know. It is kept as it is and not sent: update Beacon, or take those fields out in the editor.',
};

/** The same, where BEACON_ENDPOINT asked for a destination that is not allowed: "set one" would be no answer to it. */
export function refusalLine(reason: RefusalReason, endpointProblem: string | null): string {
  return reason === 'no_destination' && endpointProblem !== null ? endpointProblem : refusalWords[reason];
}
