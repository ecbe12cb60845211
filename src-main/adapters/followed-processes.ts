import { closeSync, openSync, readdirSync } from 'node:fs';
import type { ProcessRow } from '@core/fleet/sampling.ts';
import { absent } from './errno.ts';

/** Every so many readings each process is read anew, whoever it is. */
const WHOLE_EVERY = 15;
/** At most so many files are kept open; the others are opened for each reading. */
const MOST_HELD = 256;

/** `stat` of one process, kept open, with what it said last and what was made of that. */
export interface HeldStat {
  readonly file: number;
  bytes: Buffer;
  row: ProcessRow | null;
}

/**
 * The process table of Linux for polls in a row, at a third of the cost of reading it whole each time.
 *
 * A process that nobody follows is read when it is new: its parent and session say then whether it belongs to a tree, and
 * one that belongs to none will belong to none. Its number could be somebody else's by now without having been missing from a
 * listing in between; so every fifteenth reading is a whole one, and so is the one in which somebody is followed who was not before.
 *
 * Of those that are followed `stat` is kept open: reading it again from the start is one call instead of three, and it
 * is about that process alone. Once it has ended, the kernel answers ESRCH, whoever has its number then. One that did
 * nothing since the last reading reads the same to the byte: its row is taken over and not made again.
 */
export class FollowedProcesses {
  readonly #readRow: (pid: string) => ProcessRow | null;
  readonly #readStat: (held: HeldStat) => ProcessRow | null;
  /** The last reading. Null for one that has ended and that nobody has waited for. */
  #rows = new Map<string, ProcessRow | null>();
  /** Those that were read in the last reading, and not only taken over from the one before. */
  #fresh = new Set<number>();
  readonly #held = new Map<number, HeldStat>();
  #readings = 0;

  constructor(readRow: (pid: string) => ProcessRow | null, readStat: (held: HeldStat) => ProcessRow | null) {
    this.#readRow = readRow;
    this.#readStat = readStat;
  }

  read(pids: ReadonlySet<number>): readonly ProcessRow[] {
    const whole = this.#readings % WHOLE_EVERY === 0 || this.#isNewlyFollowed(pids);
    this.#readings = whole ? 1 : this.#readings + 1;
    for (const pid of this.#held.keys()) if (!pids.has(pid)) this.#drop(pid);
    const rows = new Map<string, ProcessRow | null>();
    const fresh = new Set<number>();
    const list: ProcessRow[] = [];
    for (const name of readdirSync('/proc')) {
      if (name < '0' || name > ':') continue;
      const pid = Number(name);
      const known = whole || pids.has(pid) ? undefined : this.#rows.get(name);
      const row = known === undefined ? this.#readOne(name, pid, pids.has(pid)) : known;
      if (known === undefined) fresh.add(pid);
      rows.set(name, row);
      if (row !== null) list.push(row);
    }
    this.#rows = rows;
    this.#fresh = fresh;
    return list;
  }

  /** Somebody that was a stranger until now: its children are strangers, too, and their rows are old. */
  #isNewlyFollowed(pids: ReadonlySet<number>): boolean {
    for (const pid of pids) if (this.#rows.has(String(pid)) && !this.#fresh.has(pid)) return true;
    return false;
  }

  #readOne(name: string, pid: number, followed: boolean): ProcessRow | null {
    if (!followed) return this.#readRow(name);
    let held = this.#held.get(pid);
    if (held === undefined) {
      if (this.#held.size >= MOST_HELD) return this.#readRow(name);
      try {
        held = { file: openSync(`/proc/${name}/stat`, 'r'), bytes: Buffer.alloc(0), row: null };
      } catch (error) {
        return absent(error);
      }
      this.#held.set(pid, held);
    }
    try {
      return this.#readStat(held);
    } catch {
      // That process has ended. The number was listed just now, so somebody may have it already.
      this.#drop(pid);
      return this.#readRow(name);
    }
  }

  #drop(pid: number): void {
    const held = this.#held.get(pid);
    this.#held.delete(pid);
    if (held !== undefined) closeSync(held.file);
  }
}
