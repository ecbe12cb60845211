import * as z from 'zod';
import { MemoryPressure, ProcessKind, ReportId, Timestamp } from './primitives.ts';

/** What the Guardian says of its fleet: to the windows, the CLI (`guard status --json`, spec 2.6) and the socket. */

export const ProcessState = z.enum([
  'starting',
  'running',
  'trial',
  'backing_off',
  'stopping',
  'stopped',
  'open',
  'paused_by_fleet',
]);
export type ProcessState = z.output<typeof ProcessState>;

/** Who ended a process. `itself`: nobody; `system`: a signal that Beacon did not send. */
export const StoppedBy = z.enum([
  'itself',
  'system',
  'person',
  'memory_budget',
  'cpu_budget',
  'hang',
  'fleet',
  'quit',
  'config',
]);
export type StoppedBy = z.output<typeof StoppedBy>;

export const LastExit = z.object({
  at: Timestamp,
  code: z.int().nullable(),
  signal: z.string().nullable(),
  stopped_by: StoppedBy,
});
export type LastExit = z.output<typeof LastExit>;

export const BreakerState = z.enum(['closed', 'open', 'half-open']);

export const ProcessStatus = z.object({
  name: z.string(),
  kind: ProcessKind,
  pid: z.int().nullable(),
  state: ProcessState,
  rss_mb: z.number().nullable(),
  /** What macOS judges memory by; null where the system has no such number. */
  footprint_mb: z.number().nullable(),
  cpu_percent: z.number().nullable(),
  restarts_24h: z.int(),
  breaker: z.object({
    state: BreakerState,
    /** Failures inside the window. */
    failures: z.int(),
    /** When it is started next: the end of the delay, or the next trial. */
    next_at: Timestamp.nullable(),
  }),
  last_exit: LastExit.nullable(),
  /** Where the process comes from: guardian.json, a wrapper, or a host application. */
  source: z.enum(['config', 'joined', 'adopted']),
  started_at: Timestamp.nullable(),
  subprocesses: z.int().nullable(),
  budget: z.object({
    rss_mb: z.number(),
    cpu_percent: z.number(),
    cpu_sustained_s: z.number(),
    max_failures: z.int(),
    window_s: z.number(),
  }),
  /** How long it has been over a budget that has not been acted on yet, in seconds. */
  over_budget_s: z.number().nullable(),
  over_budget: z.enum(['memory', 'cpu']).nullable(),
  snoozed_until: Timestamp.nullable(),
});
export type ProcessStatus = z.output<typeof ProcessStatus>;

export const WatchedStatus = z.object({
  name: z.string(),
  /** As many processes match it. */
  pids: z.int(),
  /** Which those are. An older host does not say. */
  pid_list: z.array(z.int()).default([]),
  rss_mb: z.number().nullable(),
  cpu_percent: z.number().nullable(),
  budget_mb: z.number().nullable(),
  over_budget: z.boolean(),
});
export type WatchedStatus = z.output<typeof WatchedStatus>;

/** Why guardian.json was refused: where, what was there and what was expected. */
export const ConfigProblem = z.object({
  path: z.string(),
  message: z.string(),
  line: z.int().nullable(),
});
export type ConfigProblem = z.output<typeof ConfigProblem>;

/** The document of `guard status --json`. */
export const FleetStatus = z.object({
  host: z.object({ running: z.boolean(), pid: z.int().nullable() }),
  paused: z.boolean(),
  paused_until: Timestamp.nullable(),
  fleet: z.object({
    rss_mb: z.number(),
    ceiling_mb: z.number(),
    memory_mb: z.number(),
    cpu_percent: z.number(),
    cores: z.int(),
    pressure: MemoryPressure.nullable(),
    over_ceiling: z.boolean(),
  }),
  processes: z.array(ProcessStatus),
  watched: z.array(WatchedStatus),
  /** The last guardian.json was refused; the one before it is in force. */
  config_problem: ConfigProblem.nullable(),
  poll_interval_ms: z.int(),
});
export type FleetStatus = z.output<typeof FleetStatus>;

/** The last ten minutes of one process, oldest first; null where it was not running. */
export const FleetHistory = z.object({
  step_s: z.number(),
  processes: z.record(
    z.string(),
    z.object({ rss_mb: z.array(z.number().nullable()), cpu_percent: z.array(z.number().nullable()) }),
  ),
});
export type FleetHistory = z.output<typeof FleetHistory>;

/** What is known of the last end of a process. */
export const DeathCertificate = z.object({
  name: z.string(),
  exit: LastExit,
  /** Memory at the end and the limit, where a budget ended it. */
  rss_mb: z.number().nullable(),
  limit_mb: z.number().nullable(),
  cpu_percent: z.number().nullable(),
  uptime_s: z.number().nullable(),
  restarts: z.array(Timestamp),
  /** At most five, scrubbed. */
  last_lines: z.array(z.string()),
  report_id: ReportId.nullable(),
});
export type DeathCertificate = z.output<typeof DeathCertificate>;
