import { scrub } from '@core/scrub/index.ts';
import type { ScrubContext } from '@core/scrub/types.ts';
import type { Journal } from '@services/capture/journal.ts';
import type { Crumb, Who } from './told.ts';

export interface DiaryParts {
  readonly journal: Journal;
  readonly scrubContext: () => Promise<ScrubContext>;
  readonly self: { readonly pid: number; readonly startTime: string };
  readonly bootId: string;
  readonly interactive: boolean;
}

/**
 * The breadcrumbs of this process on disk, scrubbed, so that one that is killed, or dies of a fault in native code,
 * still has its own history. Closed at a proper end.
 */
export class Diary {
  readonly #parts: DiaryParts;
  #known: Promise<ScrubContext> | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(parts: DiaryParts) {
    this.#parts = parts;
  }

  introduce({ component, version }: Who): void {
    const { journal, self, bootId, interactive } = this.#parts;
    this.#later(() => journal.open(self, bootId, version ?? '', { component, interactive }));
  }

  crumb({ event, detail }: Crumb): void {
    const { journal } = this.#parts;
    this.#later(async () => {
      const context = await this.#context();
      await journal.crumb(scrub(event, context).text, detail === null ? null : scrub(detail, context).text);
    });
  }

  get path(): string {
    return this.#parts.journal.path;
  }

  #context(): Promise<ScrubContext> {
    this.#known ??= this.#parts.scrubContext();
    return this.#known;
  }

  #later(run: () => Promise<void>): void {
    // A breadcrumb that cannot be scrubbed is not written.
    this.#queue = this.#queue.then(run).catch(() => undefined);
  }
}
