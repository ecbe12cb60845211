import type { BreachAction, GuardianConfig, Health, ProcessConfig, WatchConfig } from '@contract/guardian-config.ts';
import type { ProcessKind } from '@contract/primitives.ts';
import type { BackoffPolicy } from './backoff.ts';
import type { BreakerPolicy } from './breaker.ts';

const MIB = 1024 * 1024;

/** The numbers of spec 2.4, in force where guardian.json says nothing. */
export const defaults = {
  memory_metric: 'rss',
  rss_mb: 2048,
  cpu_percent: 90,
  cpu_sustained_s: 300,
  on_breach: { memory: 'restart', cpu: 'alert' },
  grace_s: 10,
  start_timeout_s: 60,
  stdin_timeout_s: 2,
  stop_timeout_s: 5,
  stdin: 'open',
  log: false,
  restart: {
    policy: 'on-failure',
    backoff_initial_s: 1,
    backoff_factor: 2,
    backoff_max_s: 300,
    jitter: 0.1,
    max_failures: 12,
    window_s: 3600,
    stable_after_s: 60,
    cool_down_s: 900,
    cool_down_max_s: 86_400,
    never_retry_exit_codes: [126, 127],
  },
} as const;

export interface BudgetPolicy {
  readonly memoryMetric: 'rss' | 'footprint';
  readonly memoryBytes: number;
  /** 1 is one core, summed over the process tree. */
  readonly cpuFraction: number;
  readonly cpuSustainedMs: number;
  readonly onMemory: BreachAction;
  readonly onCpu: BreachAction;
  readonly graceMs: number;
}

export interface RestartPolicy {
  readonly policy: 'always' | 'on-failure' | 'never';
  readonly backoff: BackoffPolicy;
  readonly breaker: BreakerPolicy;
  /** A life this long resets the delay, and nothing else. */
  readonly stableAfterMs: number;
  readonly neverRetryExitCodes: readonly number[];
}

/** How one process is guarded: guardian.json with every default filled in, in our units. No argument, no environment. */
export interface Plan {
  readonly name: string;
  readonly kind: ProcessKind;
  readonly component: string | null;
  readonly version: string | null;
  /** A higher number is kept longer. */
  readonly priority: number;
  readonly autostart: boolean;
  readonly budget: BudgetPolicy;
  readonly restart: RestartPolicy;
  readonly startTimeoutMs: number;
  readonly stdinTimeoutMs: number;
  readonly stopTimeoutMs: number;
  readonly log: boolean;
  readonly health: Health | null;
}

export interface FleetPolicy {
  readonly pollIntervalMs: number;
  /** Of the system's memory, 0 to 1. */
  readonly ceilingFraction: number;
  readonly onBreach: 'stop' | 'alert';
}

export interface WatchPlan {
  readonly name: string;
  readonly executable: string;
  readonly argsContain: string | null;
  readonly memoryBytes: number | null;
  readonly cpuFraction: number | null;
  readonly cpuSustainedMs: number;
}

/** The same of the whole fleet. */
export const fleetDefaults: Pick<GuardianConfig, 'poll_interval_ms' | 'fleet'> = {
  poll_interval_ms: 2000,
  fleet: { max_percent_of_memory: 50, on_breach: 'stop' },
};

export function fleetPolicy(config: Pick<GuardianConfig, 'poll_interval_ms' | 'fleet'>): FleetPolicy {
  return {
    pollIntervalMs: config.poll_interval_ms,
    ceilingFraction: config.fleet.max_percent_of_memory / 100,
    onBreach: config.fleet.on_breach,
  };
}

export function planOf(entry: ProcessConfig, config: Pick<GuardianConfig, 'defaults'>): Plan {
  const own = { ...defaults, ...defined(config.defaults), ...defined(entry) };
  const restart = { ...defaults.restart, ...defined(config.defaults.restart ?? {}), ...defined(entry.restart ?? {}) };
  const onBreach = { ...defaults.on_breach, ...spread(config.defaults.on_breach), ...spread(entry.on_breach) };
  return {
    name: entry.name,
    kind: entry.kind,
    component: entry.component ?? null,
    version: entry.version ?? null,
    priority: entry.priority,
    autostart: entry.autostart,
    budget: {
      memoryMetric: own.memory_metric,
      memoryBytes: own.rss_mb * MIB,
      cpuFraction: own.cpu_percent / 100,
      cpuSustainedMs: own.cpu_sustained_s * 1000,
      onMemory: onBreach.memory,
      onCpu: onBreach.cpu,
      graceMs: own.grace_s * 1000,
    },
    restart: {
      policy: restart.policy,
      backoff: {
        initialMs: restart.backoff_initial_s * 1000,
        factor: restart.backoff_factor,
        maxMs: restart.backoff_max_s * 1000,
        jitter: restart.jitter,
      },
      breaker: {
        maxFailures: restart.max_failures,
        windowMs: restart.window_s * 1000,
        coolDownMs: restart.cool_down_s * 1000,
        coolDownMaxMs: Math.max(restart.cool_down_s, restart.cool_down_max_s) * 1000,
      },
      stableAfterMs: restart.stable_after_s * 1000,
      neverRetryExitCodes: restart.never_retry_exit_codes,
    },
    startTimeoutMs: own.start_timeout_s * 1000,
    stdinTimeoutMs: own.stdin_timeout_s * 1000,
    stopTimeoutMs: own.stop_timeout_s * 1000,
    log: own.log,
    health: entry.health ?? null,
  };
}

export function watchPlanOf(entry: WatchConfig): WatchPlan {
  return {
    name: entry.name,
    executable: entry.match.executable,
    argsContain: entry.match.args_contain ?? null,
    memoryBytes: entry.rss_mb === undefined ? null : entry.rss_mb * MIB,
    cpuFraction: entry.cpu_percent === undefined ? null : entry.cpu_percent / 100,
    cpuSustainedMs: (entry.cpu_sustained_s ?? defaults.cpu_sustained_s) * 1000,
  };
}

function spread(onBreach: ProcessConfig['on_breach']): { memory?: BreachAction; cpu?: BreachAction } {
  if (onBreach === undefined) return {};
  if (typeof onBreach === 'string') return { memory: onBreach, cpu: onBreach };
  return defined(onBreach) as { memory?: BreachAction; cpu?: BreachAction };
}

/** The members that were written, so that an absent one does not hide a default. */
function defined<T extends object>(value: T): { [K in keyof T]-?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [K in keyof T]-?: Exclude<T[K], undefined>;
  };
}
