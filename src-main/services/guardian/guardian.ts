import type { ConfigProblem, DeathCertificate, FleetHistory, FleetStatus } from '@contract/fleet.ts';
import type { GuardianConfig } from '@contract/guardian-config.ts';
import type { SocketBody } from '@contract/socket.ts';
import { watchPlanOf } from '@core/fleet/plan.ts';
import * as life from '@core/fleet/process.ts';
import type { Subject } from '@core/report/incident.ts';
import { Acting, type OwnerNews } from './acting.ts';
import { Children } from './children.ts';
import { type Command, refusal, stepOf } from './commands.ts';
import { Entries } from './entries.ts';
import { FleetBook } from './fleet-book.ts';
import { Guests } from './guests.ts';
import { subjectOf } from './incidents.ts';
import type { CommandOutcome } from './outcome.ts';
import type { GuardianParts } from './parts.ts';
import { Past } from './past.ts';
import { Polling } from './polling.ts';
import { leftBehind, Registry } from './registry.ts';
import { fleetStatus } from './status.ts';
import { Watches } from './watches.ts';

export type { CommandOutcome };

/** How long the last look of the reaper may take on quit. */
const REAPER_MS = 8000;

/**
 * The Process Guardian: sample → decide → act. Decisions are core/fleet's; this class takes configurations and
 * commands, and joins the loop, the children and what is remembered of them.
 */
export class Guardian {
  readonly #parts: GuardianParts;
  readonly #book = new FleetBook();
  readonly #registry: Registry;
  readonly #children: Children;
  readonly #acting: Acting;
  readonly #watches: Watches;
  readonly #polling: Polling;
  readonly #bootId: string;
  readonly #past: Past;
  readonly #entries: Entries;
  readonly #guests: Guests;
  /** Asks the owner of a joined process to stop it; the socket server fills this in. */
  askOwner: (name: string, why: life.StopWhy) => void = () => undefined;
  /** Tells the owner of a joined process something of it; the socket server fills this in, too. */
  tellOwner: (name: string, event: OwnerNews, body: object) => void = () => undefined;

  constructor(parts: GuardianParts, bootId: string) {
    this.#parts = parts;
    this.#bootId = bootId;
    const run = parts.chance.hex(16);
    this.#registry = new Registry(parts.files, parts.self);
    this.#past = new Past(parts.files, parts.clock, this.#book, bootId);
    this.#children = new Children({
      launcher: parts.launcher,
      registry: this.#registry,
      world: { probe: parts.probe, signals: parts.signals, clock: parts.clock, hurry: () => this.#book.quitting },
      run,
      bootId,
      environment: parts.environment,
      home: parts.home,
      self: parts.self.pid,
      events: {
        spawned: (name, pid) => {
          parts.onMembers?.(name, [pid]);
          this.#acting.spawned(name, pid);
        },
        exited: (name, exit, errorText, tended) => this.#acting.exited(name, exit, errorText, tended),
        wrote: ({ name, log }, chunk) => {
          if (log) parts.onErrorOutput(name, chunk);
        },
      },
    });
    this.#acting = new Acting(parts, this.#book, {
      children: this.#children,
      registry: this.#registry,
      run,
      changed: () => this.#changed(),
      save: () => this.#past.save(),
      askOwner: (name, why) => this.askOwner(name, why),
      tellOwner: (name, event, body) => this.tellOwner(name, event, body),
      nameFree: (name) => this.#entries.nameFree(name),
    });
    this.#entries = new Entries(parts.clock, this.#book, this.#children, this.#acting, this.#past);
    this.#guests = new Guests(parts, this.#book, this.#children, this.#acting, {
      changed: () => this.#changed(),
      nameFree: (name) => this.#entries.nameFree(name),
    });
    this.#watches = new Watches(parts.probe, (name, budget) => {
      this.#acting.log('over_budget_alert', name, { budget, watched: true });
      parts.onNotify({ do: 'notify', severity: 'warning', what: 'over_budget', name });
    });
    this.#polling = new Polling(parts, this.#book, this.#children, this.#acting, this.#watches, {
      left: (name) => this.#guests.gone(name),
      resume: () => this.resume(),
      told: () => this.#tell(),
      save: () => void this.#past.save(),
    });
  }

  // --- life of the Guardian ---

  /** Sweeps what a dead run left, then starts what is to be started. */
  async start(config: GuardianConfig): Promise<void> {
    const facts = await this.#parts.machine.facts();
    this.#book.totalBytes = facts.totalBytes;
    this.#book.cores = facts.cores;
    await this.#past.read();
    await this.#sweepDeadRuns();
    this.#take(config);
  }

  async #sweepDeadRuns(): Promise<void> {
    const left = await leftBehind(this.#parts.files);
    // After a restart of the Mac every line is about somebody else.
    const runs = new Set(left.filter(({ bootId }) => bootId === this.#bootId).map(({ run }) => run));
    for (const run of runs) {
      this.#acting.log('reaped', null, { processes: left.filter((entry) => entry.run === run).length });
      await this.#parts.reaper.sweep(this.#registry.path, run);
    }
    await this.#registry.clear().catch(() => undefined); // Lines of the dead are harmless.
  }

  /** Takes a new guardian.json: only what changed restarts. */
  reload(config: GuardianConfig): void {
    if (this.#book.quitting) return;
    this.#book.problem = null;
    this.#acting.log('config_loaded', null, { processes: config.processes.length });
    this.#take(config);
  }

  /** The new file was refused; the last good one stays in force. */
  refuseConfig(problem: ConfigProblem): void {
    if (this.#book.problem?.message === problem.message) return;
    this.#book.problem = problem;
    // The line alone: a path may hold what somebody took for a key.
    this.#acting.log('config_refused', null, { line: problem.line });
    this.#tell();
  }

  /** The file is right again, and as it was. */
  acceptConfig(): void {
    if (this.#book.problem === null) return;
    this.#book.problem = null;
    this.#tell();
  }

  #take(config: GuardianConfig): void {
    this.#entries.take(config);
    this.#guests.replan();
    this.#watches.take(config.watch.map(watchPlanOf));
    this.#changed();
  }

  /** Stops everything, then the reaper has a last look. Nothing of the fleet is left after it. */
  async quit(): Promise<void> {
    const book = this.#book;
    book.quitting = true;
    this.#acting.endHealth();
    await this.#children.close();
    await this.#polling.stop();
    const stops = [...book.fleet.processes.values()]
      .filter((process) => process.source === 'config' && life.isAlive(process))
      .map((process) => {
        book.put(life.stop(process, 'quit').process);
        return this.#children.stop(process.plan.name);
      });
    await Promise.all(stops);
    await this.#children.settled();
    await this.#parts.reaper.finish(REAPER_MS);
    await this.#past.save();
    await this.#registry.close().catch(() => undefined); // Lines of the dead are harmless.
  }

  // --- commands ---

  command(name: string, command: Command, seconds = 3600): CommandOutcome {
    const process = this.#book.get(name);
    if (process === undefined) return { kind: 'not_found' };
    const refused = refusal(process, command);
    if (refused !== null) return refused;
    const { holdStarts } = this.#book.fleet;
    this.#acting.apply(name, (one) => stepOf(command, one, this.#now(), holdStarts, seconds * 1000));
    void this.#past.save();
    return { kind: 'done' };
  }

  pause(seconds: number | null): void {
    this.#book.fleet = { ...this.#book.fleet, paused: true };
    this.#book.pausedUntilMs = seconds === null ? null : this.#now() + seconds * 1000;
    this.#acting.log('paused', null, { seconds });
    this.#changed();
  }

  resume(): void {
    if (!this.#book.fleet.paused) return;
    this.#book.fleet = { ...this.#book.fleet, paused: false };
    this.#book.pausedUntilMs = null;
    this.#acting.log('resumed', null);
    this.#changed();
  }

  /** The Mac goes to sleep. */
  suspend(): void {
    this.#polling.suspend();
  }

  /** It woke up. */
  wakeUp(): void {
    this.#polling.resume();
  }

  /** What a report says of a process of the fleet, or of one that was in it; null for anybody else's. */
  subject(name: string): Subject | null {
    const process = this.#book.get(name);
    return process === undefined ? null : subjectOf(process.plan, this.#book.configs.get(name) ?? null);
  }

  /** A better report of the same end took the place of the one that a death certificate names. */
  reportReplaced(before: string, after: string): void {
    for (const [name, certificate] of this.#book.certificates) {
      if (certificate.report_id === before) this.#book.certificates.set(name, { ...certificate, report_id: after });
    }
    void this.#past.save();
  }

  /** A wrapper's process joins the fleet: accounted and judged, but signalled only when its owner stays silent. */
  join(entry: SocketBody<'join'>): Promise<CommandOutcome> {
    return this.#guests.take(entry, 'joined');
  }

  /** A child that a host application hands over: the same, and Beacon reports what it was stopped for. */
  adopt(entry: SocketBody<'adopt'>): Promise<CommandOutcome> {
    return this.#guests.take(entry, 'adopted');
  }

  /** Its wrapper is gone, and with it the reason to list it. */
  leave(name: string): void {
    this.#guests.leave(name);
  }

  // --- what others see ---

  get config(): GuardianConfig {
    return this.#book.config;
  }

  status(): FleetStatus {
    const book = this.#book;
    return {
      ...fleetStatus({
        fleet: book.fleet,
        policy: book.policy,
        samples: book.samples,
        certificates: book.certificates,
        host: { running: true, pid: this.#parts.self.pid },
        pausedUntilMs: book.pausedUntilMs,
        totalBytes: book.totalBytes,
        cores: book.cores,
        pressure: book.pressure,
        problem: book.problem,
        moment: { nowMs: this.#now(), wallMs: this.#parts.clock.wallMs() },
      }),
      watched: this.#watches.status(),
    };
  }

  history(): FleetHistory {
    return this.#book.history.read(this.#now());
  }

  certificate(name: string): DeathCertificate | null {
    return this.#book.certificates.get(name) ?? null;
  }

  /** The past is deleted: how processes died and what they last said. What keeps them in bounds now stays in force. */
  async forget(): Promise<void> {
    await this.#past.forget();
    this.#tell();
  }

  /** The end of its error output, raw; null where it has none, or another program has it. */
  errorOutput(name: string): string | null {
    if (this.#book.get(name)?.source !== 'config') return null;
    return this.#children.get(name)?.launched?.stderrTail() ?? '';
  }

  #now(): number {
    return this.#parts.clock.monotonicMs();
  }

  #changed(): void {
    this.#polling.wake();
    this.#tell();
  }

  #tell(): void {
    if (!this.#book.quitting) this.#parts.onStatus(() => this.status());
  }
}
