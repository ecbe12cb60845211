import { decidedBy, mayCollect, reviewsBeforeSending } from '@core/consent/consent.ts';
import { type Cli, exit } from '../context.ts';

/** `telemetry status`: the effective values, and which switch decided each. */
export async function telemetryStatus(cli: Cli, options: { json?: boolean }): Promise<number> {
  const { rights, settings: store } = await cli.reading();
  const { settings, environment, destination } = await rights();
  const unreadable = store.problem !== null;
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
  if (options.json === true) {
    cli.out(JSON.stringify(status, null, 2));
    return exit.done;
  }
  const on = (value: boolean) => (value ? 'on' : 'off');
  cli.out(`Reports are ${collecting ? 'written' : 'not written'} on this computer (${status.decided_by}).`);
  cli.out(
    `Sending crash reports: ${on(status.crash_reports)} (${status.crash_reports_decided_by}). Diagnostics: ${on(status.diagnostics)} (${status.diagnostics_decided_by}).`,
  );
  const unconfirmed = status.review_before_sending && !settings.consent.review_before_sending;
  cli.out(
    `Review before sending: ${on(status.review_before_sending)}${unconfirmed ? ' (it was switched off for another destination; to confirm this one: stallari-cli telemetry review off)' : ''}.`,
  );
  cli.out(
    destination.problem ??
      (destination.endpoint === null ? 'No destination is set.' : `Destination: ${destination.endpoint}`),
  );
  return exit.done;
}

/** `telemetry on|off`: the saved choice to collect at all. It changes no consent, and tells nobody. */
export async function telemetrySwitch(cli: Cli, on: boolean): Promise<number> {
  const { settings, environment } = await cli.reading();
  await settings.update((saved) => ({ ...saved, collection: on }));
  cli.out(
    on
      ? 'Collection is on: failures become reports on this computer. Sending them is as you chose before.'
      : 'Collection is off: no report is written, nothing is sent. The Guardian goes on.',
  );
  const narrows = !environment.crash || !environment.diagnostics;
  if (on && narrows && environment.decidedBy !== null)
    cli.err(`${environment.decidedBy} is set here, and narrows that for the programs that see it.`);
  return exit.done;
}
