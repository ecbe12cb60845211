import type { ReportList, ReportPage, ReportRow } from '@contract/reports-view.ts';
import type { Clock, Digest } from '../ports/clock.ts';
import type { BulkFiles, Files } from '../ports/files.ts';
import type { Rights } from '../settings/settings.ts';
import { newestFirst } from './printed-rows.ts';
import { droppedSoFar } from './report-drops.ts';
import { listRows, rowsOf } from './report-rows.ts';
import type { ReportStore } from './report-store.ts';
import { listReports } from './report-views.ts';

export interface IndexParts {
  readonly files: Files & BulkFiles;
  readonly digest: Digest;
  readonly clock: Clock;
  readonly rights: () => Promise<Rights>;
  readonly store: ReportStore;
  /** A list that was answered as it last was has been read anew. */
  readonly onRead: () => void;
}

/** So many reports are read anew with every question: a few milliseconds, and true at that moment whatever anybody did. */
const SMALL = 300;
/** With more changes than this, reading all of them anew is quicker. */
const MOST_CHANGED = 200;

/**
 * The rows of all reports, for a host that is asked for them again and again. A home with many is remembered, and read
 * anew where somebody says that it changed; the reading gives way to everything else after a few milliseconds.
 */
export class ReportIndex {
  readonly #parts: IndexParts;
  #list: ReportList | null = null;
  /** What the rows depend on beside the files: whether an approval stands. */
  #rights = '';
  #stale: Set<string> | 'all' = 'all';
  #last: Promise<unknown> = Promise.resolve();
  #reading = false;
  #shown: { readonly list: ReportList; readonly of: number; readonly rows: readonly ReportRow[] } | null = null;

  constructor(parts: IndexParts) {
    this.#parts = parts;
  }

  /** These reports changed, or nobody knows which. */
  touched(ids: readonly string[] | null): void {
    if (ids === null || this.#stale === 'all') this.#stale = 'all';
    else for (const id of ids) this.#stale.add(id);
    if (this.#stale !== 'all' && this.#stale.size > MOST_CHANGED) this.#stale = 'all';
  }

  /** All rows, newest first, with every change that was told of. */
  list(): Promise<ReportList> {
    const now = this.#last.then(() => this.#read());
    this.#last = now.catch(() => undefined);
    return now;
  }

  /** The same at once where a long list is known already; what changed since is read, and then told of. */
  async latest(): Promise<ReportList> {
    const known = this.#list;
    if (known === null || known.reports.length <= SMALL) return this.list();
    if (!this.#reading && (this.#stale === 'all' || this.#stale.size > 0)) {
      this.#reading = true;
      void this.list()
        .catch(() => undefined) // Cannot be read now: the next question tries again.
        .finally(() => {
          this.#reading = false;
          if (this.#list !== known) this.#parts.onRead();
        });
    }
    return known;
  }

  /** A stretch of the list, what waits first. */
  async page(from: number, count: number): Promise<ReportPage> {
    const list = await this.latest();
    if (this.#shown?.list !== list) this.#shown = { list, of: (this.#shown?.of ?? 0) + 1, rows: byState(list.reports) };
    const { of, rows } = this.#shown;
    const counts = { pending: 0, sent: 0, quarantined: 0 };
    for (const { state } of rows) counts[state === 'approved' ? 'pending' : state] += 1;
    return { reports: rows.slice(from, from + count), dropped: list.dropped, of, counts };
  }

  /** The rows of these alone; a report that is gone has none. */
  async some(ids: readonly string[]): Promise<ReportList> {
    const wanted = new Set(ids);
    const { reports, dropped } = await this.list();
    return { reports: reports.filter(({ id }) => wanted.has(id)), dropped };
  }

  async #read(): Promise<ReportList> {
    const { files, digest, clock, store } = this.#parts;
    const rights = await this.#parts.rights();
    const key = JSON.stringify([rights.settings.consent, rights.settings.collection, rights.destination.endpoint]);
    const known = this.#list;
    const stale = key === this.#rights ? this.#stale : 'all';
    const small = known === null || known.reports.length <= SMALL;
    this.#rights = key;
    // From here on, what changes is read with the next question.
    this.#stale = new Set();
    try {
      const patched =
        small || stale === 'all'
          ? null
          : patch(known, stale, await rowsOf(files, digest, rights, [...stale]), await droppedSoFar(files));
      this.#list =
        patched ?? (await listRows(files, digest, rights, () => clock.sleep(0))) ?? (await listReports(store, rights));
      return this.#list;
    } catch (error) {
      this.#stale = 'all';
      throw error;
    }
  }
}

/** Null where it has to be read as a whole. */
function patch(
  known: ReportList,
  stale: ReadonlySet<string>,
  rows: readonly ReportRow[] | null,
  dropped: number,
): ReportList | null {
  if (stale.size === 0) return known;
  if (rows === null) return null;
  return { dropped, reports: newestFirst([...known.reports.filter(({ id }) => !stale.has(id)), ...rows]) };
}

/** What waits, then what was sent, then what was set aside; the order within each is kept. */
function byState(rows: readonly ReportRow[]): readonly ReportRow[] {
  const place = { pending: 0, approved: 0, sent: 1, quarantined: 2 };
  return rows.toSorted((one, other) => place[one.state] - place[other.state]);
}

/** Ids in the names of files that changed; null where a name says nothing of a report alone. */
export function idsIn(paths: readonly string[]): readonly string[] | null {
  const ids = new Set<string>();
  for (const path of paths) {
    const id = /^(?:pending|sent)\/(brpt_[0-9a-f]{8,32})\./.exec(path)?.[1];
    if (id === undefined) return null;
    ids.add(id);
  }
  return ids.size > MOST_CHANGED ? null : [...ids];
}
