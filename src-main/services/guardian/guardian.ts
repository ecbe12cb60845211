import type { ConfigProblem, DeathCertificate, FleetHistory, FleetStatus } from '@contract/fleet.ts';
import type { GuardianConfig, ProcessConfig } from '@contract/guardian-config.ts';
import type { SocketBody } from '@contract/socket.ts';
import { joinProblem } from '@core/fleet/joining.ts';
import { planOf, watchPlanOf } from '@core/fleet/plan.ts';
import * as life from '@core/fleet/process.ts';
import { ProcessTable } from '@core/fleet/sampling.ts';
import type { Subject } from '@core/report/incident.ts';
import { Acting, type OwnerNews } from './acting.ts';
import { Children } from './children.ts';
import { FleetBook } from './fleet-book.ts';
import { subjectOf } from './incidents.ts';
import {
  emptyRemembrance,
  isRemembered,
  type Remembrance,
  readRemembrance,
  recall,
  remember,
  writeRemembrance,
} from './memory.ts';
import type { GuardianParts } from './parts.ts';
import { Polling } from './polling.ts';
import { leftBehind, Registry } from './registry.ts';
import { fleetStatus } from './status.ts';
import { Watches } from './watches.ts';

/** What `guard` commands answer. */
export type CommandOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'refused'; readonly message: string };

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
  readonly run: string;
  #bootId: string;
  #remembrance: Remembrance = emptyRemembrance('');
  /** It was written by this run. */
  #saved = false;
  #saving: Promise<void> = Promise.resolve();
  /** Adopted ones that are gone, and whose end is being worked through. */
  readonly #ending = new Set<string>();
  /** Asks the owner of a joined process to stop it; the socket server fills this in. */
  askOwner: (name: string, why: life.StopWhy) => void = () => undefined;
  /** Tells the owner of a joined process something of it; the socket server fills this in, too. */
  tellOwner: (name: string, event: OwnerNews, body: object) => void = () => undefined;

  constructor(parts: GuardianParts, bootId: string) {
    this.#parts = parts;
    this.#bootId = bootId;
    this.run = parts.chance.hex(16);
    this.#registry = new Registry(parts.files, parts.self);
    this.#children = new Children({
      launcher: parts.launcher,
      registry: this.#registry,
      world: { probe: parts.probe, signals: parts.signals, clock: parts.clock, hurry: () => this.#book.quitting },
      run: this.run,
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
      run: this.run,
      changed: () => this.#changed(),
      save: () => this.#save(),
      askOwner: (name, why) => this.askOwner(name, why),
      tellOwner: (name, event, body) => this.tellOwner(name, event, body),
      nameFree: (name) => this.#nameFree(name),
    });
    this.#watches = new Watches(parts.probe, (name, budget) => {
      this.#acting.log('over_budget_alert', name, { budget, watched: true });
      parts.onNotify({ do: 'notify', severity: 'warning', what: 'over_budget', name });
    });
    this.#polling = new Polling(parts, this.#book, this.#children, this.#acting, this.#watches, {
      left: (name) => this.#gone(name),
      resume: () => this.resume(),
      told: () => this.#tell(),
    });
  }

  // --- life of the Guardian ---

  /** Sweeps what a dead run left, then starts what is to be started. */
  async start(config: GuardianConfig): Promise<void> {
    const { machine, files } = this.#parts;
    const facts = await machine.facts();
    this.#book.totalBytes = facts.totalBytes;
    this.#book.cores = facts.cores;
    this.#remembrance = await readRemembrance(files, this.#bootId);
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
    const book = this.#book;
    const before = book.configs;
    book.takeConfig(config);
    this.#watches.take(config.watch.map(watchPlanOf));
    for (const [name, process] of book.fleet.processes) {
      if (process.source !== 'config' || book.configs.has(name)) continue;
      // A living one leaves the list with its end.
      if (life.isAlive(process)) this.#acting.apply(name, (one) => life.stop(one, 'config'));
      else book.drop(name);
    }
    for (const entry of config.processes) this.#takeEntry(entry, before.get(entry.name));
    this.#changed();
  }

  #takeEntry(entry: ProcessConfig, old: ProcessConfig | undefined): void {
    const book = this.#book;
    const { name } = entry;
    const plan = planOf(entry, book.config);
    const known = book.get(name);
    if (known === undefined) {
      const remembered = this.#remembrance.processes[name];
      const fresh = recall(life.guarded(plan), remembered, this.#parts.clock);
      if (remembered?.certificate != null) book.certificates.set(name, remembered.certificate);
      book.put(fresh);
      // An open breaker outlives a restart of Beacon: its trial comes when it is due.
      if (plan.autostart && fresh.phase.is !== 'open') this.#acting.apply(name, (one) => this.#start(one));
      return;
    }
    // A joined process has the name: it keeps its own plan, and this entry's turn comes when it has left.
    if (known.source !== 'config') return;
    const tended = this.#children.get(name);
    if (tended !== undefined) tended.plan = plan;
    // Taken out and put back before it was gone: then its end is followed by a start.
    const { phase } = known;
    const comesBack = phase.is === 'stopping' && phase.why === 'config';
    book.put({ ...known, plan, phase: comesBack ? { ...phase, why: 'config_restart' } : phase });
    if (old !== undefined && startsDifferently(old, entry)) {
      this.#acting.apply(name, (one) =>
        life.isAlive(one) || one.phase.is === 'backing_off'
          ? life.restart(one, this.#now(), 'config_restart')
          : { process: one, actions: [] },
      );
    }
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
    await this.#save();
    await this.#registry.close().catch(() => undefined); // Lines of the dead are harmless.
  }

  // --- commands ---

  command(name: string, command: 'start' | 'stop' | 'restart' | 'reset' | 'snooze', seconds = 3600): CommandOutcome {
    const process = this.#book.get(name);
    if (process === undefined) return { kind: 'not_found' };
    if (process.source !== 'config' && (command === 'start' || command === 'restart' || command === 'reset')) {
      return {
        kind: 'refused',
        message: `${name} was started by another program: only that program can start it again.`,
      };
    }
    const change: Record<typeof command, (one: life.Guarded) => life.Step> = {
      start: (one) => this.#start(one),
      stop: (one) => life.stop(one, 'person'),
      restart: (one) => life.restart(one, this.#now(), 'person_restart', this.#book.fleet.holdStarts),
      reset: (one) => life.reset(one, this.#now(), this.#book.fleet.holdStarts),
      snooze: (one) => life.snooze(one, this.#now() + seconds * 1000, this.#now()),
    };
    this.#acting.apply(name, change[command]);
    void this.#save();
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
    void this.#save();
  }

  /** A wrapper's process joins the fleet: accounted and judged, but signalled only when its owner stays silent. */
  join(entry: SocketBody<'join'>): Promise<CommandOutcome> {
    return this.#takeGuest(entry, 'joined');
  }

  /** A child that a host application hands over: the same, and Beacon reports what it was stopped for. */
  adopt(entry: SocketBody<'adopt'>): Promise<CommandOutcome> {
    return this.#takeGuest(entry, 'adopted');
  }

  async #takeGuest(entry: SocketBody<'join'>, source: 'joined' | 'adopted'): Promise<CommandOutcome> {
    const { pid, start_time, name, kind, component, budgets } = entry;
    const table = new ProcessTable(await this.#parts.probe.read());
    const guarded = [...this.#children.all()].map((tended) => ({
      name: tended.name,
      pids: new Set(this.#children.members(tended, table).map((row) => row.pid)),
    }));
    const problem = joinProblem(table, { pid, startTime: start_time }, this.#parts.self, guarded);
    if (problem !== null) return { kind: 'refused', message: problem };
    if (this.#book.get(name) !== undefined) return { kind: 'refused', message: `The name ${name} is taken.` };
    const config: ProcessConfig = { name, command: '-', args: [], kind, env: {}, priority: 0, autostart: false };
    const own = { ...(component === undefined ? {} : { component }), ...budgets };
    const plan = planOf({ ...config, ...own }, this.#book.config);
    this.#children.adopt(plan, { pid, startTime: start_time });
    this.#parts.onMembers?.(name, [pid]);
    this.#book.put({
      ...life.guarded(plan, source),
      phase: { is: 'running', pid, sinceMs: this.#now(), trial: false },
    });
    this.#acting.log(source, name, { pid });
    this.#changed();
    return { kind: 'done' };
  }

  /** Its wrapper is gone, and with it the reason to list it. */
  leave(name: string): void {
    const process = this.#book.get(name);
    if (process === undefined || process.source === 'config' || this.#ending.has(name)) return;
    this.#children.forget(name);
    this.#acting.log('left', name);
    this.#book.drop(name);
    this.#nameFree(name);
    this.#changed();
  }

  /** Nothing is left of its tree. What the Guardian stopped of an application's own is told by the Guardian. */
  #gone(name: string): void {
    const process = this.#book.get(name);
    const tended = this.#children.get(name);
    // The host stopped it by itself, because its wrapper was silent: its end is told by whoever stopped it.
    if (process?.source === 'joined' && tended?.stopping != null) return;
    if (process?.source !== 'adopted' || process.phase.is !== 'stopping' || tended === undefined) {
      this.leave(name);
      return;
    }
    this.#children.forget(name);
    this.#ending.add(name);
    void this.#acting.exited(name, { code: null, signal: null }, '', tended).finally(() => this.#ending.delete(name));
  }

  /** A joined process is gone: an entry of guardian.json that waited for its name is taken now. */
  #nameFree(name: string): void {
    const entry = this.#book.configs.get(name);
    if (entry !== undefined && !this.#book.quitting) this.#takeEntry(entry, undefined);
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
    this.#book.certificates.clear();
    this.#remembrance = emptyRemembrance(this.#bootId);
    await this.#save();
    this.#tell();
  }

  /** The end of its error output, raw; null where it has none, or another program has it. */
  errorOutput(name: string): string | null {
    if (this.#book.get(name)?.source !== 'config') return null;
    return this.#children.get(name)?.launched?.stderrTail() ?? '';
  }

  // --- shared ---

  #now(): number {
    return this.#parts.clock.monotonicMs();
  }

  #start(process: life.Guarded): life.Step {
    return life.start(process, this.#now(), this.#book.fleet.holdStarts);
  }

  #changed(): void {
    this.#polling.wake();
    this.#tell();
  }

  #tell(): void {
    if (!this.#book.quitting) this.#parts.onStatus(() => this.status());
  }

  /** A person, or "delete all data" in a terminal, took the file away: what it said is not written again. */
  async #noticeDeletion(): Promise<void> {
    if (!this.#saved || (await isRemembered(this.#parts.files))) return;
    for (const [name, { certificate }] of Object.entries(this.#remembrance.processes))
      if (this.#book.certificates.get(name) === certificate) this.#book.certificates.delete(name);
  }

  /** What must survive a restart; one write at a time, the last one always whole. */
  #save(): Promise<void> {
    this.#saving = this.#saving.then(async () => {
      await this.#noticeDeletion();
      const processes: Remembrance['processes'] = {};
      for (const process of this.#book.fleet.processes.values()) {
        if (process.source !== 'config') continue;
        const { name } = process.plan;
        processes[name] = remember(process, this.#book.certificates.get(name) ?? null, this.#parts.clock);
      }
      this.#remembrance = { version: 1, boot_id: this.#bootId, processes };
      // A full disk costs the memory of failures across a restart, nothing more.
      this.#saved = await writeRemembrance(this.#parts.files, this.#remembrance).then(
        () => true,
        () => this.#saved,
      );
    });
    return this.#saving;
  }
}

/** True when the two would not start the same process. Budgets, priority and restart policy take effect as it runs. */
function startsDifferently(a: ProcessConfig, b: ProcessConfig): boolean {
  const start = ({ command, args, env, cwd, stdin }: ProcessConfig) =>
    JSON.stringify([command, args, Object.entries(env).sort(), cwd ?? null, stdin ?? null]);
  return start(a) !== start(b);
}
