import { FixedList } from '@contract/fixed-list.ts';
import type { Report } from '@contract/report.ts';
import type { Fixed } from '@contract/reports-view.ts';
import { compareVersions } from '@core/version-order.ts';

/**
 * What the list says of a report, so that nobody sends what is known and mended: fixed in a version that is newer than
 * the report's own, or of a version that nobody looks after any more. Null where there is nothing to say: a fixed one that
 * came back in a newer version is worth sending.
 */
export function fixedFor(report: Report, list: Pick<FixedList, 'fixed' | 'end_of_life'>): Fixed | null {
  if (report.type !== 'crash') return null;
  const { version } = report.app;
  const entry = list.fixed.find(({ fingerprint }) => fingerprint === report.fingerprint);
  if (entry !== undefined) {
    const { fixed_in } = entry;
    const has = fixed_in !== null && version !== null && compareVersions(version, fixed_in) >= 0;
    if (!has) return { kind: 'fixed', version: fixed_in };
  }
  const ended = list.end_of_life.find((one) => version === one || version?.startsWith(`${one}.`) === true);
  return ended === undefined ? null : { kind: 'end_of_life', version: ended };
}

interface SignedList {
  readonly signed: string;
  readonly key: string;
  readonly signature: string;
  readonly vouched: readonly { readonly key: string; readonly signature: string }[];
}

function vouchers(value: unknown): SignedList['vouched'] {
  const read = FixedList.shape.vouched.safeParse(value);
  return read.success ? (read.data ?? []) : [];
}

/** The bytes that `signature` is of (contract/fixed-list), and the rest; null where it is no such document. */
export function signedPart(text: string): SignedList | null {
  try {
    const { signature, ...list } = JSON.parse(text) as Record<string, unknown>;
    if (typeof signature !== 'string' || typeof list['key'] !== 'string') return null;
    return { signed: JSON.stringify(list), key: list['key'], signature, vouched: vouchers(list['vouched']) };
  } catch {
    return null;
  }
}
