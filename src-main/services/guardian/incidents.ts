import type { ProcessConfig } from '@contract/guardian-config.ts';
import type { MemoryPressure } from '@contract/primitives.ts';
import type { CrashType, ResourceSnapshot } from '@contract/report.ts';
import type { Sample } from '@core/fleet/budget.ts';
import type { Plan } from '@core/fleet/plan.ts';
import type { Exit, ReportCause } from '@core/fleet/process.ts';
import { publicPackageOf } from '@core/packages/index.ts';
import type { Incident, RawBreadcrumb, Subject } from '@core/report/incident.ts';

const MIB = 1024 * 1024;

const types: Record<ReportCause, CrashType | null> = {
  exit: null,
  memory: 'memory_pressure',
  cpu: 'cpu_runaway',
  fleet: 'fleet_ceiling',
  hang: 'hang',
  restart_loop: 'restart_loop',
};

const aftermaths: Record<ReportCause, string | null> = {
  exit: null,
  memory: 'Beacon acted, because it was over its memory budget.',
  cpu: 'Beacon acted, because it was over its CPU budget.',
  fleet: 'Beacon stopped it, because all processes together were over the ceiling.',
  hang: 'Beacon stopped it, because it did not answer its health check.',
  restart_loop: 'Beacon gave up starting it again for now.',
};

/** A guardrail action or an exit, as the collector takes it. */
export function incidentOf(facts: {
  readonly plan: Plan;
  readonly config: ProcessConfig | null;
  readonly cause: ReportCause;
  readonly exit: Exit | null;
  readonly sample: Sample | null;
  readonly errorText: string;
  readonly breadcrumbs: readonly RawBreadcrumb[];
  readonly totalBytes: number;
  readonly pressure: MemoryPressure | null;
  readonly atMs: number;
}): Incident {
  const { plan, config, cause, exit } = facts;
  return {
    atMs: facts.atMs,
    type: types[cause],
    signal: exit?.signal ?? null,
    exitCode: exit?.code ?? null,
    jetsamReason: null,
    frictionKind: null,
    phase: null,
    errorText: facts.errorText,
    snapshot: snapshotOf(facts.sample, facts.totalBytes),
    // The last crumb is what this report is about.
    breadcrumbs: [...facts.breadcrumbs, { atMs: facts.atMs, event: 'crash', detail: cause, text: null }],
    pressure: facts.pressure,
    subject: subjectOf(plan, config),
    aftermath: aftermaths[cause],
  };
}

/** Whom a report is about, by its entry in guardian.json. */
export function subjectOf(plan: Plan, config: ProcessConfig | null): Subject {
  return {
    name: plan.name,
    kind: plan.kind,
    component: plan.component,
    publicPackage: config === null ? null : publicPackageOf(config.command, config.args),
    version: plan.version,
    folder: config?.cwd ?? null,
  };
}

export function snapshotOf(sample: Sample | null, totalBytes: number): ResourceSnapshot {
  return {
    rss_mb: Math.round((sample?.rssBytes ?? 0) / MIB),
    cpu_percent: Math.round((sample?.cpuFraction ?? 0) * 1000) / 10,
    subprocess_count: sample?.subprocesses ?? 0,
    total_managed_rss_mb: Math.round(totalBytes / MIB),
  };
}
