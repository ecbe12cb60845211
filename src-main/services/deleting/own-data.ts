import type { DeleteAllPlan } from '@contract/delete-all.ts';
import type { Answer } from '@contract/requests.ts';
import { LockBusy } from '../ports/locks.ts';
import type { Review } from '../reports/review.ts';
import type { Outbox } from '../sending/outbox.ts';
import { type DeleteAllParts, deleteAll, planDeleteAll } from './delete-all.ts';

export interface OwnDataParts extends DeleteAllParts {
  readonly review: Review;
  readonly outbox: Outbox;
  /** A host forgets what it holds in memory, and begins its journal anew. */
  readonly forget: () => Promise<void>;
  readonly progress: (progress: { step: 'unsent' | 'server' | 'rest'; done: number; total: number }) => void;
  /** Everything may have changed. */
  readonly onChange: () => void;
}

/** What a person may have of everything Beacon keeps about them: seen, renewed, deleted. One deletion at a time. */
export class OwnData {
  readonly #parts: OwnDataParts;
  #running: AbortController | null = null;

  constructor(parts: OwnDataParts) {
    this.#parts = parts;
  }

  plan(): Promise<DeleteAllPlan> {
    return planDeleteAll(this.#parts);
  }

  async deleteAll(config: boolean): Promise<Answer<'data.delete_all'>> {
    if (this.#running !== null) return { kind: 'failed', message: 'Deleting is under way already.' };
    const running = new AbortController();
    this.#running = running;
    try {
      const { progress } = this.#parts;
      const outcome = await deleteAll(this.#parts, { config, progress, signal: running.signal });
      if (outcome.kind === 'done' || outcome.kind === 'incomplete') {
        this.#parts.review.forget();
        await this.#parts.forget();
      }
      return { kind: 'finished', outcome };
    } catch (error) {
      if (!(error instanceof LockBusy)) throw error;
      return {
        kind: 'failed',
        message: 'Another Beacon process is sending right now. Nothing was deleted; try again.',
      };
    } finally {
      this.#running = null;
      // What waited in the outbox is gone.
      void this.#parts.outbox.drain().catch(() => undefined);
      this.#parts.onChange();
    }
  }

  /** What was deleted by then stays deleted. */
  cancel(): void {
    this.#running?.abort();
  }

  async deviceId(): Promise<string | null> {
    return (await this.#parts.rights()).settings.device_id;
  }

  resetDeviceId(): Promise<string> {
    return this.#parts.settings.resetDeviceId();
  }
}
