import type { NetworkRecord } from '@contract/socket.ts';
import type { Formats } from '../parts/format.ts';
import { text } from '../text.ts';

const words = text.network;

export interface NetworkRow {
  readonly when: string;
  readonly why: string;
  /** Method, host and path: "POST reports.example.com/v1/reports". */
  readonly where: string;
  readonly bytes: string;
  readonly answer: string;
  readonly tone: 'ok' | 'bad' | 'idle';
}

/** One request in words. What could not be sent has no answer, and says why. */
export function networkRow(record: NetworkRecord, nowMs: number, format: Formats): NetworkRow {
  const { at, why, method, url, bytes, status, error } = record;
  const { host, pathname } = new URL(url);
  const fine = status !== null && status < 400;
  return {
    when: format.moment(at, nowMs, true),
    why: words.why[why],
    where: `${method} ${host}${pathname === '/' ? '' : pathname}`,
    bytes: bytes === 0 ? words.noBody : format.bytes(bytes),
    answer: status === null ? (words.errors[error ?? ''] ?? words.noAnswer) : words.answered(status),
    tone: fine ? 'ok' : 'bad',
  };
}

/** Those that have every word of the query in their purpose, address or answer, in any order and case. */
export function filterRequests(records: readonly NetworkRecord[], query: string): readonly NetworkRecord[] {
  const wanted = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return records;
  return records.filter(({ why, method, url, status, error }) => {
    const answer = status === null ? (words.errors[error ?? ''] ?? words.noAnswer) : words.answered(status);
    const said = `${words.why[why]} ${method} ${url} ${answer}`.toLocaleLowerCase();
    return wanted.every((word) => said.includes(word));
  });
}

/** As a screen reader says it: "Report, today 11:15, POST to …, 1,901 bytes, answered 202". */
export function spokenRequest({ when, why, where, bytes, answer }: NetworkRow): string {
  return [why, when, where, bytes, answer].join(', ');
}
