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

/** As a screen reader says it: "Report, today 11:15, POST to …, 1,901 bytes, answered 202". */
export function spokenRequest({ when, why, where, bytes, answer }: NetworkRow): string {
  return [why, when, where, bytes, answer].join(', ');
}
