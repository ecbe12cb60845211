import type { Subject } from '@core/report/incident.ts';

/** A pid as it was seen in the tree of a process of ours. */
interface Seen {
  readonly subject: Subject;
  readonly firstAtMs: number;
  lastAtMs: number;
}

/** A pid may be somebody else's this long after it was last seen to be ours. */
const FORGET_MS = 60_000;
/** A file carries whole seconds, and was begun a moment after the end. */
const SLACK_MS = 5_000;
const MOST = 20_000;

/** Which pids were ours, and when: by that, and by nothing else, a file about a crash is known to be about one of ours. */
export class Kin {
  readonly #seen = new Map<number, Seen>();

  /** @param atMs wall clock, because files carry that */
  see(subject: Subject, pids: readonly number[], atMs: number): void {
    for (const pid of pids) {
      const known = this.#seen.get(pid);
      if (known !== undefined && known.subject.name === subject.name && atMs - known.lastAtMs <= FORGET_MS) {
        known.lastAtMs = atMs;
        continue;
      }
      this.#seen.delete(pid);
      this.#seen.set(pid, { subject, firstAtMs: atMs, lastAtMs: atMs });
    }
    for (const pid of this.#seen.keys()) {
      if (this.#seen.size <= MOST) break;
      this.#seen.delete(pid);
    }
  }

  /**
   * Whose process that was which ended at that moment; null for anybody else's.
   *
   * @param launchedAtMs when the process with that number began, where that is said. One that began after ours was last
   *   seen alive has taken its number over. Names decide nothing: those of a tree (a shell, `npx`, `node`) are anybody's.
   */
  find(pid: number | null, atMs: number, launchedAtMs: number | null = null): Subject | null {
    const seen = pid === null ? undefined : this.#seen.get(pid);
    if (seen === undefined || (launchedAtMs ?? 0) > seen.lastAtMs) return null;
    return atMs >= seen.firstAtMs - SLACK_MS && atMs <= seen.lastAtMs + FORGET_MS ? seen.subject : null;
  }
}
