import type { ReportType } from '@contract/report.ts';
import type { Retention } from '@contract/settings.ts';

/**
 * The caps of spec 2.1, per type, applied when a report is written. When full, dropped first: diagnostics, bare
 * reactions, read crashes, unread crashes; feedback with text and approved reports never.
 */
export interface Stored {
  readonly id: string;
  readonly type: ReportType;
  readonly capturedAtMs: number;
  /** All files of the report together. */
  readonly bytes: number;
  readonly read: boolean;
  readonly approved: boolean;
  /** Feedback that says something in words. */
  readonly hasText: boolean;
}

const MIB = 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The ids to drop so that a new report of `type` and `bytes` fits, in the order to drop them. */
export function toDrop(
  stored: readonly Stored[],
  incoming: { readonly type: ReportType; readonly bytes: number },
  retention: Retention,
  nowMs: number,
): readonly string[] {
  const droppable = stored.filter(mayDrop).sort((a, b) => rank(a) - rank(b) || a.capturedAtMs - b.capturedAtMs);
  // Age counts for all types: of one that is switched off by now, no new report would ever come.
  const dropped = new Set(
    droppable.filter(({ capturedAtMs }) => nowMs - capturedAtMs > retention.pending_days * DAY_MS).map(({ id }) => id),
  );
  const same = stored.filter(({ type, id }) => type === incoming.type && !dropped.has(id));
  let count = same.length + 1;
  let bytes = same.reduce((sum, one) => sum + one.bytes, incoming.bytes);
  for (const one of droppable) {
    if (count <= retention.pending_max && bytes <= retention.pending_mb * MIB) break;
    if (one.type !== incoming.type || dropped.has(one.id)) continue;
    dropped.add(one.id);
    count -= 1;
    bytes -= one.bytes;
  }
  return [...dropped];
}

const mayDrop = ({ approved, type, hasText }: Stored) => !approved && !(type === 'feedback' && hasText);

function rank({ type, read }: Stored): number {
  if (type === 'diagnostic') return 0;
  if (type === 'feedback') return 1;
  return read ? 2 : 3;
}

/** How many reports the text of state/dropped.json counts; 0 for anything else. Throws where it is no JSON. */
export function droppedIn(text: string | null | undefined): number {
  const count = Number(JSON.parse(text ?? '{}').dropped);
  return Number.isInteger(count) && count > 0 ? count : 0;
}
