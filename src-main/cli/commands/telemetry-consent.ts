import type { SettingsPatch } from '@contract/app-view.ts';
import type { Settings } from '@contract/settings.ts';
import { reviewsBeforeSending } from '@core/consent/consent.ts';
import { type ConsentChange, consentText } from '@core/consent/consent-text.ts';
import { utcSeconds } from '@core/report/times.ts';
import { voidWithdrawn } from '@services/sending/withdrawal.ts';
import { changed } from '@services/settings/consent-choices.ts';
import type { Rights } from '@services/settings/settings.ts';
import { type Cli, exit } from '../context.ts';
import { agreed } from '../terminal.ts';

/** The two kinds of report that a saved choice may send. */
export type Kind = 'crash' | 'diagnostics';

const patches: Record<ConsentChange, SettingsPatch> = {
  // As Enable in the dialog: with review, whatever was chosen before.
  crash: { crash_reports: true, review_before_sending: true },
  diagnostics: { diagnostics: true },
  review_on: { review_before_sending: true },
  review_off: { review_before_sending: false },
};

const questions: Record<ConsentChange, string> = {
  crash: 'Switch crash reports on?',
  diagnostics: 'Switch diagnostics on?',
  review_on: 'Switch review before sending on?',
  review_off: 'Send reports without showing them first?',
};

/** `telemetry on crash|diagnostics`, `telemetry review on|off`: shows the text and asks; off a terminal exit 3. */
export async function telemetryConsent(cli: Cli, change: ConsentChange): Promise<number> {
  const { settings, rights } = await cli.services();
  const before = await rights();
  const done = isSo(before, change);
  if (done !== null) {
    cli.out(done);
    return exit.done;
  }
  const refusal = refusalOf(before, change);
  if (refusal !== null) {
    cli.err(refusal);
    return exit.refused;
  }
  if (!cli.interactive) {
    cli.err('This needs your answer, and this is not a terminal to ask on. Run it in a terminal. Nothing was changed.');
    return exit.refused;
  }
  cli.out(consentText(change, before.destination));
  if (!(await agreed(cli, questions[change]))) {
    cli.err('Nothing was changed.');
    return exit.refused;
  }
  const shown = before.destination.endpoint;
  let saved = false;
  await settings.update((now): Settings => {
    // Edited while the question stood there: the answer was to another one.
    saved = now.endpoint === before.settings.endpoint;
    return saved ? changed(now, patches[change], shown, utcSeconds(cli.now())) : now;
  });
  if (!saved) {
    cli.err('The destination changed in the meantime, so nothing was changed. Try again.');
    return exit.failed;
  }
  cli.out(answers[change](shown ?? 'nowhere'));
  if (!before.settings.collection) cli.err('Collection is off, so no report is written: stallari-cli telemetry on');
  return exit.done;
}

const answers: Record<ConsentChange, (endpoint: string) => string> = {
  crash: () => 'Crash reports are on. You see each one before it is sent.',
  diagnostics: () => 'Diagnostics are on.',
  review_on: () => 'Review before sending is on.',
  review_off: (endpoint) => `Review before sending is off, for ${endpoint} alone and for reports captured from now on.`,
};

/** What there is nothing to change about, in words. */
function isSo({ settings, destination }: Rights, change: ConsentChange): string | null {
  const { consent } = settings;
  switch (change) {
    case 'crash':
      return consent.crash_reports ? 'Crash reports are on already.' : null;
    case 'diagnostics':
      return consent.diagnostics ? 'Diagnostics are on already.' : null;
    case 'review_on':
      return consent.review_before_sending ? 'Review before sending is on already.' : null;
    case 'review_off':
      // Off for another destination than the one in force is what this command confirms.
      return destination.endpoint !== null && !reviewsBeforeSending(settings, destination.endpoint)
        ? `Review before sending is off already, for ${destination.endpoint}.`
        : null;
    default:
      return change satisfies never;
  }
}

/** Why it is not even asked. */
function refusalOf({ settings, environment, destination }: Rights, change: ConsentChange): string | null {
  const allowed = { crash: environment.crash, diagnostics: environment.diagnostics, review_on: true }[
    change as Exclude<ConsentChange, 'review_off'>
  ];
  const forbidden = environment.doNotTrack || !(allowed ?? (environment.crash || environment.diagnostics));
  if (change !== 'review_on' && forbidden && environment.decidedBy !== null)
    return `${environment.decidedBy} forbids it here, so nothing was asked or changed.`;
  if (change !== 'review_off') return null;
  if (destination.endpoint === null)
    return destination.problem ?? 'No destination is set, so there is nothing to allow. Set "endpoint" in config.json.';
  if (!settings.consent.crash_reports && !settings.consent.diagnostics)
    return 'Crash reports and diagnostics are off, so nothing is sent by itself. First: stallari-cli telemetry on crash';
  return null;
}

/** `telemetry off crash|diagnostics`: no question, no request; what was approved under it and not yet sent is void. */
export async function telemetryWithdraw(cli: Cli, kind: Kind): Promise<number> {
  const { settings, store } = await cli.services();
  const patch: SettingsPatch = kind === 'crash' ? { crash_reports: false } : { diagnostics: false };
  const saved = await settings.update((now) => {
    const on = kind === 'crash' ? now.consent.crash_reports : now.consent.diagnostics;
    return on || now.consent.decided_at === null ? changed(now, patch, null, utcSeconds(cli.now())) : now;
  });
  const voided = await voidWithdrawn(settings, store);
  const what = kind === 'crash' ? 'Crash reports are off' : 'Diagnostics are off';
  const back =
    voided.length === 0
      ? ''
      : ` ${voided.length === 1 ? 'One report that was' : `${voided.length} reports that were`} approved and not yet sent ${voided.length === 1 ? 'is' : 'are'} pending again.`;
  cli.out(`${what}. Nobody was told.${back}`);
  if (kind === 'crash' && saved.collection)
    cli.out('Failures still become reports on this computer. To stop that, too: stallari-cli telemetry off');
  return exit.done;
}
