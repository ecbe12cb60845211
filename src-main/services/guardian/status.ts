import type { ConfigProblem, DeathCertificate, FleetStatus, ProcessState, ProcessStatus } from '@contract/fleet.ts';
import type { MemoryPressure } from '@contract/primitives.ts';
import { shownFailures, trialAtMs } from '@core/fleet/breaker.ts';
import type { Sample } from '@core/fleet/budget.ts';
import { type Fleet, fleetBytes } from '@core/fleet/decide.ts';
import type { FleetPolicy } from '@core/fleet/plan.ts';
import type { Guarded } from '@core/fleet/process.ts';
import { utcSeconds } from '@core/report/times.ts';

const MIB = 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;
const mib = (bytes: number) => Math.round((bytes / MIB) * 10) / 10;
const percent = (fraction: number) => Math.round(fraction * 1000) / 10;

/** Monotonic moments as the wall clock shows them now. */
export interface Moment {
  readonly nowMs: number;
  readonly wallMs: number;
}

export interface StatusFacts {
  readonly fleet: Fleet;
  readonly policy: FleetPolicy;
  readonly samples: ReadonlyMap<string, Sample>;
  readonly certificates: ReadonlyMap<string, DeathCertificate>;
  readonly host: FleetStatus['host'];
  readonly pausedUntilMs: number | null;
  readonly totalBytes: number;
  readonly cores: number;
  readonly pressure: MemoryPressure | null;
  readonly problem: ConfigProblem | null;
  readonly moment: Moment;
}

/** The document of `guard status --json`, and what every fleet view shows. */
export function fleetStatus(facts: StatusFacts): FleetStatus {
  const { fleet, policy, samples, moment } = facts;
  const processes = [...fleet.processes.values()].map((process) =>
    processStatus(
      process,
      samples.get(process.plan.name) ?? null,
      facts.certificates.get(process.plan.name) ?? null,
      moment,
    ),
  );
  const cpu = processes.reduce((sum, { cpu_percent }) => sum + (cpu_percent ?? 0), 0);
  return {
    host: facts.host,
    paused: fleet.paused,
    paused_until: wallOf(facts.pausedUntilMs, moment),
    fleet: {
      rss_mb: mib(fleetBytes(fleet.processes.values(), samples)),
      ceiling_mb: mib(facts.totalBytes * policy.ceilingFraction),
      memory_mb: mib(facts.totalBytes),
      cpu_percent: Math.round(cpu * 10) / 10,
      cores: facts.cores,
      pressure: facts.pressure,
      over_ceiling: fleet.dispatchPaused,
    },
    processes,
    watched: [],
    config_problem: facts.problem,
    poll_interval_ms: policy.pollIntervalMs,
  };
}

function processStatus(
  process: Guarded,
  sample: Sample | null,
  certificate: DeathCertificate | null,
  moment: Moment,
): ProcessStatus {
  const { plan, phase, breaker, watch } = process;
  const alive = phase.is === 'starting' || phase.is === 'running' || phase.is === 'stopping';
  const shown = alive ? sample : null;
  const sinceMs = watch.memorySinceMs ?? watch.cpuSinceMs;
  return {
    name: plan.name,
    kind: plan.kind,
    pid: alive ? phase.pid : null,
    state: stateOf(process),
    rss_mb: shown === null ? null : mib(shown.rssBytes),
    footprint_mb: shown?.footprintBytes == null ? null : mib(shown.footprintBytes),
    cpu_percent: shown?.cpuFraction == null ? null : percent(shown.cpuFraction),
    restarts_24h: process.restartsAtMs.filter((atMs) => atMs > moment.nowMs - DAY_MS).length,
    breaker: {
      state: breaker.state,
      failures: shownFailures(breaker, moment.nowMs, plan.restart.breaker),
      next_at: wallOf(
        phase.is === 'backing_off' ? phase.untilMs : phase.is === 'open' ? trialAtMs(breaker) : null,
        moment,
      ),
    },
    last_exit: certificate?.exit ?? null,
    source: process.source,
    started_at: alive ? wallOf(phase.sinceMs, moment) : null,
    subprocesses: shown?.subprocesses ?? null,
    budget: {
      rss_mb: mib(plan.budget.memoryBytes),
      cpu_percent: percent(plan.budget.cpuFraction),
      cpu_sustained_s: plan.budget.cpuSustainedMs / 1000,
      max_failures: plan.restart.breaker.maxFailures,
      window_s: plan.restart.breaker.windowMs / 1000,
    },
    over_budget_s: sinceMs === null ? null : Math.round((moment.nowMs - sinceMs) / 1000),
    over_budget: watch.memorySinceMs !== null ? 'memory' : watch.cpuSinceMs !== null ? 'cpu' : null,
    snoozed_until: wallOf(process.snoozedUntilMs, moment),
  };
}

export function stateOf({ phase }: Guarded): ProcessState {
  if (phase.is === 'starting' || phase.is === 'running') return phase.trial ? 'trial' : phase.is;
  return phase.is;
}

export function wallOf(atMs: number | null, { nowMs, wallMs }: Moment): string | null {
  return atMs === null ? null : utcSeconds(atMs - nowMs + wallMs);
}
