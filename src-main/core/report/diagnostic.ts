import type { GuardianEvent } from '@contract/guardian-log.ts';
import type { Diagnostic, DiagnosticReport } from '@contract/report.ts';
import type { LocalFile } from '@contract/report-files.ts';
import { RULES_VERSION } from '@core/scrub/index.ts';
import type { ReportSurroundings } from './build.ts';
import { localWithoutFailure, openingOf } from './no-failure.ts';
import { utcSeconds } from './times.ts';

/** The daily diagnostic report: counts of one day, rolled up (spec 2.2, 5). Pure. */

/** What is added up over the day. */
export interface DayCounts {
  readonly succeeded: number;
  readonly failed: number;
  readonly kills: number;
  readonly restarts: number;
  readonly trips: number;
  readonly peakRssMb: number;
}
export const noCounts: DayCounts = { succeeded: 0, failed: 0, kills: 0, restarts: 0, trips: 0, peakRssMb: 0 };

/** What is so at the moment of the report. */
export interface FleetNow {
  readonly processes: number;
  readonly rssMb: number;
  readonly mcpUp: number;
  readonly mcpDown: number;
}

export function addCounts(a: DayCounts, b: DayCounts): DayCounts {
  return {
    succeeded: a.succeeded + b.succeeded,
    failed: a.failed + b.failed,
    kills: a.kills + b.kills,
    restarts: a.restarts + b.restarts,
    trips: a.trips + b.trips,
    peakRssMb: Math.max(a.peakRssMb, b.peakRssMb),
  };
}

const KILLS: readonly unknown[] = ['memory_budget', 'cpu_budget', 'hang', 'fleet'];

/** What one event of the Guardian adds. */
export function countsOf({ event, detail }: GuardianEvent): DayCounts {
  if (event === 'stopping' && KILLS.includes(detail['why'])) return { ...noCounts, kills: 1 };
  if (event === 'restart_scheduled') return { ...noCounts, restarts: 1 };
  if (event === 'breaker_opened') return { ...noCounts, trips: 1 };
  return noCounts;
}

export const DAY_MS = 24 * 60 * 60 * 1000;
const YEAR_S = 31_536_000;
const MOST = 1_000_000_000;

/**
 * Since when the day counts, with a clock that may have been set: a beginning that lies ahead is now. Null is a day that
 * has not begun.
 */
export function dayBegan(beganAtMs: number | null, nowMs: number): number {
  return beganAtMs === null || beganAtMs > nowMs ? nowMs : beganAtMs;
}

export function buildDiagnostic(
  counts: DayCounts,
  fleet: FleetNow,
  beganAtMs: number,
  nowMs: number,
  version: string | null,
  around: Omit<ReportSurroundings, 'sha256Hex'>,
): { readonly report: DiagnosticReport; readonly local: LocalFile } {
  const at = utcSeconds(nowMs);
  const count = (value: number) => Math.min(MOST, Math.max(0, Math.round(value)));
  const occurrences = { count: 1, first_at: at, last_at: at };
  const diagnostic: Diagnostic = {
    interval_s: Math.min(YEAR_S, Math.max(0, Math.round((nowMs - beganAtMs) / 1000))),
    managed_processes: count(fleet.processes),
    total_managed_rss_mb: count(fleet.rssMb),
    peak_rss_mb: count(Math.max(counts.peakRssMb, fleet.rssMb)),
    dispatch: { succeeded: count(counts.succeeded), failed: count(counts.failed) },
    mcp: { up: count(fleet.mcpUp), down: count(fleet.mcpDown) },
    guardian: { kills: count(counts.kills), restarts: count(counts.restarts), trips: count(counts.trips) },
  };
  return {
    report: {
      ...openingOf('diagnostic', at, { version, component: 'beacon.host' }, around),
      diagnostic,
      occurrences,
      scrub: { rules_version: RULES_VERSION, redactions: 0 },
      attachments: [],
    },
    local: localWithoutFailure(at, occurrences, [], around),
  };
}
