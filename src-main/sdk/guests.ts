import type { GuardianConfig, ProcessConfig } from '@contract/guardian-config.ts';
import { type BudgetWatch, freshWatch, judge, memoryOf, type Sample } from '@core/fleet/budget.ts';
import { type Plan, planOf } from '@core/fleet/plan.ts';
import { ProcessTable, readTree, type TreeMemory } from '@core/fleet/sampling.ts';
import type { Collector } from '@services/capture/collector.ts';
import type { EventLog } from '@services/guardian/event-log.ts';
import { incidentOf } from '@services/guardian/incidents.ts';
import { endLeftovers, type StopTarget, stopTree } from '@services/guardian/stopper.ts';
import type { SocketClient } from '@services/host/socket-client.ts';
import type { Clock } from '@services/ports/clock.ts';
import type { Files } from '@services/ports/files.ts';
import type { ProcessIdentity, ProcessSignals, ProcessTableProbe, Reaper } from '@services/ports/processes.ts';
import type { Outcome, Told } from './told.ts';
import type { GuardedChild, GuardOptions, ProcessKind } from './types.ts';

export interface GuestParts {
  readonly files: Files;
  readonly clock: Clock;
  readonly probe: ProcessTableProbe;
  readonly signals: ProcessSignals;
  readonly reaper: Reaper;
  readonly log: EventLog;
  readonly collector: Pick<Collector, 'capture'>;
  /** `defaults` and the poll interval of guardian.json. */
  readonly config: () => Promise<GuardianConfig>;
  readonly host: () => Promise<SocketClient | null>;
  readonly tell: (told: Told) => Promise<Outcome>;
  readonly self: ProcessIdentity;
  readonly bootId: string;
  readonly run: string;
}

/** One child of this process. */
interface Guest {
  readonly child: GuardedChild;
  readonly root: ProcessIdentity;
  readonly plan: Plan;
  readonly budgets: GuardOptions['budgets'];
  readonly sinceMs: number;
  /** The connection that it was handed over on, and the name it has there. */
  host: SocketClient | null;
  nameThere: string;
  memory: TreeMemory | null;
  watch: BudgetWatch;
  alerted: boolean;
  last: Sample | null;
  stopping: Promise<unknown> | null;
  /** Why we stopped it by ourselves. */
  breach: 'memory' | 'cpu' | null;
}

const MIB = 1024 * 1024;

/**
 * Children that a program handed over. With a host they are adopted: it accounts them and asks us to stop one over its
 * budget. Without one they are sampled and judged here, with the same decisions. Either way a reaper outlives this
 * process and ends what is left of them; and nobody here ever starts one again: that is their owner's.
 */
export class Guests {
  readonly #parts: GuestParts;
  readonly #guests = new Set<Guest>();
  /** Below the home folder; read by the reaper. Each line begins `{"pid":<n>,"start":"<start time>",`. */
  readonly registry: string;
  #saving: Promise<void> = Promise.resolve();
  #intervalMs = 2000;
  #looking = false;
  #listening: SocketClient | null = null;

  constructor(parts: GuestParts) {
    this.#parts = parts;
    this.registry = `state/guests-${parts.self.pid}-${parts.run}.jsonl`;
  }

  guard(child: GuardedChild, options: GuardOptions): void {
    void this.#guard(child, options).catch(() => undefined); // It is not guarded, and lives on.
  }

  async #guard(child: GuardedChild, { name, kind, component, budgets }: GuardOptions): Promise<void> {
    const { pid } = child;
    if (typeof pid !== 'number' || pid < 2) return; // It never started; its owner hears of that.
    let ended: { code: number | null; signal: string | null } | null = null;
    let guest: Guest | null = null;
    child.once('exit', (code, signal) => {
      ended = { code, signal };
      if (guest !== null) void this.#ended(guest, code, signal).catch(() => undefined);
    });
    const { probe, clock, reaper, files, run } = this.#parts;
    const [startTime, config] = await Promise.all([probe.startTime(pid), this.#parts.config()]);
    if (startTime === null || ended !== null) return;
    this.#intervalMs = config.poll_interval_ms;
    const plan = planOf(entryOf(name, kind, component, budgets), config);
    guest = {
      child,
      root: { pid, startTime },
      plan,
      budgets,
      sinceMs: clock.monotonicMs(),
      host: null,
      nameThere: plan.name,
      memory: null,
      watch: freshWatch,
      alerted: false,
      last: null,
      stopping: null,
      breach: null,
    };
    this.#guests.add(guest);
    await this.#save();
    await reaper.watch(files.absolute(this.registry), run).catch(() => undefined); // A Mac without a shell, or out of processes.
    await this.#look();
  }

  /** One look at all, then the next, as long as there is anybody to look at. */
  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      // Somebody may have deleted it, with all data or by hand; without it the reaper knows nobody.
      if ((await this.#parts.files.stat(this.registry)) === null) await this.#save();
      const client = await this.#parts.host();
      if (client !== null) await this.#handOver(client);
      else await this.#judgeAll();
    } catch {
      // One look that failed; the next one comes, and an absent reading stops nobody.
    } finally {
      this.#looking = false;
    }
    if (this.#guests.size > 0) this.#parts.clock.after(this.#intervalMs, () => void this.#look());
  }

  async #handOver(client: SocketClient): Promise<void> {
    if (this.#listening !== client) {
      this.#listening = client;
      client.listen(({ event, body }) => {
        const { name } = (body ?? {}) as { name?: unknown };
        if (event !== 'guard.stop') return;
        for (const guest of this.#guests) if (guest.host === client && guest.nameThere === name) this.#stop(guest);
      });
    }
    for (const guest of this.#guests) {
      if (guest.host === client) continue;
      const { plan, root } = guest;
      const names = [plan.name, `${plan.name.slice(0, 80)}-${root.pid}`];
      for (const name of names) {
        guest.nameThere = name;
        guest.host = client;
        const reply = await client.ask('adopt', {
          pid: root.pid,
          start_time: root.startTime,
          name,
          kind: plan.kind,
          ...(plan.component === null ? {} : { component: plan.component }),
          ...(guest.budgets === undefined ? {} : { budgets: guest.budgets }),
        });
        if (reply.ok) break;
        guest.host = null;
        if (reply.code !== 'refused') break;
      }
      // Refused: it is in a tree that is guarded already, or gone. Until that changes it is judged here.
      if (guest.host === null) await this.#judge(guest, new ProcessTable(await this.#parts.probe.read()));
      else guest.watch = freshWatch;
    }
  }

  async #judgeAll(): Promise<void> {
    const table = new ProcessTable(await this.#parts.probe.read());
    for (const guest of this.#guests) await this.#judge(guest, table);
  }

  async #judge(guest: Guest, table: ProcessTable): Promise<void> {
    const nowMs = this.#parts.clock.monotonicMs();
    const reading = readTree(table, guest.root, guest.memory, nowMs, this.#intervalMs);
    if (reading === null || guest.stopping !== null) return;
    guest.memory = reading.memory;
    guest.last = reading.sample;
    const { plan } = guest;
    const verdict = judge(guest.watch, reading.sample, plan.budget, guest.sinceMs);
    guest.watch = verdict.watch;
    if (reading.sample.afterGap !== true && verdict.watch.memoryOver === 0 && verdict.watch.cpuSinceMs === null) {
      guest.alerted = false;
    }
    if (verdict.breach === null) return;
    const action = verdict.breach === 'memory' ? plan.budget.onMemory : plan.budget.onCpu;
    if (action === 'alert') {
      if (guest.alerted) return;
      guest.alerted = true;
      this.#parts.log.add('over_budget_alert', plan.name, {
        ...numbers(guest, verdict.breach),
        budget: verdict.breach,
      });
      await this.#report(guest, verdict.breach, null);
      return;
    }
    this.#parts.log.add(`${verdict.breach}_over_budget`, plan.name, {
      ...numbers(guest, verdict.breach),
      action: 'stop',
    });
    guest.breach = verdict.breach;
    this.#stop(guest);
  }

  #stop(guest: Guest): void {
    const { probe, signals, clock } = this.#parts;
    guest.stopping ??= stopTree(this.#target(guest), { probe, signals, clock: patient(clock) }).catch(() => 'left');
  }

  #target(guest: Guest): StopTarget {
    return {
      root: guest.root,
      runToken: null,
      known: () => guest.memory?.cpuMs ?? new Map(),
      closeStdin: () => {
        try {
          guest.child.stdin?.end();
        } catch {
          // Its owner closed it, or it is no stream.
        }
      },
      stdinTimeoutMs: guest.plan.stdinTimeoutMs,
      stopTimeoutMs: guest.plan.stopTimeoutMs,
    };
  }

  async #ended(guest: Guest, code: number | null, signal: string | null): Promise<void> {
    const { probe, signals, clock, tell } = this.#parts;
    const world = { probe, signals, clock: patient(clock) };
    // What it started and left behind; the host sees to it where there is one.
    if (guest.stopping !== null) await guest.stopping;
    else if (guest.host === null || guest.memory !== null) await endLeftovers(this.#target(guest), world);
    this.#guests.delete(guest);
    await this.#save();
    if (guest.breach !== null) await this.#report(guest, guest.breach, { code, signal });
    else if (guest.stopping === null && guest.child.killed !== true && isCrash(code, signal)) {
      const { name, kind, component } = guest.plan;
      await tell({ is: 'exit', atMs: clock.wallMs(), child: { name, kind, component }, code, signal });
    }
  }

  async #report(guest: Guest, cause: 'memory' | 'cpu', exit: { code: number | null; signal: string | null } | null) {
    await this.#parts.collector.capture(
      incidentOf({
        plan: guest.plan,
        config: null,
        cause,
        exit,
        sample: guest.last,
        errorText: '',
        breadcrumbs: [],
        totalBytes: [...this.#guests].reduce((sum, { last }) => sum + (last?.rssBytes ?? 0), 0),
        pressure: null,
        atMs: this.#parts.clock.wallMs(),
      }),
    );
  }

  #save(): Promise<void> {
    const lines = () =>
      [...this.#guests].map(({ root, plan }) => {
        const line = { pid: root.pid, start: root.startTime, run: this.#parts.run, name: plan.name };
        return `${JSON.stringify(line)}\n`;
      });
    // On a full disk the reaper knows of fewer; the living process still does.
    this.#saving = this.#saving
      .then(() => this.#parts.files.write(this.registry, lines().join('')))
      .catch(() => undefined);
    return this.#saving;
  }
}

/** The ladder of a process that may end in the middle of it: the reaper goes on from there. */
const patient = (clock: Clock): Clock => ({
  ...clock,
  sleep: (ms) => new Promise((resolve) => void clock.after(ms, resolve)),
});

function entryOf(
  name: string,
  kind: ProcessKind,
  component: string | undefined,
  budgets: GuardOptions['budgets'],
): ProcessConfig {
  const clean = name.replace(/\p{C}/gu, '').trim().slice(0, 100) || 'child';
  const entry: ProcessConfig = { name: clean, command: '-', args: [], kind, env: {}, priority: 0, autostart: false };
  const within = (value: unknown, most: number): number | null =>
    typeof value === 'number' && value >= 1 && value <= most ? value : null;
  const rss = within(budgets?.rss_mb, 16_777_216);
  const cpu = within(budgets?.cpu_percent, 102_400);
  return {
    ...entry,
    ...(component === undefined ? {} : { component }),
    ...(rss === null ? {} : { rss_mb: rss }),
    ...(cpu === null ? {} : { cpu_percent: cpu }),
  };
}

/** Asked to end is no failure, whoever asked. */
const isCrash = (code: number | null, signal: string | null): boolean =>
  signal === null ? code !== 0 : !['SIGTERM', 'SIGINT', 'SIGHUP'].includes(signal);

function numbers({ plan, last }: Guest, breach: 'memory' | 'cpu') {
  if (last === null) return {};
  return breach === 'memory'
    ? { rss_mb: Math.round(memoryOf(last, plan.budget) / MIB), limit_mb: Math.round(plan.budget.memoryBytes / MIB) }
    : {
        cpu_percent: Math.round((last.cpuFraction ?? 0) * 1000) / 10,
        limit_percent: Math.round(plan.budget.cpuFraction * 1000) / 10,
      };
}
