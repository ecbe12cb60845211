import { decidedBy, mayCollect, reviewsBeforeSending } from '@core/consent/consent.ts';
import type { Rights } from '@services/settings/settings.ts';

/**
 * What `telemetry status` prints.
 *
 * @param unreadable config.json cannot be read, or could not be and was set aside
 */
export function telemetryWords(
  { settings, environment, destination }: Rights,
  unreadable: boolean,
  json: boolean,
): string {
  const collecting = mayCollect(settings, environment, 'crash').kind === 'allowed';
  const status = {
    collecting,
    crash_reports: collecting && settings.consent.crash_reports,
    diagnostics: mayCollect(settings, environment, 'diagnostic').kind === 'allowed',
    review_before_sending: reviewsBeforeSending(settings, destination.endpoint),
    /** Of `collecting`. */
    decided_by: decidedBy(settings, environment, 'collecting', unreadable),
    crash_reports_decided_by: decidedBy(settings, environment, 'crash_reports', unreadable),
    diagnostics_decided_by: decidedBy(settings, environment, 'diagnostics', unreadable),
    /** The local-only log: what the environment says, else the saved choice. */
    preflight: environment.preflight ?? settings.preflight.enabled,
    preflight_raw: environment.preflightRaw ?? settings.preflight.raw,
    do_not_track: environment.doNotTrack,
    debug: environment.debug,
    endpoint: destination.endpoint,
    saved: {
      collection: settings.collection,
      crash_reports: settings.consent.crash_reports,
      diagnostics: settings.consent.diagnostics,
      review_before_sending: settings.consent.review_before_sending,
      decided_at: settings.consent.decided_at,
    },
  };
  if (json) return JSON.stringify(status, null, 2);
  const on = (value: boolean) => (value ? 'on' : 'off');
  const unconfirmed = status.review_before_sending && !settings.consent.review_before_sending;
  return [
    `Reports are ${collecting ? 'written' : 'not written'} on this computer (${status.decided_by}).`,
    `Sending crash reports: ${on(status.crash_reports)} (${status.crash_reports_decided_by}). Diagnostics: ${on(status.diagnostics)} (${status.diagnostics_decided_by}).`,
    `Review before sending: ${on(status.review_before_sending)}${unconfirmed ? ' (it was switched off for another destination; to confirm this one: stallari-cli telemetry review off)' : ''}.`,
    destination.problem ??
      (destination.endpoint === null ? 'No destination is set.' : `Destination: ${destination.endpoint}`),
  ].join('\n');
}
