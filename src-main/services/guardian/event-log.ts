import { GuardianEvent, type GuardianEventName } from '@contract/guardian-log.ts';
import { utcSeconds } from '@core/report/times.ts';
import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import { readText } from '../text-files.ts';

const PATH = 'guardian_events.jsonl';
const KEEP_MS = 30 * 24 * 60 * 60 * 1000;

/** Guardian_events.jsonl: every guardrail action, names and numbers, 30 days; written even when collection is off. */
export class EventLog {
  readonly #files: Files;
  readonly #clock: Clock;
  #queue: Promise<void> = Promise.resolve();
  readonly #listeners = new Set<(event: GuardianEvent) => void>();

  constructor(files: Files, clock: Clock) {
    this.#files = files;
    this.#clock = clock;
  }

  add(event: GuardianEventName, name: string | null, detail: GuardianEvent['detail'] = {}): GuardianEvent {
    const entry: GuardianEvent = { at: utcSeconds(this.#clock.wallMs()), event, name, detail };
    // The Guardian goes on guarding when the disk is full; the windows still hear of it.
    this.#queue = this.#queue.then(() => this.#files.append(PATH, JSON.stringify(entry))).catch(() => undefined);
    for (const hear of this.#listeners) hear(entry);
    return entry;
  }

  listen(hear: (event: GuardianEvent) => void): () => void {
    this.#listeners.add(hear);
    return () => this.#listeners.delete(hear);
  }

  /** Oldest first. Lines that cannot be read are left out. */
  async read(): Promise<readonly GuardianEvent[]> {
    await this.#queue;
    return parseEvents((await readText(this.#files, PATH)) ?? '');
  }

  /** Drops what is older than 30 days. */
  async prune(): Promise<void> {
    const events = await this.read();
    const young = events.filter(({ at }) => this.#clock.wallMs() - Date.parse(at) < KEEP_MS);
    if (young.length < events.length) {
      await this.#files.write(PATH, young.map((event) => `${JSON.stringify(event)}\n`).join(''));
    }
  }

  async settled(): Promise<void> {
    await this.#queue;
  }
}

export function parseEvents(text: string): GuardianEvent[] {
  return text.split('\n').flatMap((row) => {
    if (row === '') return [];
    try {
      const parsed = GuardianEvent.safeParse(JSON.parse(row));
      return parsed.success ? [parsed.data] : [];
    } catch {
      return []; // A torn line.
    }
  });
}
