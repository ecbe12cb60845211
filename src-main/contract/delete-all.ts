import * as z from 'zod';
import { ReportId } from './primitives.ts';

/** "Delete all data" (spec 5), for the windows and the CLI. */

/** What would be deleted, for the question that comes before it. */
export const DeleteAllPlan = z.object({
  pending: z.int(),
  sent: z.int(),
  quarantined: z.int(),
  /** Reports that a server has or may have, and that can be proved to be this Mac's. */
  provable: z.int(),
  /** Hosts that will be asked to delete reports. */
  hosts: z.array(z.string()),
});
export type DeleteAllPlan = z.output<typeof DeleteAllPlan>;

/** `unsent`: reports that never left; `server`: deletions asked for; `rest`: everything else. */
export const DeleteAllProgress = z.object({
  step: z.enum(['unsent', 'server', 'rest']),
  done: z.int(),
  total: z.int(),
});
export type DeleteAllProgress = z.output<typeof DeleteAllProgress>;

/** A deletion that no server has acknowledged: its proof stays, as `sent/<id>.receipt.json`. */
export const OpenDeletion = z.object({
  id: ReportId,
  /** Where the report went; null where only its stub was left and no destination is set. */
  host: z.string().nullable(),
  /** In words: "could not be reached". */
  why: z.string(),
});
export type OpenDeletion = z.output<typeof OpenDeletion>;

export const DeleteAllOutcome = z.object({
  /**
   * `incomplete`: something could not be removed, see `left`. `cancelled`: stopped by the person, what is left is as it
   * was. `debug`: STALLARI_TELEMETRY_DEBUG; the requests were printed, nothing was removed.
   */
  kind: z.enum(['done', 'incomplete', 'cancelled', 'debug']),
  removed: z.object({ pending: z.int(), sent: z.int(), quarantined: z.int(), other: z.int() }),
  server: z.object({
    acknowledged: z.int(),
    waiting: z.array(OpenDeletion),
    /** Reports that a server has and nothing proves to be this Mac's: they cannot be deleted there. */
    without_proof: z.int(),
  }),
  /** What stays on purpose, in words. */
  kept: z.array(z.string()),
  left: z.array(z.object({ path: z.string(), why: z.string() })),
});
export type DeleteAllOutcome = z.output<typeof DeleteAllOutcome>;
