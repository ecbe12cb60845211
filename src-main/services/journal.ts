import type { GuardianEvent } from '@contract/guardian-log.ts';
import { MemoryPressure, Timestamp } from '@contract/primitives.ts';
import { ResourceSnapshot } from '@contract/report.ts';
import { utcSeconds } from '@core/report/times.ts';
import * as z from 'zod';
import type { Clock, Files, ProcessIdentity } from './ports.ts';
import { readText } from './text-files.ts';

/**
 * The running session's own history, written as things happen, so that a hard crash of Beacon still has it
 * (`journal/`). One file a run, JSON lines: `open`, then crumbs and samples, then `close` at a clean end. A file
 * without `close` whose holder is dead is an unclean exit.
 */
const Line = z.discriminatedUnion('line', [
  z.object({
    line: z.literal('open'),
    at: Timestamp,
    pid: z.int(),
    start_time: z.string(),
    boot_id: z.string(),
    version: z.string(),
  }),
  z.object({
    line: z.literal('crumb'),
    at: Timestamp,
    event: z.string(),
    detail: z.string().nullable(),
  }),
  z.object({
    line: z.literal('sample'),
    at: Timestamp,
    snapshot: ResourceSnapshot,
    pressure: MemoryPressure.nullable(),
  }),
  z.object({ line: z.literal('close'), at: Timestamp }),
]);
type Line = z.output<typeof Line>;

/** A run is kept to about this many bytes: the newest half survives. */
const MAX_BYTES = 256 * 1024;

export class Journal {
  readonly #files: Files;
  readonly #clock: Clock;
  readonly #path: string;
  #queue: Promise<void> = Promise.resolve();
  #bytes = 0;
  #open = false;
  #head: Line | null = null;

  constructor(files: Files, clock: Clock, run: string) {
    this.#files = files;
    this.#clock = clock;
    this.#path = `journal/${run}.jsonl`;
  }

  /** Nothing is written before this, or after `close`. With collection off it is never called. */
  open(self: ProcessIdentity, bootId: string, version: string): Promise<void> {
    this.#open = true;
    this.#head = { line: 'open', at: this.#now(), pid: self.pid, start_time: self.startTime, boot_id: bootId, version };
    return this.#add(this.#head);
  }

  crumb(event: string, detail: string | null): Promise<void> {
    return this.#add({ line: 'crumb', at: this.#now(), event, detail });
  }

  sample(snapshot: ResourceSnapshot, pressure: MemoryPressure | null): Promise<void> {
    return this.#add({ line: 'sample', at: this.#now(), snapshot, pressure });
  }

  /** A clean end leaves nothing behind. */
  async close(): Promise<void> {
    if (!this.#open) return;
    await this.#add({ line: 'close', at: this.#now() });
    this.#open = false;
    await this.#queue;
    await this.#files.remove(this.#path).catch(() => undefined); // The closing line already says that all was well.
  }

  #now(): string {
    return utcSeconds(this.#clock.wallMs());
  }

  #add(line: Line): Promise<void> {
    if (!this.#open) return Promise.resolve();
    const text = JSON.stringify(line);
    this.#bytes += text.length + 1;
    this.#queue = this.#queue
      .then(() => (this.#bytes > MAX_BYTES ? this.#shorten(text) : this.#files.append(this.#path, text)))
      // A full disk must not take the Guardian down; the journal is an aid.
      .catch(() => undefined);
    return this.#queue;
  }

  async #shorten(last: string): Promise<void> {
    const text = (await readText(this.#files, this.#path)) ?? '';
    const half = text.slice(text.indexOf('\n', text.length / 2) + 1);
    const whole = `${JSON.stringify(this.#head)}\n${half}${last}\n`;
    await this.#files.write(this.#path, whole);
    this.#bytes = whole.length;
  }
}

/** What a dead run left: its own last context, never that of the process that found it. */
export interface DeadRun {
  readonly path: string;
  readonly version: string;
  readonly lastAtMs: number;
  readonly crumbs: readonly { readonly atMs: number; readonly event: string; readonly detail: string | null }[];
  readonly snapshot: ResourceSnapshot | null;
  readonly pressure: MemoryPressure | null;
}

/** Journals of runs that ended without saying so. `isAlive` answers for pid, start time and boot of the writer. */
export async function deadRuns(
  files: Files,
  isAlive: (pid: number, startTime: string, bootId: string) => Promise<boolean>,
): Promise<readonly DeadRun[]> {
  const dead: DeadRun[] = [];
  for (const { name, folder } of await files.list('journal')) {
    if (folder || !name.endsWith('.jsonl')) continue;
    const path = `journal/${name}`;
    const lines = parseLines((await readText(files, path)) ?? '');
    const head = lines.find((line) => line.line === 'open');
    if (head === undefined || lines.some((line) => line.line === 'close')) {
      await files.remove(path);
      continue;
    }
    if (await isAlive(head.pid, head.start_time, head.boot_id)) continue;
    const sample = lines.findLast((line) => line.line === 'sample');
    dead.push({
      path,
      version: head.version,
      lastAtMs: Date.parse(lines.at(-1)?.at ?? head.at),
      crumbs: lines.flatMap((line) =>
        line.line === 'crumb' ? [{ atMs: Date.parse(line.at), event: line.event, detail: line.detail }] : [],
      ),
      snapshot: sample?.snapshot ?? null,
      pressure: sample?.pressure ?? null,
    });
  }
  return dead;
}

/** A torn last line is what a crash leaves; it is skipped. */
function parseLines(text: string): Line[] {
  return text.split('\n').flatMap((row) => {
    if (row === '') return [];
    try {
      const parsed = Line.safeParse(JSON.parse(row));
      return parsed.success ? [parsed.data] : [];
    } catch {
      return [];
    }
  });
}

/** A guardrail event as a breadcrumb: the event and its most telling number. */
export function crumbDetail(event: GuardianEvent): string | null {
  for (const key of ['rss_mb', 'cpu_percent', 'delay_s', 'failures', 'code', 'signal', 'why']) {
    const value = event.detail[key];
    if (value !== undefined && value !== null) return `${key}=${value}`;
  }
  return null;
}
