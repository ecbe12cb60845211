import type { GuardianEvent } from '@contract/guardian-log.ts';
import { printReport } from '@core/report/fit.ts';
import { rescrub } from '@core/report/rescrub.ts';
import type { ScrubContext } from '@core/scrub/types.ts';
import type { EventLog } from '../guardian/event-log.ts';
import { printJson, type StoredReport } from './report-files.ts';
import type { ReportStore } from './report-store.ts';

export interface ExportParts {
  readonly store: Pick<ReportStore, 'list'>;
  readonly log: Pick<EventLog, 'read'>;
  readonly scrubContext: () => Promise<ScrubContext>;
}

export interface Bundle {
  /** By their paths in the bundle. */
  readonly files: ReadonlyMap<string, string>;
  /** Reports that are not in it, and why. */
  readonly leftOut: readonly { readonly id: string; readonly why: string }[];
}

/** How far a long gathering is; false: nobody wants it any more, and it ends with `Stopped`. */
export type Steps = (done: number, total: number) => Promise<boolean>;
export class Stopped extends Error {
  override readonly name = 'Stopped';
}
const toTheEnd: Steps = async () => true;

/**
 * What a person may hand to somebody: reports as they would be sent, receipts of sent ones, and what the Guardian did.
 *
 * Never in it: config.json, guardian.json, what stays beside a report, proofs (whoever has one can have the report
 * deleted), logs, state, files that could not be read, and names of processes, which are numbered instead.
 *
 * @param sinceMs nothing older; null: everything
 */
export async function exportBundle(
  { store, log, scrubContext }: ExportParts,
  sinceMs: number | null,
  steps: Steps = toTheEnd,
): Promise<Bundle> {
  const files = new Map<string, string>();
  const leftOut: { id: string; why: string }[] = [];
  const isRecent = (at: string) => sinceMs === null || Date.parse(at) >= sinceMs;
  const { pending, sent } = await store.list();
  const context = await scrubContext();
  for (const [at, stored] of pending.entries()) {
    if (!(await steps(at, pending.length))) throw new Stopped();
    const { id, report } = stored;
    if (!isRecent(stored.local?.occurrences.last_at ?? report.timestamp)) continue;
    if (stored.newer) {
      leftOut.push({ id, why: 'a newer Beacon wrote it, with fields that this one cannot scrub' });
      continue;
    }
    try {
      // Scrubbed once more: it may have been edited with any program since.
      files.set(`pending/${id}.json`, printReport(rescrub(report, context).report));
    } catch {
      leftOut.push({ id, why: 'the scrubber could not read it' });
    }
  }
  for (const stored of sent) {
    if (stored.receipt === null || !isRecent(stored.receipt.sent_at)) continue;
    files.set(`sent/${stored.id}.json`, stored.text);
    files.set(`sent/${stored.id}.receipt.json`, printJson(withoutSecrets(stored)));
  }
  const events = (await log.read()).filter(({ at }) => isRecent(at));
  if (events.length > 0) files.set('guardian_events.jsonl', numbered(events));
  return { files, leftOut };
}

/** The receipt without what only its owner may have, and without the name of the process. */
function withoutSecrets({ receipt }: StoredReport): object {
  const { proof: _proof, name: _name, ...shown } = receipt ?? {};
  return shown;
}

/** `process-1`, `process-2` by first appearance: what happened to the same one can still be seen. */
function numbered(events: readonly GuardianEvent[]): string {
  const names = new Map<string, string>();
  const numberOf = (name: string) => {
    if (!names.has(name)) names.set(name, `process-${names.size + 1}`);
    return names.get(name) as string;
  };
  return events
    .map((event) => ({ ...event, name: event.name === null ? null : numberOf(event.name) }))
    .map((event) => `${JSON.stringify(event)}\n`)
    .join('');
}
