import { decide, decideStarts, startDue } from '@core/fleet/decide.ts';
import { isAlive } from '@core/fleet/process.ts';
import { ProcessTable } from '@core/fleet/sampling.ts';
import type { Acting } from './acting.ts';
import type { Children } from './children.ts';
import type { FleetBook } from './fleet-book.ts';
import { Footprints } from './footprints.ts';
import type { GuardianParts } from './parts.ts';
import type { Watches } from './watches.ts';

/** Memory and pressure are asked for this often: they move slowly, and asking is not free. */
const MEMORY_EVERY_MS = 15_000;
/** Awake for this long after the Mac was to sleep: it did not, or its waking was not told. */
const LONGEST_SLEEP_MS = 120_000;

export interface PollingEvents {
  /** Nothing is left of a process that somebody else started. */
  readonly left: (name: string) => void;
  /** The pause is over. */
  readonly resume: () => void;
  /** There is something new to show. */
  readonly told: () => void;
  /** Something was decided that must survive a restart: a start by itself, a breaker that closed. */
  readonly save: () => void;
}

/** The loop: one reading for the whole fleet, one decision, then the actions. Rests when nothing is managed. */
export class Polling {
  readonly #parts: GuardianParts;
  readonly #book: FleetBook;
  readonly #children: Children;
  readonly #acting: Acting;
  readonly #watches: Watches;
  readonly #events: PollingEvents;
  readonly #footprints: Footprints;
  #cancelTimer: () => void = () => undefined;
  #turning: Promise<void> | null = null;
  #lastPollMs = Number.NEGATIVE_INFINITY;
  #memoryReadAtMs = Number.NEGATIVE_INFINITY;
  /** The Mac sleeps, or is about to. */
  #asleep = false;

  constructor(
    parts: GuardianParts,
    book: FleetBook,
    children: Children,
    acting: Acting,
    watches: Watches,
    events: PollingEvents,
  ) {
    this.#parts = parts;
    this.#book = book;
    this.#children = children;
    this.#acting = acting;
    this.#watches = watches;
    this.#events = events;
    this.#footprints = new Footprints(parts.probe);
  }

  /** Plans the next look: the next poll while there is something to look at, else the next start that is due. */
  wake(): void {
    const book = this.#book;
    if (this.#asleep) return;
    this.#cancelTimer();
    if (book.quitting) return;
    const due: number[] = [];
    if (this.#hasWork()) due.push(this.#lastPollMs + book.policy.pollIntervalMs);
    const start = book.fleet.paused || book.fleet.holdStarts ? null : startDue(book.fleet);
    if (start !== null) due.push(start);
    if (book.pausedUntilMs !== null) due.push(book.pausedUntilMs);
    if (due.length === 0) return;
    const delayMs = Math.max(0, Math.min(...due) - this.#parts.clock.monotonicMs());
    this.#cancelTimer = this.#parts.clock.after(delayMs, () => void this.#turn());
  }

  /** No look while the Mac sleeps: what a sleeping one says of its processes is nothing to act on. */
  suspend(): void {
    this.#cancelTimer();
    this.#asleep = true;
    // A wake-up that nobody told of must not leave the fleet unguarded.
    this.#cancelTimer = this.#parts.clock.after(LONGEST_SLEEP_MS, () => this.resume());
  }

  /** The first look comes one whole poll after the wake-up, and judges nobody by the time between. */
  resume(): void {
    if (!this.#asleep) return;
    this.#asleep = false;
    this.#lastPollMs = this.#parts.clock.monotonicMs();
    for (const tended of this.#children.all()) {
      // Who belongs to the tree is still known; how busy it was meanwhile is not.
      if (tended.memory !== null) tended.memory = { ...tended.memory, atMs: this.#lastPollMs, unread: true };
    }
    this.wake();
  }

  /** Resolves when no reading is under way any more; `wake` plans no other once the book says that it is quitting. */
  async stop(): Promise<void> {
    this.#cancelTimer();
    await this.#turning;
  }

  #hasWork(): boolean {
    const { fleet } = this.#book;
    // While starts are held, only a new reading can let them go again.
    if (fleet.holdStarts || this.#watches.size > 0) return true;
    return [...fleet.processes.values()].some((process) => isAlive(process) || process.phase.is === 'paused_by_fleet');
  }

  async #turn(): Promise<void> {
    this.#turning ??= this.#look().finally(() => {
      this.#turning = null;
    });
    await this.#turning;
    this.wake();
  }

  async #look(): Promise<void> {
    const { clock } = this.#parts;
    const book = this.#book;
    if (book.quitting) return;
    if (book.pausedUntilMs !== null && clock.monotonicMs() >= book.pausedUntilMs) this.#events.resume();
    if (!this.#hasWork() || clock.monotonicMs() < this.#lastPollMs + book.policy.pollIntervalMs - 1) {
      const decision = decideStarts(book.fleet, clock.monotonicMs());
      book.fleet = decision.fleet;
      this.#acting.performAll(decision.actions);
      if (decision.actions.length === 0) return;
      this.#events.told();
      this.#events.save();
      return;
    }
    try {
      await this.#poll();
    } catch {
      // One reading that could not be taken: the next one comes, and an absent reading never stops anybody.
      this.#lastPollMs = clock.monotonicMs();
    }
  }

  async #poll(): Promise<void> {
    const { probe, clock } = this.#parts;
    const book = this.#book;
    const pids = this.#children.pids();
    this.#watches.addPids(pids);
    const rows = await probe.follow(pids);
    const table = new ProcessTable(await this.#footprints.add(rows, this.#judgesFootprint(), clock.monotonicMs()));
    const nowMs = clock.monotonicMs();
    this.#lastPollMs = nowMs;
    const intervalMs = book.policy.pollIntervalMs;
    book.samples = new Map();
    const members = new Set<number>();
    for (const tended of [...this.#children.all()]) {
      const reading = this.#children.sample(tended, table, nowMs, intervalMs);
      if (reading === null) {
        if (tended.launched === null) this.#events.left(tended.name);
        continue;
      }
      // What an application's own left behind when it ended is ended too; a wrapper sees to its own.
      if (book.get(tended.name)?.source === 'adopted' && !table.isAlive(tended.root)) {
        void this.#children.stop(tended.name);
      }
      book.samples.set(tended.name, reading.sample);
      book.history.add(tended.name, reading.sample);
      for (const { pid } of reading.members) members.add(pid);
      this.#parts.onMembers?.(
        tended.name,
        reading.members.map(({ pid }) => pid),
      );
    }
    if (book.quitting) return;
    const ceilingBytes = book.totalBytes * book.policy.ceilingFraction;
    const decision = decide(book.fleet, book.policy, { nowMs, samples: book.samples, ceilingBytes });
    book.fleet = decision.fleet;
    this.#acting.performAll(decision.actions);
    if (decision.actions.length > 0) this.#events.save();
    // All that may take its time comes after what was decided: no signal waits for it, and the next poll knows of it.
    this.#readMemory(nowMs);
    await this.#children.findStrays(table, members);
    await this.#watches.look(table, nowMs, intervalMs);
    const alive = [...book.fleet.processes.values()].filter(isAlive).length;
    this.#parts.onSample(book.sumBytes(), alive, book.pressure);
    this.#events.told();
  }

  #judgesFootprint(): boolean {
    for (const { plan } of this.#book.fleet.processes.values()) {
      if (plan.budget.memoryMetric === 'footprint') return true;
    }
    return false;
  }

  /** Beside the polls: on macOS it takes programs of its own. */
  #readMemory(nowMs: number): void {
    if (nowMs - this.#memoryReadAtMs < MEMORY_EVERY_MS) return;
    this.#memoryReadAtMs = nowMs;
    void this.#parts.machine.memory().then(
      ({ totalBytes, pressure }) => {
        this.#book.totalBytes = totalBytes;
        this.#book.pressure = pressure;
      },
      () => undefined, // The last known numbers serve; the next reading tries again.
    );
  }
}
