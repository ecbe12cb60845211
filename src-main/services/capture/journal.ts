import type { GuardianEvent } from '@contract/guardian-log.ts';
import { MemoryPressure, Timestamp } from '@contract/primitives.ts';
import { ResourceSnapshot } from '@contract/report.ts';
import { utcSeconds } from '@core/report/times.ts';
import * as z from 'zod';
import type { Clock } from '../ports/clock.ts';
import { type Files, StoreFailure } from '../ports/files.ts';
import type { ProcessIdentity } from '../ports/processes.ts';
import { quarantine } from '../reports/quarantine.ts';
import { readText } from '../text-files.ts';

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
    /** Of a program that uses the library; absent for Beacon itself. */
    component: z.string().nullable().optional(),
    /** A person sat in front of it, who most likely ended it. */
    interactive: z.boolean().optional(),
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

/** Asked anew at each write: whether anything may be collected at this moment; null while that cannot be told. */
type MayWrite = () => Promise<boolean | null>;

/** A run is kept to about this many bytes: the newest half survives. */
const MAX_BYTES = 256 * 1024;

/**
 * It follows the right to collect: with collection off nothing is written and the file is gone, and it begins anew when
 * collection comes on again.
 */
export class Journal {
  readonly #files: Files;
  readonly #clock: Clock;
  readonly #path: string;
  readonly #mayWrite: MayWrite;
  #queue: Promise<void> = Promise.resolve();
  /** Of the file; 0 while there is none. */
  #bytes = 0;
  #self: Omit<Extract<Line, { line: 'open' }>, 'at'> | null = null;
  #head = '';

  constructor(files: Files, clock: Clock, run: string, mayWrite: MayWrite) {
    this.#files = files;
    this.#clock = clock;
    this.#path = `journal/${run}.jsonl`;
    this.#mayWrite = mayWrite;
  }

  /** Nothing is written before this, or after `close`. */
  open(
    self: ProcessIdentity,
    bootId: string,
    version: string,
    program?: { readonly component: string | null; readonly interactive: boolean },
  ): Promise<void> {
    this.#self = { line: 'open', pid: self.pid, start_time: self.startTime, boot_id: bootId, version, ...program };
    return this.#add(null);
  }

  /** Its file, below the home folder. */
  get path(): string {
    return this.#path;
  }

  /** The saved choices may have changed: what must not be there goes at once, not with the next line. */
  follow(): Promise<void> {
    return this.#add(null);
  }

  crumb(event: string, detail: string | null): Promise<void> {
    return this.#add({ line: 'crumb', at: this.#now(), event, detail });
  }

  sample(snapshot: ResourceSnapshot, pressure: MemoryPressure | null): Promise<void> {
    return this.#add({ line: 'sample', at: this.#now(), snapshot, pressure });
  }

  /** A clean end leaves nothing behind. */
  async close(): Promise<void> {
    if (this.#self === null) return;
    const closed = this.#add({ line: 'close', at: this.#now() });
    // At once: a line that comes now must not bring the file back.
    this.#self = null;
    await closed;
    await this.#files.remove(this.#path).catch(() => undefined); // The closing line already says that all was well.
  }

  #now(): string {
    return utcSeconds(this.#clock.wallMs());
  }

  /** The line, behind the opening one where the file is new; without a line, only what the right to collect demands. */
  #add(line: Line | null): Promise<void> {
    const self = this.#self;
    if (self === null) return Promise.resolve();
    this.#queue = this.#queue
      .then(async () => {
        const may = await this.#mayWrite();
        if (may === null) return;
        if (!may) return this.#clear();
        // A person may have deleted it; then it begins anew.
        if (this.#bytes === 0 || (await this.#files.stat(this.#path)) === null) {
          this.#bytes = 0;
          this.#head = JSON.stringify({ ...self, at: this.#now() });
          await this.#append(this.#head);
        }
        if (line === null) return;
        const text = JSON.stringify(line);
        if (this.#bytes + text.length + 1 > MAX_BYTES) await this.#shorten(text);
        else await this.#append(text);
      })
      // A full disk must not take the Guardian down; the journal is an aid.
      .catch(() => undefined);
    return this.#queue;
  }

  async #append(text: string): Promise<void> {
    await this.#files.append(this.#path, text);
    this.#bytes += text.length + 1;
  }

  async #clear(): Promise<void> {
    if (this.#bytes === 0) return;
    await this.#files.remove(this.#path);
    this.#bytes = 0;
  }

  async #shorten(last: string): Promise<void> {
    const text = (await readText(this.#files, this.#path)) ?? '';
    const half = text.slice(text.indexOf('\n', text.length / 2) + 1);
    const whole = `${this.#head}\n${half}${last}\n`;
    await this.#files.write(this.#path, whole);
    this.#bytes = whole.length;
  }
}

/** What a dead run left: its own last context, never that of the process that found it. */
export interface DeadRun {
  readonly path: string;
  readonly pid: number;
  readonly version: string;
  /** Undefined for Beacon itself, null for a program that gave no component. */
  readonly component: string | null | undefined;
  readonly interactive: boolean;
  readonly bootId: string;
  readonly lastAtMs: number;
  readonly crumbs: readonly { readonly atMs: number; readonly event: string; readonly detail: string | null }[];
  readonly snapshot: ResourceSnapshot | null;
  readonly pressure: MemoryPressure | null;
}

/** Journals of runs that ended without saying so. `isAlive` answers for pid, start time and boot of the writer. */
export async function deadRuns(
  files: Files,
  isAlive: (pid: number, startTime: string, bootId: string) => Promise<boolean>,
  isOurs: (name: string) => boolean | Promise<boolean> = () => true,
): Promise<readonly DeadRun[]> {
  const dead: DeadRun[] = [];
  for (const { name, folder } of await files.list('journal')) {
    if (folder || !name.endsWith('.jsonl') || !(await isOurs(name))) continue;
    const path = `journal/${name}`;
    const text = await readText(files, path).catch((error: unknown) => {
      if (error instanceof StoreFailure) return undefined;
      throw error;
    });
    if (text === null) continue;
    const lines = parseLines(text ?? '');
    const head = lines.find((line) => line.line === 'open');
    if (text === '' || lines.some((line) => line.line === 'close')) {
      await files.remove(path);
      continue;
    }
    if (head === undefined) {
      // Torn before its first line was whole, or not ours at all: either way somebody may want it.
      await quarantine(files, 'journal', name, 'It is not the journal of a run: its first line cannot be read.');
      continue;
    }
    if (await isAlive(head.pid, head.start_time, head.boot_id)) continue;
    const sample = lines.findLast((line) => line.line === 'sample');
    dead.push({
      path,
      pid: head.pid,
      version: head.version,
      component: head.component,
      interactive: head.interactive === true,
      bootId: head.boot_id,
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
