import type { Report, ReportType } from '@contract/report.ts';
import type { ApprovalFile, ApprovalMode } from '@contract/report-files.ts';
import type { RefusalReason, SendRight } from '@contract/reports-view.ts';
import type { Settings } from '@contract/settings.ts';
import { WORDING_VERSION } from '@contract/wording.ts';
import { utcSeconds } from '@core/report/times.ts';
import type { EnvironmentSwitch } from './environment.ts';

/**
 * Consent as pure decisions (spec 5): every writer and every sender asks here, at the moment of writing or sending,
 * with the settings as they are saved at that moment.
 */

/** The part of config.json that consent needs. */
export type ConsentSettings = Pick<Settings, 'consent' | 'collection'>;

export type CollectRight = { readonly kind: 'allowed' } | { readonly kind: 'refused'; readonly reason: RefusalReason };

/** May a report of this type be written to disk at all? Reports may be written without consent to send them. */
export function mayCollect(settings: ConsentSettings, environment: EnvironmentSwitch, type: ReportType): CollectRight {
  const off = switchedOff(settings, environment, type);
  if (off !== null) return { kind: 'refused', reason: off };
  if (type === 'diagnostic' && !settings.consent.diagnostics) return { kind: 'refused', reason: 'diagnostics_off' };
  return { kind: 'allowed' };
}

/** The first row of the table of spec 5: what nothing and nobody can override. */
function switchedOff(
  settings: ConsentSettings,
  environment: EnvironmentSwitch,
  type: ReportType,
): RefusalReason | null {
  if (environment.doNotTrack) return 'do_not_track';
  const allowed = {
    crash: environment.crash,
    diagnostic: environment.diagnostics,
    // What a person says of their own accord is not telemetry, but "off" means that nothing leaves.
    feedback: environment.crash || environment.diagnostics,
  }[type];
  if (!allowed) return 'switched_off_by_environment';
  return settings.collection ? null : 'collection_off';
}

/** What is needed to decide about one report. */
export interface ReportFacts {
  readonly type: ReportType;
  /** When it was captured; null when that is not known, which counts as before any decision. */
  readonly capturedAtMs: number | null;
  /** It holds only base fields: no message, log tail, breadcrumb text or attachment. */
  readonly baseOnly: boolean;
  /** Written by a newer minor, with fields that this version does not know: shown, but not sent by this version. */
  readonly newer: boolean;
  /** SHA-256 of the bytes as they are on disk now. */
  readonly sha256: string;
  readonly approval: ApprovalFile | null;
}

/** The base fields are what a standing choice may send without anybody having read it. */
export function isBaseOnly(report: Report): boolean {
  if (report.attachments.length > 0) return false;
  if (report.type !== 'crash') return report.type === 'diagnostic';
  const { message, log_tail, breadcrumbs } = report.crash;
  return message === undefined && log_tail === undefined && breadcrumbs.every(({ text }) => text === undefined);
}

/** Consent to the bytes with `sha256` for `endpoint`, under the wording of today. */
export function approvalOf(sha256: string, endpoint: string, mode: ApprovalMode, nowMs: number): ApprovalFile {
  return { sha256, endpoint, approved_at: utcSeconds(nowMs), mode, wording_version: WORDING_VERSION };
}

/** An approval holds for exactly these bytes and exactly this destination. */
export function approvalHolds(facts: ReportFacts, endpoint: string | null): boolean {
  return facts.approval !== null && facts.approval.sha256 === facts.sha256 && facts.approval.endpoint === endpoint;
}

/** It holds, and the choice it was made under is in force still: what a person may call approved. */
export function approvalStands(settings: ConsentSettings, facts: ReportFacts, endpoint: string | null): boolean {
  return endpoint !== null && approvalHolds(facts, endpoint) && modeStands(settings, facts, endpoint);
}

/** What pressing Send, or `beacon send <id>`, means now: the middle column of the table. */
export function sendRight(
  settings: ConsentSettings,
  environment: EnvironmentSwitch,
  facts: ReportFacts,
  endpoint: string | null,
): SendRight {
  const off = switchedOff(settings, environment, facts.type);
  if (off !== null) return { kind: 'refused', reason: off };
  if (facts.newer) return { kind: 'refused', reason: 'newer_format' };
  if (endpoint === null) return { kind: 'refused', reason: 'no_destination' };
  if (facts.approval !== null && approvalStands(settings, facts, endpoint)) {
    return { kind: 'allowed', mode: facts.approval.mode };
  }
  if (facts.type === 'feedback' || !typeSwitch(settings, facts.type)) return { kind: 'ask', mode: 'once' };
  if (standingAllows(settings, facts, endpoint)) return { kind: 'allowed', mode: 'standing' };
  return { kind: 'ask', mode: 'reviewed' };
}

/** What may leave by itself, when the outbox is drained: the right column of the table. */
export type OwnRight =
  | { readonly kind: 'send' }
  /** A standing choice covers it: once the scrubber has vouched for these bytes, approve them as `standing` and send. */
  | { readonly kind: 'approve' }
  | { readonly kind: 'wait'; readonly reason: RefusalReason };

export function mayGoByItself(
  settings: ConsentSettings,
  environment: EnvironmentSwitch,
  facts: ReportFacts,
  endpoint: string | null,
): OwnRight {
  const off = switchedOff(settings, environment, facts.type);
  if (off !== null) return { kind: 'wait', reason: off };
  if (facts.newer) return { kind: 'wait', reason: 'newer_format' };
  if (endpoint === null) return { kind: 'wait', reason: 'no_destination' };
  if (facts.approval !== null) {
    if (!approvalHolds(facts, endpoint)) return { kind: 'wait', reason: 'approval_void' };
    if (modeStands(settings, facts, endpoint)) return { kind: 'send' };
    return { kind: 'wait', reason: facts.type === 'diagnostic' ? 'diagnostics_off' : 'crash_reports_off' };
  }
  return standingAllows(settings, facts, endpoint) ? { kind: 'approve' } : { kind: 'wait', reason: 'not_approved' };
}

/** `once` outlives a withdrawal; everything else needs the choice it was made under to be in force still. */
function modeStands(settings: ConsentSettings, facts: ReportFacts, endpoint: string): boolean {
  const mode: ApprovalMode | undefined = facts.approval?.mode;
  switch (mode) {
    case undefined:
      return false;
    case 'once':
      return true;
    case 'reviewed':
      return typeSwitch(settings, facts.type);
    case 'standing':
      return standingAllows(settings, facts, endpoint);
    default:
      return mode satisfies never;
  }
}

/**
 * Review is off, and this report is one that choice was made for: captured after it, base fields only, to the
 * destination that was shown when it was made. Both times are saved to the second, so the second of the decision itself
 * counts as before it.
 */
function standingAllows({ consent }: ConsentSettings, facts: ReportFacts, endpoint: string): boolean {
  return (
    facts.type !== 'feedback' &&
    typeSwitch({ consent }, facts.type) &&
    !consent.review_before_sending &&
    facts.baseOnly &&
    consent.endpoint === endpoint &&
    consent.decided_at !== null &&
    facts.capturedAtMs !== null &&
    secondOf(facts.capturedAtMs) > secondOf(Date.parse(consent.decided_at))
  );
}

const secondOf = (ms: number): number => Math.floor(ms / 1000);

function typeSwitch({ consent }: Pick<ConsentSettings, 'consent'>, type: ReportType): boolean {
  return type === 'diagnostic' ? consent.diagnostics : consent.crash_reports;
}

/**
 * The approvals that a change of the saved choices voids: all that are not yet sent, `once` aside. `telemetry off` is a
 * withdrawal too: what waited must not go by itself when somebody switches it on again.
 *
 * @param unseen config.json was changed by hand while no Beacon ran. It may have said "off" in between, and nobody can
 *   tell: what was approved under it is asked for again.
 */
export function voidedByWithdrawal(settings: ConsentSettings, facts: ReportFacts, unseen = false): boolean {
  if (facts.approval === null || facts.approval.mode === 'once') return false;
  return unseen || !settings.collection || !typeSwitch(settings, facts.type);
}

/** The dialog of first launch is shown until there is a decision, but never where an environment switch has decided. */
export function showConsentPrompt(settings: ConsentSettings, environment: EnvironmentSwitch): boolean {
  return settings.consent.decided_at === null && !environment.doNotTrack && environment.crash && settings.collection;
}

/** The values that `telemetry status` names, each with the switch that decided it. */
export type TelemetryValue = 'collecting' | 'crash_reports' | 'diagnostics';

/**
 * Which switch decided that a value is what it is. "on" means as saved, so it never decides an "off". While config.json
 * is `unreadable`, collection is off without anybody's choice.
 */
export function decidedBy(
  { collection }: Pick<ConsentSettings, 'collection'>,
  environment: EnvironmentSwitch,
  value: TelemetryValue,
  unreadable = false,
): string {
  const allowed = value === 'diagnostics' ? environment.diagnostics : environment.crash;
  // Off twice over: the environment wins over everything, so it is what the person has to change first.
  if (!allowed && environment.decidedBy !== null) return environment.decidedBy;
  if (collection) return 'saved choice';
  return unreadable ? 'config.json cannot be read' : 'telemetry off';
}

/**
 * Review before sending as it works now: a standing choice is for the destination that was shown when it was made, so
 * any other acts as review on until it is confirmed.
 */
export function reviewsBeforeSending({ consent }: Pick<ConsentSettings, 'consent'>, endpoint: string | null): boolean {
  return consent.review_before_sending || (endpoint !== null && consent.endpoint !== endpoint);
}
