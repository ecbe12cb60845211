import type { StoppedBy } from '@contract/fleet.ts';
import type { GuardianEventName } from '@contract/guardian-log.ts';
import { hung } from '@core/fleet/decide.ts';
import { exited, stoppedBy } from '@core/fleet/ending.ts';
import * as life from '@core/fleet/process.ts';
import { utcSeconds } from '@core/report/times.ts';
import type { Children, Tended } from './children.ts';
import type { FleetBook } from './fleet-book.ts';
import { HealthRounds } from './health-rounds.ts';
import { incidentOf } from './incidents.ts';
import type { GuardianParts } from './parts.ts';
import type { Registry } from './registry.ts';

/** How long a wrapper's or host application's own stop may take before Beacon acts itself (spec 4.6). */
const JOINED_SILENCE_MS = 2000;
const MIB = 1024 * 1024;

export type OwnerNews = 'guard.alert' | 'guard.reported';

export interface ActingLinks {
  readonly children: Children;
  readonly registry: Registry;
  readonly run: string;
  /** Something changed: plan the next look and tell the windows. */
  readonly changed: () => void;
  /** Something changed that must survive a restart. */
  readonly save: () => Promise<void>;
  /** Asks the owner of a joined process to stop it. */
  readonly askOwner: (name: string, why: life.StopWhy) => void;
  /**
   * Tells the wrapper of a joined process something: `guard.alert`, that it is over a budget and goes on, so that the
   * report is the wrapper's; `guard.reported`, that the wrapper was silent and the report is written.
   */
  readonly tellOwner: (name: string, event: OwnerNews, body: object) => void;
  /** A process that had joined is gone, and its name with it. */
  readonly nameFree: (name: string) => void;
}

/** Carries out what was decided, and turns what happens then into the next value of the process. */
export class Acting {
  readonly #parts: GuardianParts;
  readonly #book: FleetBook;
  readonly #links: ActingLinks;
  readonly #health: HealthRounds;

  constructor(parts: GuardianParts, book: FleetBook, links: ActingLinks) {
    this.#parts = parts;
    this.#book = book;
    this.#links = links;
    this.#health = new HealthRounds(parts.health, parts.clock, links.run, {
      ready: (name) => this.apply(name, (process) => life.ready(process)),
      failed: (name, word, inARow) => this.log('health_failed', name, { word, in_a_row: inARow }),
      hung: (name) => this.apply(name, (process) => hung(process, book.fleet.paused)),
    });
  }

  /** One event on one process, and the actions that follow from it. */
  apply(name: string, change: (process: life.Guarded) => life.Step): void {
    const process = this.#book.get(name);
    if (process === undefined) return;
    const step = change(process);
    this.#book.put(step.process);
    this.performAll(step.actions);
    this.#links.changed();
  }

  performAll(actions: readonly life.Action[], errorText = ''): void {
    for (const action of actions) this.#perform(action, errorText);
  }

  #perform(action: life.Action, errorText: string): void {
    switch (action.do) {
      case 'spawn':
        void this.#spawn(action.name);
        break;
      case 'stop':
        this.#stop(action.name, action.why);
        break;
      case 'report':
        void this.#report(action, errorText);
        break;
      case 'log':
        this.log(action.event, action.name, action.detail);
        break;
      case 'notify':
        this.#parts.onNotify(action);
        break;
      case 'dispatch':
        this.log(action.paused ? 'dispatch_paused' : 'dispatch_resumed', null);
        this.#parts.onDispatch(action.paused);
        break;
      default:
        action satisfies never;
    }
  }

  log(event: GuardianEventName, name: string | null, detail: life.LogDetail = {}): void {
    const entry = this.#parts.log.add(event, name, { ...detail });
    this.#book.crumbs.add(entry, this.#parts.clock.wallMs());
  }

  /** Its check is another one now: that takes effect as it runs. */
  healthChanged(name: string): void {
    const process = this.#book.get(name);
    // At the gate, or on its way out: `spawned` looks at the plan again.
    if (process === undefined || (process.phase.is !== 'starting' && process.phase.is !== 'running')) return;
    this.#health.end(name);
    const { health, startTimeoutMs } = process.plan;
    if (health === null) this.apply(name, life.ready);
    else if (process.phase.pid !== null) {
      this.#health.begin(name, health, process.phase.is === 'running' ? startTimeoutMs : null);
    }
  }

  endHealth(): void {
    this.#health.endAll();
  }

  async #spawn(name: string): Promise<void> {
    const { reaper } = this.#parts;
    const { children, registry, run } = this.#links;
    const plan = this.#book.get(name)?.plan;
    const config = this.#book.configs.get(name);
    if (plan === undefined || config === undefined) return;
    try {
      await reaper.watch(registry.path, run);
    } catch {
      // Without the reaper a crash of Beacon could leave orphans: better not to start now, and to try again later.
      await this.exited(name, { code: 75, signal: null }, 'beacon: the reaper could not be started.', null);
      return;
    }
    await children.start(plan, { ...config, stdin: config.stdin ?? this.#book.config.defaults.stdin ?? 'open' });
  }

  spawned(name: string, pid: number): void {
    this.apply(name, (process) => life.spawned(process, pid, this.#parts.clock.monotonicMs()));
    const process = this.#book.get(name);
    // It was to be stopped while it was still at the gate.
    if (process?.phase.is === 'stopping') this.#stop(name, process.phase.why);
    else if (process?.plan.health != null) this.#health.begin(name, process.plan.health, null);
  }

  #stop(name: string, why: life.StopWhy): void {
    this.#health.end(name);
    const { children, askOwner } = this.#links;
    const tended = children.get(name);
    if (tended === undefined) return; // Still at the gate: `spawned` looks at the phase again.
    if (tended.launched !== null) {
      void children.stop(name);
      return;
    }
    // Only its owner signals it; Beacon does so itself when the owner stays silent.
    askOwner(name, why);
    void this.#parts.clock.sleep(tended.plan.stopTimeoutMs + JOINED_SILENCE_MS).then(async () => {
      if (children.get(name) !== tended || this.#book.get(name)?.phase.is !== 'stopping') return;
      await children.stop(name);
      await this.exited(name, { code: null, signal: why === 'quit' ? 'SIGTERM' : 'SIGKILL' }, '', tended);
      this.#links.tellOwner(name, 'guard.reported', {});
    });
  }

  /** The process is gone with all its tree, or never came to be. */
  async exited(name: string, exit: life.Exit, errorText: string, tended: Tended | null): Promise<void> {
    const book = this.#book;
    this.#health.end(name);
    if (book.get(name) !== undefined) await this.#certify(name, exit, errorText);
    const process = book.get(name);
    if (process === undefined) return;
    const step = exited(process, exit, this.#parts.clock.monotonicMs(), this.#parts.chance.fraction());
    book.samples.delete(name);
    book.put(step.process);
    this.performAll(step.actions, errorText);
    if (process.source !== 'config' || !book.configs.has(name)) {
      if (tended !== null) this.#links.children.forget(name);
      book.drop(name);
      if (process.source !== 'config') this.#links.nameFree(name);
    }
    this.#links.changed();
    await this.#links.save();
  }

  async #certify(name: string, exit: life.Exit, errorText: string): Promise<void> {
    const lines = await this.#parts.lastLines(errorText).catch(() => []);
    const process = this.#book.get(name);
    if (process === undefined) return;
    const { phase, plan, last } = process;
    const { clock } = this.#parts;
    const by: StoppedBy = stoppedBy(phase, exit);
    const offsetMs = clock.wallMs() - clock.monotonicMs();
    this.#book.certificates.set(name, {
      name,
      exit: { at: utcSeconds(clock.wallMs()), code: exit.code, signal: exit.signal, stopped_by: by },
      rss_mb: last === null ? null : Math.round(last.rssBytes / MIB),
      limit_mb: by === 'memory_budget' ? Math.round(plan.budget.memoryBytes / MIB) : null,
      cpu_percent: last?.cpuFraction == null ? null : Math.round(last.cpuFraction * 1000) / 10,
      uptime_s: 'sinceMs' in phase ? Math.max(0, Math.round((clock.monotonicMs() - phase.sinceMs) / 1000)) : null,
      restarts: process.restartsAtMs.map((atMs) => utcSeconds(atMs + offsetMs)),
      last_lines: [...lines],
      report_id: null,
    });
  }

  async #report(action: Extract<life.Action, { do: 'report' }>, errorText: string): Promise<void> {
    const { name, sample, cause, exit } = action;
    const book = this.#book;
    const process = book.get(name);
    if (process === undefined) return;
    if (process.source === 'joined' && exit === null) {
      this.#links.tellOwner(name, 'guard.alert', { budget: cause });
      return;
    }
    // An alert leaves the process running: what it wrote so far is what there is.
    const running = exit === null ? this.#links.children.get(name)?.launched?.stderrTail() : undefined;
    const captured = await this.#parts.collector.capture(
      incidentOf({
        plan: process.plan,
        config: book.configs.get(name) ?? null,
        cause,
        exit,
        sample,
        errorText: running ?? errorText,
        breadcrumbs: book.crumbs.of(name),
        totalBytes: book.sumBytes() + (book.samples.has(name) ? 0 : (sample?.rssBytes ?? 0)),
        pressure: book.pressure,
        atMs: this.#parts.clock.wallMs(),
      }),
    );
    const certificate = book.certificates.get(name);
    if (certificate === undefined || (captured.kind !== 'written' && captured.kind !== 'counted')) return;
    book.certificates.set(name, { ...certificate, report_id: captured.id });
    await this.#links.save();
  }
}
