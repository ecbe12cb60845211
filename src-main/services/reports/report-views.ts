import type { Destination, ReportDetail, ReportList, ReportRow, SendRight } from '@contract/reports-view.ts';
import { approvalStands, sendRight } from '@core/consent/consent.ts';
import { hostOf } from '@core/consent/endpoint.ts';
import { causeOf } from '@core/report/words.ts';
import type { Rights } from '../settings/settings.ts';
import { newestFirst } from './printed-rows.ts';
import { factsOf } from './report-facts.ts';
import type { StoredReport } from './report-files.ts';
import type { ReportStore } from './report-store.ts';
import { setAsideRow } from './set-aside-row.ts';

/** How stored reports are shown: rows for lists and the CLI, details for review. */

export function destinationOf({ destination }: Rights): Destination {
  const { endpoint, source } = destination;
  return { endpoint, host: endpoint === null ? null : hostOf(endpoint), source };
}

export function rowOf(stored: StoredReport, rights: Rights): ReportRow {
  const { report, local, receipt } = stored;
  const approved =
    stored.place === 'pending' && approvalStands(rights.settings, factsOf(stored), rights.destination.endpoint);
  const repeats = local?.occurrences.count ?? report.occurrences.count + (receipt?.later_occurrences ?? 0);
  return {
    id: stored.id,
    type: report.type,
    state: stored.place === 'sent' ? 'sent' : approved ? 'approved' : 'pending',
    timestamp: report.timestamp,
    component: report.app.component,
    cause: causeOf(report),
    occurrences: Math.max(repeats, report.occurrences.count),
    bytes: stored.bytes.length,
    fingerprint: report.type === 'crash' ? report.fingerprint : null,
    name: local?.name ?? receipt?.name ?? null,
    kind: local?.kind ?? receipt?.kind ?? null,
    unread: stored.place === 'pending' && local?.read_at == null,
    at: receipt?.sent_at ?? local?.occurrences.last_at ?? report.timestamp,
  };
}

/** All rows, newest first. */
export async function listReports(store: ReportStore, rights: Rights): Promise<ReportList> {
  const { pending, sent, setAside } = await store.list();
  const rows = [...[...pending, ...sent].map((stored) => rowOf(stored, rights)), ...setAside.map(setAsideRow)];
  return { reports: newestFirst(rows), dropped: await store.dropped() };
}

/** A report with everything that is needed to review it. */
export async function detailOf(stored: StoredReport, store: ReportStore, rights: Rights): Promise<ReportDetail> {
  return {
    row: rowOf(stored, rights),
    text: stored.text,
    sha256: stored.sha256,
    original: stored.place === 'pending' ? await store.original(stored.id) : null,
    local: stored.local,
    approval: stored.approval,
    receipt: stored.receipt,
    lying: stored.place === 'pending' ? (await store.lying(stored.id)).map(({ file }) => file) : [],
    fixed: null,
    destination: destinationOf(rights),
    right: rightOf(stored, rights),
    set_aside: null,
  };
}

export function rightOf(stored: StoredReport, { settings, environment, destination }: Rights): SendRight {
  return sendRight(settings, environment, factsOf(stored), destination.endpoint);
}
