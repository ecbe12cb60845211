import type { Receipt } from '@contract/report-files.ts';
import { utcSeconds } from '@core/report/times.ts';
import { deviceIdOf } from '../capture/device-id.ts';
import type { Digest } from '../ports/clock.ts';
import type { StoredReport } from '../reports/report-files.ts';

/** How long the ingest keeps a report's body (spec 8). */
const KEPT_THERE_DAYS = 90;

export interface Accepted {
  readonly atMs: number;
  readonly status: number;
  readonly url: string;
  readonly proof: string | null;
}

/** What stays of a report that a server took. Repeats that came after its approval are counted here from now on. */
export function receiptOf(stored: StoredReport, { atMs, status, url, proof }: Accepted): Receipt {
  const { local, approval } = stored;
  if (approval === null) throw new Error('a report without approval has no receipt');
  const later = local === null ? 0 : Math.max(0, local.occurrences.count - stored.report.occurrences.count);
  return {
    version: 1,
    report_id: stored.id,
    sent_at: utcSeconds(atMs),
    endpoint: approval.endpoint,
    url,
    status,
    bytes: stored.bytes.length,
    sha256: stored.sha256,
    approval,
    proof,
    name: local?.name ?? null,
    kind: local?.kind ?? null,
    findings: local?.findings ?? [],
    later_occurrences: later,
    last_occurrence_at: later > 0 ? (local?.occurrences.last_at ?? null) : null,
    kept_there_days: KEPT_THERE_DAYS,
    deletion: null,
  };
}

/** The proof kept since the capture; else one made now, if it still belongs to the report's device id. */
export function proofOf({ id, report, local }: StoredReport, uuid: string, digest: Digest): string | null {
  const made = deviceIdOf(uuid, id, digest);
  return made.deviceId === report.device_id ? made.proof : (local?.proof ?? null);
}
