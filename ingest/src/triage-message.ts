import { Sha256Hex, Timestamp } from '@contract/primitives.ts';
import * as z from 'zod';

/** What the triage is told: ids and enums, nothing that anybody wrote. */
export const TriageMessage = z.strictObject({
  kind: z.enum(['new', 'regressed', 'promoted']),
  fingerprint: Sha256Hex,
  at: Timestamp,
});
export type TriageMessage = z.output<typeof TriageMessage>;

/** Takes away the notice that this message was about. A newer one of the same fingerprint stays. */
export async function settleNotice(db: D1Database, { kind, fingerprint, at }: TriageMessage): Promise<void> {
  await db
    .prepare(
      'UPDATE fingerprints SET notice = NULL, notice_at = NULL WHERE fingerprint = ?1 AND notice = ?2 AND notice_at = ?3',
    )
    .bind(fingerprint, kind, at)
    .run();
}
