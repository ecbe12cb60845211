import type { ReportRow } from '@contract/reports-view.ts';
import type { SetAside } from './quarantine.ts';

/** The row of a file that could not be read: it is called by its name in quarantine/. */
export function setAsideRow({ file, reason, bytes, atMs }: SetAside): ReportRow {
  return {
    id: file,
    type: null,
    state: 'quarantined',
    timestamp: null,
    component: null,
    cause: reason,
    occurrences: 1,
    bytes,
    fingerprint: null,
    name: null,
    kind: null,
    unread: false,
    at: new Date(atMs).toISOString(),
  };
}
