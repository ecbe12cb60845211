import * as z from 'zod';
import { ConfigProblem } from './fleet.ts';
import { BreachAction, ProcessName } from './guardian-config.ts';
import { ProcessKind } from './primitives.ts';

/** What Settings shows and changes of guardian.json. No command, argument or environment of a process is in it. */

/** The numbers that Settings may change: the smallest and the largest that guardian.json takes. */
export const guardianRanges = {
  max_percent_of_memory: { least: 1, most: 100, whole: false },
  rss_mb: { least: 1, most: 16_777_216, whole: false },
  cpu_percent: { least: 1, most: 102_400, whole: false },
  cpu_sustained_s: { least: 1, most: 86_400, whole: false },
  max_failures: { least: 1, most: 100, whole: true },
  window_s: { least: 1, most: 604_800, whole: false },
} as const;
export type GuardianNumber = keyof typeof guardianRanges;

/** What applies to one process: written for it, for all, or Beacon's own default. */
export const GuardianLimits = z.object({
  rss_mb: z.number(),
  cpu_percent: z.number(),
  cpu_sustained_s: z.number(),
  max_failures: z.int(),
  window_s: z.number(),
  on_memory: BreachAction,
  on_cpu: BreachAction,
});
export type GuardianLimits = z.output<typeof GuardianLimits>;

export const GuardianSettings = z.object({
  /** Guardian.json on the disk was refused; what is shown is the last good one, which is in force. */
  problem: ConfigProblem.nullable(),
  memory_mb: z.number(),
  fleet: z.object({ max_percent_of_memory: z.number(), on_breach: z.enum(['stop', 'alert']) }),
  defaults: GuardianLimits,
  processes: z.array(
    z.object({
      name: z.string(),
      kind: ProcessKind,
      /** Written for this process alone. */
      own: GuardianLimits.partial(),
      in_force: GuardianLimits,
    }),
  ),
});
export type GuardianSettings = z.output<typeof GuardianSettings>;

/** One change of guardian.json. `process` null: for all; a value of null takes away what was written. */
export const GuardianChange = z.strictObject({
  process: ProcessName.nullable(),
  key: z.enum([
    'max_percent_of_memory',
    'fleet_on_breach',
    'rss_mb',
    'cpu_percent',
    'cpu_sustained_s',
    'max_failures',
    'window_s',
    'on_memory',
    'on_cpu',
  ]),
  value: z.union([z.number(), BreachAction]).nullable(),
});
export type GuardianChange = z.output<typeof GuardianChange>;
