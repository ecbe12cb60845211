import type { NetworkRecord } from '@contract/socket.ts';

/** What stays of state/network.jsonl (spec 5): 90 days and 5 MB. */
export const MOST_LOG_BYTES = 5 * 1024 * 1024;
const KEEP_MS = 90 * 24 * 60 * 60 * 1000;

export function isKept({ at }: Pick<NetworkRecord, 'at'>, nowMs: number): boolean {
  return nowMs - Date.parse(at) < KEEP_MS;
}

/** The requests of a log of so many bytes that stay: the young ones, and where it is too large the newer half of them. */
export function keptRequests<T extends Pick<NetworkRecord, 'at'>>(
  all: readonly T[],
  logBytes: number,
  nowMs: number,
): readonly T[] {
  const young = all.filter((one) => isKept(one, nowMs));
  return logBytes > MOST_LOG_BYTES ? young.slice(Math.floor(young.length / 2)) : young;
}
