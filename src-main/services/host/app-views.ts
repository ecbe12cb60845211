import type { AppView } from '@contract/app-view.ts';
import type { ConfigProblem } from '@contract/fleet.ts';
import type { ReportList, ReportRow } from '@contract/reports-view.ts';
import { mayCollect, showConsentPrompt } from '@core/consent/consent.ts';
import { notices } from '@core/notices.ts';
import { utcSeconds } from '@core/report/times.ts';
import { checkCustomRule } from '@core/scrub/index.ts';
import { destinationOf } from '../reports/report-views.ts';
import type { Outbox } from '../sending/outbox.ts';
import type { Rights, SettingsStore } from '../settings/settings.ts';

export interface AppFacts {
  readonly version: string;
  readonly host: 'electron' | 'headless';
  readonly platform: 'macos' | 'linux';
  readonly home: string;
  readonly demo: boolean;
  readonly uncleanExit: string | null;
  /** Nothing can be saved: why, in words. */
  readonly storeProblem: string | null;
}

/** What every window knows of the app, read from the disk at this moment. */
export function appView(
  facts: AppFacts,
  rights: Rights,
  settings: SettingsStore,
  { reports, dropped }: ReportList,
  outbox: Pick<Outbox, 'waiting'>,
  guardian: { readonly problem: ConfigProblem | null; readonly guards: boolean },
): AppView {
  const { settings: saved, environment, destination } = rights;
  const waits = outbox.waiting();
  const count = (is: (row: ReportRow) => boolean) => reports.reduce((sum, row) => (is(row) ? sum + 1 : sum), 0);
  const waiting = count(({ state }) => state === 'approved');
  const refusedRules = saved.scrubber.custom.flatMap((rule) => {
    const checked = checkCustomRule(rule);
    return checked.ok ? [] : [{ name: rule.name, reason: checked.reason }];
  });
  const { storeProblem, ...shown } = facts;
  return {
    ...shown,
    consent: {
      prompt: showConsentPrompt(saved, environment),
      crash_reports: saved.consent.crash_reports,
      diagnostics: saved.consent.diagnostics,
      review_before_sending: saved.consent.review_before_sending,
      decided_at: saved.consent.decided_at,
      standing_endpoint: saved.consent.endpoint,
    },
    environment: {
      crash: environment.crash,
      diagnostics: environment.diagnostics,
      decided_by: environment.decidedBy,
      do_not_track: environment.doNotTrack,
      debug: environment.debug,
    },
    collecting: mayCollect(saved, environment, 'crash').kind === 'allowed',
    collection_saved: saved.collection,
    destination: destinationOf(rights),
    counts: {
      pending: count(({ state }) => state === 'pending') + waiting,
      unread: count(({ unread }) => unread),
      sent: count(({ state }) => state === 'sent'),
      quarantined: count(({ state }) => state === 'quarantined'),
      dropped,
    },
    preferences: {
      project_id: saved.project_id,
      launch_at_login: saved.launch_at_login,
      show_count: saved.show_count,
      notifications: saved.notifications,
      github_repository: saved.github.repository,
      ntfy: { url: saved.ntfy.url, min_severity: saved.ntfy.min_severity },
    },
    retention_days: { pending: saved.retention.pending_days, sent: saved.retention.sent_days },
    outbox: {
      waiting,
      because: waiting === 0 ? null : (waits?.because ?? null),
      until: waiting === 0 || waits === null ? null : utcSeconds(waits.untilMs),
    },
    failure: newestFailure(reports, saved.dismissed),
    notices: [
      ...notices({
        configProblem: settings.problem,
        guardianProblem: guardian.problem,
        guards: guardian.guards,
        endpointProblem: destination.problem,
        environment,
        collection: saved.collection,
        refusedRules,
        storeProblem,
        outbox: { waiting, because: waits?.because ?? null },
        uncleanExit: facts.uncleanExit,
        dismissed: saved.dismissed,
      }),
    ],
  };
}

/** The newest unread crash that no window has asked about. In its own words a person reads of it in Reports. */
function newestFailure(rows: readonly ReportRow[], dismissed: readonly string[]): string | null {
  let newest: { readonly id: string; readonly at: string } | null = null;
  for (const { id, type, unread, timestamp: at } of rows) {
    if (type !== 'crash' || !unread || at === null) continue;
    if (newest === null || at > newest.at) newest = { id, at };
  }
  return newest === null || dismissed.includes(`failure:${newest.id}`) ? null : newest.id;
}
