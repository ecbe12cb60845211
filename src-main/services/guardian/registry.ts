import type { Files, ProcessIdentity } from '../ports.ts';
import { readText } from '../text-files.ts';

export const REGISTRY_PATH = 'state/registry.jsonl';

/** One live child. Its line is on disk before it runs. */
export interface RegistryEntry extends ProcessIdentity {
  readonly name: string;
  /** The run it belongs to; its own BEACON_RUN begins with it. */
  readonly run: string;
  readonly bootId: string;
}

/**
 * State/registry.jsonl: exactly the children that are alive, one a line, rewritten whole and atomically with every
 * change. The reaper, a shell, reads it: each line begins `{"pid":<n>,"start":"<start time>",`.
 */
export class Registry {
  readonly #files: Files;
  #entries: readonly RegistryEntry[] = [];
  #queue: Promise<void> = Promise.resolve();

  constructor(files: Files) {
    this.#files = files;
  }

  get path(): string {
    return this.#files.absolute(REGISTRY_PATH);
  }

  /** Resolves when the line is on disk; rejects when it cannot be, and then the child must not run. */
  async add(entry: RegistryEntry): Promise<void> {
    this.#entries = [...this.#entries, entry];
    try {
      await this.#save();
    } catch (error) {
      this.#entries = this.#entries.filter((one) => one !== entry);
      throw error;
    }
  }

  async remove(identity: ProcessIdentity): Promise<void> {
    this.#entries = this.#entries.filter(
      ({ pid, startTime }) => pid !== identity.pid || startTime !== identity.startTime,
    );
    // A line too many is harmless: its start time no longer fits anybody.
    await this.#save().catch(() => undefined);
  }

  /** What an earlier run left on disk. */
  async leftBehind(): Promise<readonly RegistryEntry[]> {
    return parseRegistry((await readText(this.#files, REGISTRY_PATH)) ?? '');
  }

  clear(): Promise<void> {
    this.#entries = [];
    return this.#inTurn(() => this.#files.remove(REGISTRY_PATH));
  }

  #save(): Promise<void> {
    return this.#inTurn(() => this.#files.write(REGISTRY_PATH, this.#entries.map(printEntry).join('')));
  }

  /** One after the other, each with all that is known when its turn comes; a failure is the caller's, not the next one's. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const run = this.#queue.then(work);
    this.#queue = run.catch(() => undefined);
    return run;
  }
}

function printEntry({ pid, startTime, run, bootId, name }: RegistryEntry): string {
  return `${JSON.stringify({ pid, start: startTime, run, boot: bootId, name })}\n`;
}

function parseRegistry(text: string): RegistryEntry[] {
  return text.split('\n').flatMap((row) => {
    if (row === '') return [];
    try {
      const { pid, start, run, boot, name } = JSON.parse(row) as Record<string, unknown>;
      if (typeof pid !== 'number' || typeof start !== 'string' || typeof run !== 'string') return [];
      return [{ pid, startTime: start, run, bootId: String(boot), name: String(name) }];
    } catch {
      return []; // A line edited by hand.
    }
  });
}
