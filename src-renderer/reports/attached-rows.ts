import type { Attachment, Report } from '@contract/report.ts';
import type { LyingFile } from '@contract/reports-view.ts';

/** One file that is attached to a report, could be, or is named by it and not there any more. */
export interface AttachedRow {
  readonly kind: Attachment['kind'];
  readonly on: boolean;
  /** What would be sent, where it is there; else nothing can be, until it is put in again. */
  readonly file: LyingFile | null;
}

/**
 * The rows for what is attached: a picture can be added to whatever a person reviews, so it always has one; a bundle has
 * one where it is there or named. A file that was changed since it was attached is another one: the row is off then, and
 * ticking it attaches what lies there now.
 */
export function attachedRows({ type, attachments }: Report, lying: readonly LyingFile[]): readonly AttachedRow[] {
  if (type === 'diagnostic') return [];
  return (['screenshot', 'bundle'] as const).flatMap((kind) => {
    const named = attachments.find((one) => one.kind === kind);
    const there = lying.filter((one) => one.kind === kind);
    const file = there.find(({ sha256 }) => sha256 === named?.sha256) ?? there[0] ?? null;
    if (kind === 'bundle' && named === undefined && file === null) return [];
    return [{ kind, on: named !== undefined, file }];
  });
}

/** The bytes that go beside the report's own. */
export function attachedBytes({ attachments }: Report): number {
  return attachments.reduce((sum, { bytes }) => sum + bytes, 0);
}
