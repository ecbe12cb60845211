import type { Files } from '../ports/files.ts';
import type { ProcessIdentity } from '../ports/processes.ts';
import { readText } from '../text-files.ts';

/** A run as `chance.hex(16)` gives it. */
const RUN = /^[0-9a-f]{32}$/;

export const REGISTRY_PATH = 'state/registry.jsonl';

/** One live child. Its line is on disk before it runs. */
export interface RegistryEntry extends ProcessIdentity {
  readonly name: string;
  /** The run it belongs to; its own BEACON_RUN begins with it. */
  readonly run: string;
  readonly bootId: string;
}

/** A line as a run left it, with the host that wrote it; null where the line does not say. */
export interface LeftBehind extends RegistryEntry {
  readonly host: ProcessIdentity | null;
}

/**
 * State/registry.jsonl: exactly the children that are alive, one a line, rewritten whole and atomically with every
 * change. The reaper, a shell, reads it: each line begins `{"pid":<n>,"start":"<start time>",`.
 */
export class Registry {
  readonly #files: Files;
  readonly #host: ProcessIdentity;
  #entries: readonly RegistryEntry[] = [];
  #queue: Promise<void> = Promise.resolve();

  constructor(files: Files, host: ProcessIdentity) {
    this.#files = files;
    this.#host = host;
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

  /** Forgets what dead runs left, once it was swept. */
  clear(): Promise<void> {
    return this.#inTurn(() => this.#files.remove(REGISTRY_PATH));
  }

  /** Takes the file away at the end, unless by now it is that of another host. */
  close(): Promise<void> {
    this.#entries = [];
    return this.#inTurn(async () => {
      const left = await leftBehind(this.#files);
      const others = left.filter(({ host }) => host !== null && !isSame(host, this.#host));
      if (others.length === 0) await this.#files.remove(REGISTRY_PATH);
    });
  }

  #save(): Promise<void> {
    return this.#inTurn(() =>
      this.#files.write(REGISTRY_PATH, this.#entries.map((entry) => printEntry(entry, this.#host)).join('')),
    );
  }

  /** One after the other, each with all that is known when its turn comes; a failure is the caller's, not the next one's. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const run = this.#queue.then(work);
    this.#queue = run.catch(() => undefined);
    return run;
  }
}

/** What an earlier run left on disk. */
export async function leftBehind(files: Files): Promise<readonly LeftBehind[]> {
  return parseRegistry((await readText(files, REGISTRY_PATH)) ?? '');
}

const isSame = (a: ProcessIdentity, b: ProcessIdentity) => a.pid === b.pid && a.startTime === b.startTime;

function printEntry({ pid, startTime, run, bootId, name }: RegistryEntry, host: ProcessIdentity): string {
  const line = { pid, start: startTime, run, boot: bootId, name, host: host.pid, host_start: host.startTime };
  return `${JSON.stringify(line)}\n`;
}

function parseRegistry(text: string): LeftBehind[] {
  return text.split('\n').flatMap((row) => {
    if (row === '') return [];
    try {
      const { pid, start, run, boot, name, host, host_start } = JSON.parse(row) as Record<string, unknown>;
      if (typeof pid !== 'number' || typeof start !== 'string' || typeof run !== 'string') return [];
      // The reaper looks for the run in the environments of others: part of one would fit more than its own.
      if (!RUN.test(run)) return [];
      const writer = typeof host === 'number' ? { pid: host, startTime: String(host_start) } : null;
      return [{ pid, startTime: start, run, bootId: String(boot), name: String(name), host: writer }];
    } catch {
      return []; // A line edited by hand.
    }
  });
}
