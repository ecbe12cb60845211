import type { AppView } from '@contract/app-view.ts';
import type { ConfigProblem } from '@contract/fleet.ts';
import { approvalStands, mayCollect, showConsentPrompt } from '@core/consent/consent.ts';
import { notices } from '@core/notices.ts';
import { utcSeconds } from '@core/report/times.ts';
import { checkCustomRule } from '@core/scrub/index.ts';
import type { Outbox } from './outbox.ts';
import { factsOf } from './report-facts.ts';
import type { StoredReport } from './report-files.ts';
import type { ReportStore } from './report-store.ts';
import { destinationOf } from './report-views.ts';
import type { Rights, SettingsStore } from './settings.ts';

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
export async function appView(
  facts: AppFacts,
  rights: Rights,
  settings: SettingsStore,
  store: ReportStore,
  outbox: Outbox,
  guardian: { readonly problem: ConfigProblem | null; readonly guards: boolean },
): Promise<AppView> {
  const { settings: saved, environment, destination } = rights;
  const { pending, sent, setAside } = await store.list();
  const waits = outbox.waiting();
  const waiting = pending.filter((stored) => approvalStands(saved, factsOf(stored), destination.endpoint)).length;
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
      pending: pending.length,
      unread: pending.filter(({ local }) => local?.read_at == null).length,
      sent: sent.length,
      quarantined: setAside.length,
      dropped: await store.dropped(),
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
    failure: newestFailure(pending, saved.dismissed),
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
function newestFailure(pending: readonly StoredReport[], dismissed: readonly string[]): string | null {
  let newest: { readonly id: string; readonly at: string } | null = null;
  for (const { id, report, local } of pending) {
    if (report.type !== 'crash' || local === null || local.read_at !== null) continue;
    const at = local.captured_at;
    if (newest === null || at > newest.at) newest = { id, at };
  }
  return newest === null || dismissed.includes(`failure:${newest.id}`) ? null : newest.id;
}
