import { type Held, nothingHeld, takeWhole } from '@core/report/log-lines.ts';
import { utcSeconds } from '@core/report/times.ts';
import { scrub } from '@core/scrub/index.ts';
import type { ScrubContext } from '@core/scrub/types.ts';
import type { Clock, Digest } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import { readText } from '../text-files.ts';
import { LOG_FILES, logPath } from './log-files.ts';

const MOST_BYTES = 1024 * 1024;
/** A file is begun anew after half of the 7 days, and gone half of them after its last line: no line gets older. */
const HALF_MS = 3.5 * 24 * 60 * 60 * 1000;
/** Output is written when none has come for this long, or the first of it waits for so long: what came together stays together. */
const QUIET_MS = 400;
const LONGEST_MS = 2000;
/** A process that writes faster than a disk: what is beyond waits in nobody's memory. */
const MOST_WAITING = 1024 * 1024;

interface Stream {
  chunks: string;
  dropped: number;
  held: Held;
  cancel: () => void;
  sinceMs: number | null;
  queue: Promise<void>;
}

export interface ProcessLogParts {
  readonly files: Files;
  readonly clock: Clock;
  readonly digest: Digest;
  readonly scrubContext: () => Promise<ScrubContext>;
}

/** Error output of processes with `log: true`, scrubbed, in files (spec 4.9). A disk that is full costs lines, nothing else. */
export class ProcessLogs {
  readonly #parts: ProcessLogParts;
  readonly #streams = new Map<string, Stream>();
  /** When the first line of each file that is written came. */
  readonly #begunMs = new Map<string, number>();

  constructor(parts: ProcessLogParts) {
    this.#parts = parts;
  }

  hear(name: string, chunk: string): void {
    const stream = this.#stream(name);
    if (stream.chunks.length + chunk.length > MOST_WAITING) stream.dropped += 1;
    else stream.chunks += chunk;
    const nowMs = this.#parts.clock.monotonicMs();
    stream.sinceMs ??= nowMs;
    stream.cancel();
    const waitMs = Math.max(0, Math.min(QUIET_MS, stream.sinceMs + LONGEST_MS - nowMs));
    stream.cancel = this.#parts.clock.after(waitMs, () => void this.#write(name, stream, false));
  }

  /** The process has ended: what waits is all there is. */
  async ended(name: string): Promise<void> {
    const stream = this.#streams.get(name);
    if (stream === undefined) return;
    stream.cancel();
    this.#streams.delete(name);
    await this.#write(name, stream, true);
  }

  async settled(): Promise<void> {
    await Promise.all([...this.#streams.keys()].map((name) => this.ended(name)));
  }

  /** Drops files whose last line is too old, begins anew where the first is. */
  async prune(): Promise<void> {
    const { files, clock } = this.#parts;
    for (const { name, folder } of await files.list('logs')) {
      if (folder || !name.endsWith('.log')) continue;
      const stat = await files.stat(`logs/${name}`);
      if (stat !== null && clock.wallMs() - stat.modifiedAtMs > HALF_MS) await files.remove(`logs/${name}`);
    }
  }

  #stream(name: string): Stream {
    const known = this.#streams.get(name);
    if (known !== undefined) return known;
    const made: Stream = {
      chunks: '',
      dropped: 0,
      held: nothingHeld,
      cancel: () => undefined,
      sinceMs: null,
      queue: Promise.resolve(),
    };
    this.#streams.set(name, made);
    return made;
  }

  #write(name: string, stream: Stream, all: boolean): Promise<void> {
    const { ready, held } = takeWhole(stream.held, stream.chunks, all);
    const dropped = stream.dropped;
    Object.assign(stream, { chunks: '', held, sinceMs: null, dropped: 0 });
    // What cannot be scrubbed or written is lost, and nothing else is.
    stream.queue = stream.queue.then(() => this.#append(name, ready, dropped)).catch(() => undefined);
    return stream.queue;
  }

  async #append(name: string, ready: string, dropped: number): Promise<void> {
    const { files, clock, digest, scrubContext } = this.#parts;
    if (ready.trim() === '' && dropped === 0) return;
    const { text } = scrub(ready, await scrubContext());
    const at = utcSeconds(clock.wallMs());
    const said = text.split('\n').filter((line) => line.trim() !== '');
    if (dropped > 0) said.push('[more came than could be written]');
    const lines = said.map((line) => `${at} ${line}`);
    const path = logPath(name, digest);
    for (let index = 0; index < lines.length; ) {
      let room = MOST_BYTES - (await this.#bytes(path));
      const some: string[] = [];
      for (; index < lines.length; index += 1) {
        const line = lines[index] ?? '';
        room -= byteLength(line) + 1;
        if (room < 0) break;
        some.push(line);
      }
      if (some.length === 0) await this.#rotate(name);
      else await files.append(path, some.join('\n'));
    }
  }

  /** Of the file that is written; one that is full of old lines has no room. */
  async #bytes(path: string): Promise<number> {
    const { files, clock } = this.#parts;
    const stat = await files.stat(path);
    if (stat === null || stat.bytes === 0) this.#begunMs.delete(path);
    if (stat === null) return 0;
    let begunMs = this.#begunMs.get(path);
    if (begunMs === undefined) {
      begunMs = Date.parse((await readText(files, path).catch(() => null))?.slice(0, 20) ?? '');
      this.#begunMs.set(path, begunMs);
    }
    return Number.isNaN(begunMs) || clock.wallMs() - begunMs <= HALF_MS ? stat.bytes : MOST_BYTES;
  }

  async #rotate(name: string): Promise<void> {
    const { files, digest } = this.#parts;
    this.#begunMs.delete(logPath(name, digest));
    await files.remove(logPath(name, digest, LOG_FILES - 1));
    for (let number = LOG_FILES - 2; number >= 0; number -= 1) {
      const from = logPath(name, digest, number);
      if ((await files.stat(from)) !== null) await files.move(from, logPath(name, digest, number + 1));
    }
  }
}

const byteLength = (text: string) => new TextEncoder().encode(text).length;
