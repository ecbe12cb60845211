import type { DeathCertificate } from '@contract/fleet.ts';
import type { Guarded } from '@core/fleet/process.ts';
import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { FleetBook } from './fleet-book.ts';
import {
  emptyRemembrance,
  isRemembered,
  type Remembrance,
  readRemembrance,
  recall,
  remember,
  writeRemembrance,
} from './memory.ts';

/** What survives this run: read at its begin, written with every change that counts. */
export class Past {
  readonly #files: Files;
  readonly #clock: Clock;
  readonly #book: FleetBook;
  readonly #bootId: string;
  #remembrance: Remembrance;
  /** It was written by this run. */
  #saved = false;
  #saving: Promise<void> = Promise.resolve();
  /** The write that has not begun yet. */
  #next: Promise<void> | null = null;

  constructor(files: Files, clock: Clock, book: FleetBook, bootId: string) {
    this.#files = files;
    this.#clock = clock;
    this.#book = book;
    this.#bootId = bootId;
    this.#remembrance = emptyRemembrance(bootId);
  }

  async read(): Promise<void> {
    this.#remembrance = await readRemembrance(this.#files, this.#bootId);
  }

  /** A process as it was left by the last run, and how it last died. */
  recall(process: Guarded): { readonly process: Guarded; readonly certificate: DeathCertificate | null } {
    const remembered = this.#remembrance.processes[process.plan.name];
    return { process: recall(process, remembered, this.#clock), certificate: remembered?.certificate ?? null };
  }

  /**
   * What must survive a restart; one write at a time, the last one always whole. Those who ask while one waits for its
   * turn share it.
   */
  save(): Promise<void> {
    if (this.#next !== null) return this.#next;
    const next = this.#saving.then(async () => {
      this.#next = null;
      await this.#noticeDeletion();
      const processes: Remembrance['processes'] = {};
      for (const process of this.#book.fleet.processes.values()) {
        if (process.source !== 'config') continue;
        const { name } = process.plan;
        processes[name] = remember(process, this.#book.certificates.get(name) ?? null, this.#clock);
      }
      this.#remembrance = { version: 1, boot_id: this.#bootId, processes };
      // A full disk costs the memory of failures across a restart, nothing more.
      this.#saved = await writeRemembrance(this.#files, this.#remembrance).then(
        () => true,
        () => this.#saved,
      );
    });
    this.#next = next;
    this.#saving = next;
    return next;
  }

  /** How processes died and what they last said is deleted. What keeps them in bounds now stays in force. */
  async forget(): Promise<void> {
    this.#book.certificates.clear();
    this.#remembrance = emptyRemembrance(this.#bootId);
    await this.save();
  }

  /** A person, or "delete all data" in a terminal, took the file away: what it said is not written again. */
  async #noticeDeletion(): Promise<void> {
    if (!this.#saved || (await isRemembered(this.#files))) return;
    for (const [name, { certificate }] of Object.entries(this.#remembrance.processes))
      if (this.#book.certificates.get(name) === certificate) this.#book.certificates.delete(name);
  }
}
