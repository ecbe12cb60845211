import { OutboxFile, OutboxWait } from '@contract/report-files.ts';
import { bounded, type Wait } from '@core/report/delivery.ts';
import { utcSeconds } from '@core/report/times.ts';
import type { Clock } from '../ports/clock.ts';
import { type Files, StoreFailure } from '../ports/files.ts';
import { printJson } from '../reports/report-files.ts';
import { readText } from '../text-files.ts';

const PATH = 'state/outbox.json';

/**
 * What waits for its next try, for every process of this home: a host that is started again, or the CLI beside it, must
 * not ask a server that has just said "later". Read and written only under outbox.lock.
 *
 * The file is nobody's to rely on: where it is torn, foreign or gone, reports go a little earlier than they might.
 */
export class Waits {
  readonly #files: Files;
  readonly #clock: Clock;
  /** What could not be saved, on a full disk: this process at least keeps to it. */
  #unsaved: ReadonlyMap<string, Wait> | null = null;

  constructor(files: Files, clock: Clock) {
    this.#files = files;
    this.#clock = clock;
  }

  async read(): Promise<ReadonlyMap<string, Wait>> {
    const found = this.#unsaved ?? (await this.#saved());
    const nowMs = this.#clock.wallMs();
    const waits = new Map([...found].map(([id, wait]) => [id, bounded(wait, nowMs)]));
    // Saved as bounded: a wait until the year 2099 would otherwise move along with the clock for ever.
    if ([...found].some(([id, wait]) => waits.get(id) !== wait)) await this.#save(waits);
    return waits;
  }

  async of(id: string): Promise<Wait | null> {
    return (await this.read()).get(id) ?? null;
  }

  /** Null: it waits no more. */
  async set(id: string, wait: Wait | null): Promise<void> {
    const waits = new Map(await this.read());
    if (wait === null && !waits.has(id)) return;
    if (wait === null) waits.delete(id);
    else waits.set(id, wait);
    await this.#save(waits);
  }

  /** Forgets reports that are not in pending/ any more. */
  async keep(pending: ReadonlySet<string>): Promise<void> {
    const waits = await this.read();
    const kept = new Map([...waits].filter(([id]) => pending.has(id)));
    if (kept.size < waits.size) await this.#save(kept);
  }

  async #saved(): Promise<ReadonlyMap<string, Wait>> {
    const waits = new Map<string, Wait>();
    try {
      const file = OutboxFile.safeParse(JSON.parse((await readText(this.#files, PATH)) ?? 'null'));
      for (const one of file.success ? file.data.waits : []) {
        const read = OutboxWait.safeParse(one);
        if (!read.success) continue;
        const { id, not_before, ...wait } = read.data;
        waits.set(id, { ...wait, notBeforeMs: Date.parse(not_before) });
      }
    } catch (error) {
      // Torn, or something that is no file of ours. The next wait is written over it.
      if (!(error instanceof SyntaxError || error instanceof StoreFailure)) throw error;
    }
    return waits;
  }

  async #save(waits: ReadonlyMap<string, Wait>): Promise<void> {
    const file: OutboxFile = {
      version: 1,
      waits: [...waits].map(([id, { notBeforeMs, ...wait }]) => ({ id, ...wait, not_before: utcSeconds(notBeforeMs) })),
    };
    try {
      await this.#files.write(PATH, printJson(file));
      this.#unsaved = null;
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error;
      this.#unsaved = waits; // No reason for the report to be lost, or for the server to be asked again at once.
    }
  }
}
