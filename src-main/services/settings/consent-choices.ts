import type { SettingsPatch } from '@contract/app-view.ts';
import type { Settings } from '@contract/settings.ts';
import { WORDING_VERSION } from '@contract/wording.ts';

/** The saved choices after a decision of the person. Every change of consent begins a new "since then". */

/** The answer to the first-launch dialog: Enable turns on crash reports with review, and nothing else. */
export function decided(settings: Settings, choice: 'enable' | 'not_now', at: string): Settings {
  return {
    ...settings,
    consent: {
      ...settings.consent,
      crash_reports: choice === 'enable',
      review_before_sending: true,
      endpoint: null,
      decided_at: at,
      wording_version: WORDING_VERSION,
    },
  };
}

/**
 * A change in Settings. `shown` is the destination that was on screen: a standing choice is for it alone, and it is made
 * (or confirmed, when review is off already) by switching review off, never by any other change.
 * Diagnostics are not collected while they are off, so switching them needs no new "since then".
 */
export function changed(settings: Settings, patch: SettingsPatch, shown: string | null, at: string): Settings {
  const { consent } = settings;
  const touchesConsent =
    patch.crash_reports !== undefined || patch.diagnostics !== undefined || patch.review_before_sending !== undefined;
  const anew = patch.crash_reports !== undefined || patch.review_before_sending !== undefined;
  return {
    ...settings,
    collection: patch.collection ?? settings.collection,
    endpoint: patch.endpoint === undefined ? settings.endpoint : patch.endpoint,
    project_id: patch.project_id ?? settings.project_id,
    launch_at_login: patch.launch_at_login ?? settings.launch_at_login,
    show_count: patch.show_count ?? settings.show_count,
    notifications: patch.notifications ?? settings.notifications,
    github: {
      ...settings.github,
      repository: patch.github_repository === undefined ? settings.github.repository : patch.github_repository,
    },
    ntfy: {
      ...settings.ntfy,
      url: patch.ntfy_url === undefined ? settings.ntfy.url : patch.ntfy_url,
      min_severity: patch.ntfy_min_severity ?? settings.ntfy.min_severity,
    },
    consent: touchesConsent
      ? {
          ...consent,
          crash_reports: patch.crash_reports ?? consent.crash_reports,
          diagnostics: patch.diagnostics ?? consent.diagnostics,
          review_before_sending: patch.review_before_sending ?? consent.review_before_sending,
          endpoint: confirmed(consent.endpoint, patch, shown),
          decided_at: anew || consent.decided_at === null ? at : consent.decided_at,
          wording_version: WORDING_VERSION,
        }
      : consent,
  };
}

function confirmed(before: string | null, patch: SettingsPatch, shown: string | null): string | null {
  if (patch.review_before_sending === undefined) return before;
  return patch.review_before_sending ? null : shown;
}
