import * as z from 'zod';
import { Timestamp } from './primitives.ts';

/**
 * One line of guardian_events.jsonl: something the Guardian did or saw. Names, words and numbers only:
 * no argument, no environment, no output of the process, so that it may be written even when collection is off.
 */
export const GuardianEventName = z.enum([
  'host_started',
  'host_stopped',
  'config_loaded',
  'config_refused',
  'started',
  'ready',
  'exited',
  'restart_scheduled',
  'breaker_opened',
  'breaker_trial',
  'breaker_closed',
  'breaker_reset',
  'memory_over_budget',
  'cpu_over_budget',
  'over_budget_alert',
  'stopping',
  'hang',
  'health_failed',
  'start_refused',
  'fleet_over_ceiling',
  'fleet_victim',
  'fleet_back',
  'snoozed',
  'paused',
  'resumed',
  'joined',
  'left',
  'adopted',
  'reaped',
  'dispatch_paused',
  'dispatch_resumed',
  'report_written',
  'report_dropped',
  'scrub_failed',
  'store_failed',
  'fault',
  'ntfy_sent',
  'ntfy_failed',
]);
export type GuardianEventName = z.output<typeof GuardianEventName>;

export const GuardianEvent = z.object({
  at: Timestamp,
  event: GuardianEventName,
  /** The process's name, or null for the fleet and for Beacon itself. */
  name: z.string().max(100).nullable(),
  /** Words and numbers about it: `{ rss_mb: 513, limit_mb: 512 }`. */
  detail: z.record(z.string().max(40), z.union([z.string().max(200), z.number(), z.boolean(), z.null()])),
});
export type GuardianEvent = z.output<typeof GuardianEvent>;
