import type { GuardianConfig, ProcessConfig } from '@contract/guardian-config.ts';
import type { SocketBody } from '@contract/socket.ts';
import { joinProblem } from '@core/fleet/joining.ts';
import { type Plan, planOf } from '@core/fleet/plan.ts';
import * as life from '@core/fleet/process.ts';
import { ProcessTable } from '@core/fleet/sampling.ts';
import type { Acting } from './acting.ts';
import type { Children } from './children.ts';
import type { FleetBook } from './fleet-book.ts';
import type { CommandOutcome } from './outcome.ts';
import type { GuardianParts } from './parts.ts';

export interface GuestEvents {
  readonly changed: () => void;
  /** A process that had joined is gone, and its name with it. */
  readonly nameFree: (name: string) => void;
}

/** Processes that somebody else started: a wrapper's that joined, a child that a host application handed over. */
export class Guests {
  readonly #parts: GuardianParts;
  readonly #book: FleetBook;
  readonly #children: Children;
  readonly #acting: Acting;
  readonly #events: GuestEvents;
  /** As each came, for when the defaults of guardian.json change. */
  readonly #entries = new Map<string, SocketBody<'join'>>();
  /** Adopted ones that are gone, and whose end is being worked through. */
  readonly #ending = new Set<string>();

  constructor(parts: GuardianParts, book: FleetBook, children: Children, acting: Acting, events: GuestEvents) {
    this.#parts = parts;
    this.#book = book;
    this.#children = children;
    this.#acting = acting;
    this.#events = events;
  }

  async take(entry: SocketBody<'join'>, source: 'joined' | 'adopted'): Promise<CommandOutcome> {
    const { pid, start_time, name } = entry;
    const table = new ProcessTable(await this.#parts.probe.read());
    const guarded = [...this.#children.all()].map((tended) => ({
      name: tended.name,
      pids: new Set(this.#children.members(tended, table).map((row) => row.pid)),
    }));
    const problem = joinProblem(table, { pid, startTime: start_time }, this.#parts.self, guarded);
    if (problem !== null) return { kind: 'refused', message: problem };
    if (this.#book.get(name) !== undefined) return { kind: 'refused', message: `The name ${name} is taken.` };
    const plan = guestPlan(entry, this.#book.config);
    this.#entries.set(name, entry);
    this.#children.adopt(plan, { pid, startTime: start_time });
    this.#parts.onMembers?.(name, [pid]);
    this.#book.put({
      ...life.guarded(plan, source),
      phase: { is: 'running', pid, sinceMs: this.#parts.clock.monotonicMs(), trial: false },
    });
    this.#acting.log(source, name, { pid });
    this.#events.changed();
    return { kind: 'done' };
  }

  /** The defaults of guardian.json concern guests, too, where they brought no number of their own. */
  replan(): void {
    for (const [name, entry] of this.#entries) {
      const process = this.#book.get(name);
      const tended = this.#children.get(name);
      if (process === undefined || process.source === 'config' || tended === undefined) {
        this.#entries.delete(name);
        continue;
      }
      const plan = guestPlan(entry, this.#book.config);
      tended.plan = plan;
      this.#book.put({ ...process, plan });
    }
  }

  /** Its wrapper is gone, and with it the reason to list it. */
  leave(name: string): void {
    const process = this.#book.get(name);
    if (process === undefined || process.source === 'config' || this.#ending.has(name)) return;
    this.#entries.delete(name);
    this.#children.forget(name);
    this.#acting.log('left', name);
    this.#book.drop(name);
    this.#events.nameFree(name);
    this.#events.changed();
  }

  /** Nothing is left of its tree. What the Guardian stopped of an application's own is told by the Guardian. */
  gone(name: string): void {
    const process = this.#book.get(name);
    const tended = this.#children.get(name);
    // The host stopped it by itself, because its wrapper was silent: its end is told by whoever stopped it.
    if (process?.source === 'joined' && tended?.stopping != null) return;
    if (process?.source !== 'adopted' || process.phase.is !== 'stopping' || tended === undefined) {
      this.leave(name);
      return;
    }
    this.#entries.delete(name);
    this.#children.forget(name);
    this.#ending.add(name);
    void this.#acting.exited(name, { code: null, signal: null }, '', tended).finally(() => this.#ending.delete(name));
  }
}

function guestPlan({ name, kind, component, budgets }: SocketBody<'join'>, config: GuardianConfig): Plan {
  const entry: ProcessConfig = { name, command: '-', args: [], kind, env: {}, priority: 0, autostart: false };
  return planOf({ ...entry, ...(component === undefined ? {} : { component }), ...budgets }, config);
}
