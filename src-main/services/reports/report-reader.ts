import type { ReceiptStub } from '@contract/report-files.ts';
import type { Clock, Digest } from '../ports/clock.ts';
import { type Files, StoreFailure } from '../ports/files.ts';
import { LockBusy, type Locks, STORE_WAIT_MS } from '../ports/locks.ts';
import { approvedIds, revocableIds } from './approvals.ts';
import { type Lying, lyingBeside } from './attachments.ts';
import { quarantine, type SetAside, setAsideList, sidecarsSetAside, takeBackSidecars } from './quarantine.ts';
import { readOriginal, readSettled, readStored, readStub, type StoredReport } from './report-files.ts';
import { finishSent, inBothPlaces } from './report-leaving.ts';
import { ownName } from './report-names.ts';

/** How many reports are read side by side. */
const BATCH = 16;
/** Texts that are looked through in one go: some milliseconds. */
const SLICE = 100;

export interface Listing {
  readonly pending: readonly StoredReport[];
  readonly sent: readonly StoredReport[];
  readonly setAside: readonly SetAside[];
}

/**
 * Looking at the reports of this Mac. Nothing is remembered between looks; what cannot be read is set aside, and what a
 * crash left half done on its way to sent/ is finished.
 */
export class ReportReader {
  protected readonly files: Files;
  protected readonly locks: Locks;
  protected readonly clock: Clock;
  protected readonly digest: Digest;

  constructor(files: Files, locks: Locks, clock: Clock, digest: Digest) {
    this.files = files;
    this.locks = locks;
    this.clock = clock;
    this.digest = digest;
  }

  /** Under store.lock, which every change of a report is made under. */
  protected locked<T>(run: () => Promise<T>): Promise<T> {
    return this.locks.hold('store', STORE_WAIT_MS, run);
  }

  /** All that can be read; what cannot is set aside with its reason, and never hides the rest. */
  async list(): Promise<Listing> {
    await this.finishSent();
    const pending = await this.#readAll('pending');
    const sent = await this.#readAll('sent');
    // In both places still, because the folder cannot be written: it was sent.
    const gone = new Set(sent.filter(({ receipt }) => receipt !== null).map(({ id }) => id));
    return { pending: pending.filter(({ id }) => !gone.has(id)), sent, setAside: await setAsideList(this.files) };
  }

  /**
   * The pending reports that somebody looks for among very many: only those whose text `mayBe` one are read as reports.
   * What cannot be told from the text alone is among them.
   */
  async pendingLike(mayBe: (text: string) => boolean): Promise<readonly StoredReport[]> {
    const read = this.files.readerOf('pending');
    const found: StoredReport[] = [];
    let looked = 0;
    for (const name of await this.files.names('pending')) {
      const own = ownName(name);
      if (own?.main !== true) continue;
      looked += 1;
      // It blocks: everything else has its turn in between.
      if (looked % SLICE === 0) await this.clock.sleep(0);
      const file = read(name);
      if (file === 'gone' || (file !== 'special' && !mayBe(file.text))) continue;
      const stored = await this.get(own.id);
      if (stored?.place === 'pending') found.push(stored);
    }
    return found;
  }

  async counts(): Promise<{ pending: number; unread: number; sent: number; quarantined: number }> {
    const { pending, sent, setAside } = await this.list();
    const unread = pending.filter(({ local }) => local?.read_at == null).length;
    return { pending: pending.length, unread, sent: sent.length, quarantined: setAside.length };
  }

  /** One pending or sent report; null when it is neither. */
  async get(id: string): Promise<StoredReport | null> {
    if (ownName(`${id}.json`)?.main !== true) return null;
    if ((await this.files.stat(`sent/${id}.receipt.json`)) !== null) await this.finishSent();
    for (const place of ['pending', 'sent'] as const) {
      const stored = await this.#read(place, id, new Set(await sidecarsSetAside(this.files)));
      if (typeof stored === 'string') await this.#setAside(place, `${id}.json`, stored);
      else if (stored !== null) return stored;
    }
    return null;
  }

  /** What is left of a receipt after its days; null while the receipt itself is there, and without either. */
  async stub(id: string): Promise<ReceiptStub | null> {
    return ownName(`${id}.json`)?.main === true ? readStub(this.files, id) : null;
  }

  /** What lies beside a pending report and could be attached to it. A zip that Beacon did not make is nothing of it. */
  async lying(id: string): Promise<readonly Lying[]> {
    const lying = await lyingBeside(this.files, this.digest, id);
    if (!lying.some(({ file }) => file.kind === 'bundle')) return lying;
    const captured = (await this.original(id)) ?? '';
    return lying.filter(({ file }) => file.kind !== 'bundle' || captured.includes(file.sha256));
  }

  original(id: string): Promise<string | null> {
    return readOriginal(this.files, id);
  }

  /** Names of all reports, for resolving a prefix as git does. */
  async ids(): Promise<readonly string[]> {
    const names = new Set<string>();
    for (const place of ['pending', 'sent']) {
      for (const name of await this.files.names(place)) {
        const own = ownName(name);
        if (own?.main) names.add(own.id);
      }
    }
    return [...names];
  }

  /** Ids of pending reports that have an approval beside them, whether it holds or not. */
  approvedIds(): Promise<readonly string[]> {
    return approvedIds(this.files);
  }

  /** Those among them that a withdrawal may void. */
  revocableIds(): Promise<readonly string[]> {
    return revocableIds(this.files);
  }

  async #readAll(place: 'pending' | 'sent'): Promise<StoredReport[]> {
    const ids: string[] = [];
    for (const { name, folder } of await this.files.list(place)) {
      const own = ownName(name);
      if (own?.main) ids.push(own.id);
      // Finder and editors leave files that begin with a dot or end with a tilde; those are nobody's report.
      else if (own === null && !folder && !name.startsWith('.') && !name.endsWith('~')) {
        await this.#setAside(place, name, 'It does not have the name of a report.');
      }
    }
    const all: StoredReport[] = [];
    const aside = new Set(place === 'sent' ? [] : await sidecarsSetAside(this.files));
    for (let at = 0; at < ids.length; at += BATCH) {
      const batch = ids.slice(at, at + BATCH);
      const read = await Promise.all(batch.map((id) => this.#read(place, id, aside)));
      for (const [index, stored] of read.entries()) {
        if (typeof stored === 'string') await this.#setAside(place, `${batch[index]}.json`, stored);
        else if (stored !== null) all.push(stored);
      }
    }
    return all;
  }

  /** Once more where an editor may still be writing, and with its sidecars where a person mended it and put it back. */
  async #read(
    place: 'pending' | 'sent',
    id: string,
    aside: ReadonlySet<string>,
  ): Promise<StoredReport | string | null> {
    const stored = await readSettled(this.files, this.digest, this.clock, place, id);
    if (stored === null || typeof stored === 'string' || stored.local !== null || !aside.has(id)) return stored;
    const back = await this.locked(() => takeBackSidecars(this.files, id)).catch(() => false);
    return back ? readStored(this.files, this.digest, place, id) : stored;
  }

  async #setAside(place: 'pending' | 'sent', name: string, reason: string): Promise<void> {
    // A folder that cannot be written: the file stays where it is, and is simply not shown.
    await this.locked(async () => {
      const own = ownName(name);
      // By now somebody else may have set it aside, and the person put back a good one.
      const again = own?.main ? await readStored(this.files, this.digest, place, own.id) : reason;
      if (typeof again === 'string') await quarantine(this.files, place, name, again);
    }).catch(() => undefined);
  }

  /** A crash between the receipt and the removal leaves a report in both places: it was sent, so the rest is done now. */
  async finishSent(): Promise<void> {
    if ((await inBothPlaces(this.files)).length === 0) return;
    // A folder that cannot be written, or a lock that is busy: the next look tries again.
    await this.locked(() => finishSent(this.files, this.digest)).catch((error: unknown) => {
      if (!(error instanceof StoreFailure || error instanceof LockBusy)) throw error;
    });
  }
}
