import { utcSeconds } from '@core/report/times.ts';
import * as z from 'zod';
import type { Chance, Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { SettingsStore } from '../settings/settings.ts';
import { readText } from '../text-files.ts';

export type UpdateAnswer =
  | { readonly kind: 'newer'; readonly version: string }
  | { readonly kind: 'current' }
  | { readonly kind: 'failed' };

/** Where newer versions are. Every request it makes is a line of the network log. */
export interface UpdateSource {
  check(): Promise<UpdateAnswer>;
  /** Fetches what `check` found; it is installed when the app quits. False when it could not be had. */
  fetch(): Promise<boolean>;
}

const PATH = 'state/updates.json';
const Saved = z.object({ version: z.literal(1), checked_at: z.iso.datetime() });

const DAY_MS = 24 * 60 * 60 * 1000;
/** Checks of many Macs must not come together, nor tell when somebody gets up. */
const JITTER_MS = 6 * 60 * 60 * 1000;
/** Whether the choice was made meanwhile is looked at this often. */
const LOOK_MS = 60 * 60 * 1000;

export interface UpdateParts {
  readonly source: UpdateSource;
  readonly files: Files;
  readonly settings: Pick<SettingsStore, 'chosen'>;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** Looks for a newer version once a day, only with `updates.check`, or when the person asks. Nothing is fetched by itself. */
export class Updates {
  readonly #parts: UpdateParts;
  #found: (update: { readonly version: string }) => void = () => undefined;
  #cancel: () => void = () => undefined;
  #checking: Promise<UpdateAnswer> | null = null;

  constructor(parts: UpdateParts) {
    this.#parts = parts;
  }

  onFound(hear: (update: { readonly version: string }) => void): void {
    this.#found = hear;
  }

  start(): void {
    // Not in the first minutes: a Mac that starts has other things to do.
    this.#next(LOOK_MS * this.#parts.chance.fraction());
  }

  stop(): void {
    this.#cancel();
  }

  /** Now, because the person asked. */
  check(): Promise<UpdateAnswer> {
    this.#checking ??= this.#ask().finally(() => {
      this.#checking = null;
    });
    return this.#checking;
  }

  fetch(): Promise<boolean> {
    return this.#parts.source.fetch();
  }

  #next(delayMs: number): void {
    this.#cancel = this.#parts.clock.after(delayMs, () => {
      void this.#look()
        .catch(() => undefined) // A home that cannot be read now: looked at again in an hour.
        .then(() => this.#next(LOOK_MS));
    });
  }

  async #look(): Promise<void> {
    const { settings, clock, chance } = this.#parts;
    if ((await settings.chosen())?.updates.check !== true) return;
    const last = await this.#lastCheckMs();
    // One in the future is a clock that was set back.
    if (last !== null && last <= clock.wallMs() && clock.wallMs() - last < DAY_MS + chance.fraction() * JITTER_MS)
      return;
    const answer = await this.check();
    if (answer.kind === 'newer') this.#found({ version: answer.version });
  }

  async #ask(): Promise<UpdateAnswer> {
    const { files, clock, source } = this.#parts;
    // Before the request: an answer that crashes us must not be asked for again at every start.
    const saved = { version: 1, checked_at: utcSeconds(clock.wallMs()) } satisfies z.output<typeof Saved>;
    await files.write(PATH, `${JSON.stringify(saved)}\n`).catch(() => undefined); // A full disk: at worst once more.
    return source.check();
  }

  async #lastCheckMs(): Promise<number | null> {
    try {
      return Date.parse(Saved.parse(JSON.parse((await readText(this.#parts.files, PATH)) ?? '')).checked_at);
    } catch {
      return null; // None yet, or not ours to read.
    }
  }
}
