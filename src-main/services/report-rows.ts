import { ApprovalFile, LocalFile, Receipt } from '@contract/report-files.ts';
import type { ReportList, ReportRow } from '@contract/reports-view.ts';
import { readReport } from '@core/report/read.ts';
import type { BulkFiles, Digest, Files } from './ports.ts';
import { setAsideList, sidecarsSetAside } from './quarantine.ts';
import { ownName, type StoredReport } from './report-files.ts';
import { droppedSoFar } from './report-intake.ts';
import { newestFirst, rowOf, setAsideRow } from './report-views.ts';
import type { Rights } from './settings.ts';
import { decodeUtf8 } from './text-files.ts';

/** How many reports are in memory at a time. */
const BATCH = 64;

/**
 * The rows of `listReports`, for a home in which every file is as it should be, read in one go: with ten thousand reports
 * what costs is the asking, not the disk. Null where anything is not: a file that cannot be read, a name that is nobody's,
 * a report in both places, or with a sidecar in quarantine/. What is to be done about that, the store knows.
 */
export async function listRows(files: Files & BulkFiles, digest: Digest, rights: Rights): Promise<ReportList | null> {
  const setAside = await setAsideList(files);
  const rows: ReportRow[] = setAside.map(setAsideRow);
  const beside = new Set(await sidecarsSetAside(files));
  const places = { sent: new Set<string>(), pending: new Set<string>() };
  for (const place of ['sent', 'pending'] as const) {
    for (const { name, folder } of await files.list(place)) {
      if (name.startsWith('.') || name.endsWith('~')) continue;
      const own = ownName(name);
      if (own === null || (folder && own.main)) return null;
      places[place].add(name);
    }
  }
  for (const [place, names] of Object.entries(places) as ['sent' | 'pending', Set<string>][]) {
    const ids = [...names].flatMap((name) => (ownName(name)?.main === true ? name.slice(0, -'.json'.length) : []));
    const unsettled = (id: string) => places.sent.has(`${id}.receipt.json`) || beside.has(id);
    if (place === 'pending' && ids.some(unsettled)) return null;
    const kinds = place === 'pending' ? ['local', 'consent'] : ['receipt'];
    for (let at = 0; at < ids.length; at += BATCH) {
      const some = ids.slice(at, at + BATCH);
      const read = await files.readEach(some.flatMap((id) => pathsOf(place, id, kinds, names)));
      if (read === null) return null;
      for (const id of some) {
        const stored = storedFrom(place, id, read, digest);
        if (stored === null) return null;
        rows.push(rowOf(stored, rights));
      }
    }
  }
  return { reports: newestFirst(rows), dropped: await droppedSoFar(files) };
}

function pathsOf(place: string, id: string, kinds: readonly string[], names: ReadonlySet<string>): string[] {
  const beside = kinds.map((kind) => `${id}.${kind}.json`).filter((name) => names.has(name));
  return [`${id}.json`, ...beside].map((name) => `${place}/${name}`);
}

function storedFrom(
  place: 'pending' | 'sent',
  id: string,
  read: ReadonlyMap<string, Uint8Array>,
  digest: Digest,
): StoredReport | null {
  const bytes = read.get(`${place}/${id}.json`);
  const text = bytes === undefined ? undefined : decodeUtf8(bytes);
  const report = text === undefined ? null : readReport(text);
  if (bytes === undefined || text === undefined || report?.kind !== 'report' || report.report.report_id !== id)
    return null;
  const beside = (kind: string) => read.get(`${place}/${id}.${kind}.json`);
  const approval = parsed(ApprovalFile, beside('consent'));
  return {
    id,
    place,
    bytes,
    text,
    // Only an approval asks for it.
    sha256: approval === null ? '' : digest.sha256Hex(bytes),
    report: report.report,
    newer: report.newer,
    local: parsed(LocalFile, beside('local')),
    approval,
    receipt: parsed(Receipt, beside('receipt')),
  };
}

/** Null where it is missing or torn, as wherever a sidecar is read. */
function parsed<T>(
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  bytes: Uint8Array | undefined,
): T | null {
  const text = bytes === undefined ? undefined : decodeUtf8(bytes);
  if (text === undefined) return null;
  try {
    const read = schema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null; // Torn.
  }
}
