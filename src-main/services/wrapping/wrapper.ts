import type { ProcessConfig } from '@contract/guardian-config.ts';
import { type BudgetWatch, freshWatch, judge, lastAlerted, memoryOf, type Sample } from '@core/fleet/budget.ts';
import { type Plan, planOf } from '@core/fleet/plan.ts';
import type { RunWords } from '@core/fleet/run-words.ts';
import { addPids, ProcessTable, readTree, type TreeMemory, type TreeReading } from '@core/fleet/sampling.ts';
import { crashesAfterAll, stopCause, type WrapCause, type WrapEnd } from '@core/fleet/wrapping.ts';
import { endLeftovers, type StopTarget, type StopWorld, stopTree } from '../guardian/stopper.ts';
import type { ProcessIdentity } from '../ports/processes.ts';
import type { HostLink } from './host-link.ts';

/** The child, as the wrapper holds it. */
export interface WrappedChild {
  readonly root: ProcessIdentity;
  readonly runToken: string;
  /** Closes its standard input; nothing where that is not in our hands. */
  closeStdin(): void;
  stderrTail(): string;
}

/** What comes with the scrubber and the schemas, and so only when there is something to tell. */
export interface WrapperDesk {
  /** Defaults and the poll interval of guardian.json. */
  config(): Promise<{ readonly plan: Plan; readonly intervalMs: number }>;
  report(facts: {
    readonly plan: Plan;
    readonly cause: WrapCause;
    readonly end: WrapEnd | null;
    readonly sample: Sample | null;
    readonly errorText: string;
  }): Promise<void>;
  log(event: 'over_budget_alert' | 'memory_over_budget' | 'cpu_over_budget', detail: LogNumbers): Promise<void>;
}
type LogNumbers = Record<string, string | number | null>;

export interface WrapperParts {
  readonly words: RunWords;
  readonly world: StopWorld;
  readonly connect: () => Promise<HostLink | null>;
  readonly desk: () => Promise<WrapperDesk>;
  /** There is a guardian.json whose defaults count. */
  readonly hasConfig: () => boolean;
}

const MIB = 1024 * 1024;
const INTERVAL_MS = 2000;
/** After its input ended, a server that neither ends nor does anything is given this long beyond `stdin_timeout_s`. */
const QUIET_MS = 3000;
/** Less than this much of a core is doing nothing. */
const QUIET_FRACTION = 0.05;
const QUIET_LOOK_MS = 500;
/** How long a wrapper that has failed to notice its child's end listens for what the host did about it. */
const LAST_WORD_MS = 50;

/**
 * Looks after one child of a client (spec 4.6). With a host it joins the fleet: the host samples, judges and asks; only
 * this signals the tree and writes its report. Without one it does all of it by itself, and it goes from the one to the
 * other as hosts come and go.
 */
export class Wrapper {
  readonly #parts: WrapperParts;
  readonly #child: WrappedChild;
  readonly #sinceMs: number;
  #plan: Plan;
  #intervalMs = INTERVAL_MS;
  #configured = false;
  #link: HostLink | null = null;
  #nameThere = '';
  #memory: TreeMemory | null = null;
  #watch: BudgetWatch = freshWatch;
  #alertedAtMs: number | null = null;
  #last: Sample | null = null;
  #stopping: Promise<'gone' | 'left'> | null = null;
  /** Why it is being stopped, where that is worth a report. */
  #cause: WrapCause | null = null;
  /** Its client, or a person, wants it to end: then no end of it is a failure. */
  #asked = false;
  #ended = false;
  /** The host has told of this end already: this process stood still for too long. */
  #reported = false;
  #telling: Promise<unknown> = Promise.resolve();

  constructor(parts: WrapperParts, child: WrappedChild) {
    this.#parts = parts;
    this.#child = child;
    this.#sinceMs = parts.world.clock.monotonicMs();
    this.#plan = planOf(entryOf(parts.words), { defaults: {} });
  }

  /** One look, then the next, for as long as it lives. */
  async look(): Promise<void> {
    if (this.#ended) return;
    try {
      if (this.#link === null) await this.#join();
      if (this.#link === null) await this.#judge();
    } catch {
      // One look that failed; the next one comes, and an absent reading stops nobody.
    }
    if (!this.#ended) this.#parts.world.clock.after(this.#intervalMs, () => void this.look());
  }

  /** Takes the numbers of guardian.json, once: before it judges by itself, and earlier where schemas are loaded anyway. */
  async configure(): Promise<void> {
    if (this.#configured || !this.#parts.hasConfig()) return;
    const { plan, intervalMs } = await (await this.#parts.desk()).config();
    this.#plan = plan;
    this.#intervalMs = intervalMs;
    this.#configured = true;
  }

  /** The client sent a signal that ends programs; it is passed on by whoever heard it. */
  asked(): void {
    this.#asked = true;
  }

  /** The client is gone: so is the reason for all of its tree. */
  clientGone(): void {
    this.#asked = true;
    void this.#stop();
  }

  /**
   * Its standard input came to its end. That alone may mean that there is no more to say, and an answer is still
   * awaited; a server that does nothing any more has no client.
   */
  async inputEnded(): Promise<void> {
    this.#asked = true;
    if (this.#parts.words.kind !== 'mcp') return;
    const { clock } = this.#parts.world;
    let quietSinceMs = clock.monotonicMs();
    let before: TreeMemory | null = null;
    while (!this.#ended && this.#stopping === null) {
      await clock.sleep(QUIET_LOOK_MS);
      const reading: TreeReading | null = await this.#read(before).catch(() => null);
      if (reading === null) continue;
      before = reading.memory;
      const nowMs = clock.monotonicMs();
      if ((reading.sample.cpuFraction ?? 1) > QUIET_FRACTION) quietSinceMs = nowMs;
      if (nowMs - quietSinceMs >= this.#plan.stdinTimeoutMs + QUIET_MS) void this.#stop();
    }
  }

  /** Somebody else looks after it from now on. */
  letGo(): void {
    this.#ended = true;
    this.#link?.close();
    this.#link = null;
  }

  /**
   * The child is gone. Resolves when what there is to tell was told: with `gone` when nothing of its tree is left, which was
   * looked for everywhere.
   */
  async ended(end: WrapEnd): Promise<'gone' | 'left'> {
    this.#ended = true;
    const left = await (this.#stopping ?? endLeftovers(this.#target(), this.#parts.world).catch(() => 'left' as const));
    await this.#tellEnd(end);
    return left;
  }

  async #tellEnd(end: WrapEnd): Promise<void> {
    const quiet = this.#cause === null && !crashesAfterAll(end, this.#asked);
    // What the host said in the meantime may not have been heard yet.
    if (this.#link !== null && !quiet) await this.#parts.world.clock.sleep(LAST_WORD_MS);
    this.#link?.close();
    if (this.#reported) return;
    const cause = this.#cause ?? (crashesAfterAll(end, this.#asked) ? 'exit' : null);
    if (cause !== null) await this.#report(cause, end);
    await this.#telling;
  }

  async #join(): Promise<void> {
    const link = await this.#parts.connect();
    if (link === null) return;
    const { words } = this.#parts;
    const { pid, startTime } = this.#child.root;
    const budgets = {
      ...(words.rssMb === null ? {} : { rss_mb: words.rssMb }),
      ...(words.cpuPercent === null ? {} : { cpu_percent: words.cpuPercent }),
    };
    // Two clients may run the same server, and guardian.json may have one of that name.
    for (const name of [words.name, `${words.name.slice(0, 80)}-${pid}`]) {
      this.#nameThere = name;
      const reply = await link.join({ pid, start_time: startTime, name, kind: words.kind, budgets });
      if (reply === 'gone') break;
      if (reply === 'refused') continue;
      this.#link = link;
      this.#memory = null;
      this.#watch = freshWatch;
      link.onGone = () => {
        if (this.#link === link) this.#link = null;
      };
      link.onStop = (asked, why) => {
        if (asked === this.#nameThere) void this.#stopFor(why);
      };
      link.onReported = (told) => {
        if (told === this.#nameThere) this.#reported = true;
      };
      link.onAlert = (asked, budget) => {
        if (asked === this.#nameThere && (budget === 'memory' || budget === 'cpu')) this.#tell(this.#alert(budget));
      };
      return;
    }
    // Guarded already, as part of another tree, or gone: until that changes it is looked after here.
    link.close();
  }

  async #judge(): Promise<void> {
    await this.configure();
    const reading = await this.#read(this.#memory);
    if (reading === null || this.#stopping !== null) return;
    this.#memory = reading.memory;
    this.#last = reading.sample;
    const { budget } = this.#plan;
    const verdict = judge(this.#watch, reading.sample, budget, this.#sinceMs);
    this.#watch = verdict.watch;
    this.#alertedAtMs = lastAlerted(this.#alertedAtMs, verdict.watch, reading.sample);
    if (verdict.breach === null) return;
    const action = verdict.breach === 'memory' ? budget.onMemory : budget.onCpu;
    if (action !== 'alert') {
      this.#cause = verdict.breach;
      this.#tell(this.#log(`${verdict.breach}_over_budget`, { ...this.#numbers(verdict.breach), action: 'stop' }));
      void this.#stop();
    } else if (this.#alertedAtMs === null) {
      this.#alertedAtMs = reading.sample.atMs;
      this.#tell(this.#log('over_budget_alert', { ...this.#numbers(verdict.breach), budget: verdict.breach }));
      this.#tell(this.#report(verdict.breach, null));
    }
  }

  async #stopFor(why: string): Promise<void> {
    const cause = stopCause(why);
    if (cause === null) this.#asked = true;
    else this.#cause ??= cause;
    await this.#sample();
    await this.#stop();
  }

  async #alert(budget: 'memory' | 'cpu'): Promise<void> {
    await this.#sample();
    await this.#report(budget, null);
  }

  /** What it uses now, for the report: with a host nobody here has looked. */
  async #sample(): Promise<void> {
    this.#last = (await this.#read(null).catch(() => null))?.sample ?? this.#last;
  }

  async #read(before: TreeMemory | null): Promise<TreeReading | null> {
    const { probe, clock } = this.#parts.world;
    const pids = new Set<number>();
    addPids(pids, this.#child.root, before);
    const table = new ProcessTable(await probe.follow(pids));
    return readTree(table, this.#child.root, before, clock.monotonicMs(), this.#intervalMs);
  }

  #stop(): Promise<'gone' | 'left'> {
    this.#stopping ??= stopTree(this.#target(), this.#parts.world).catch(() => 'left' as const);
    return this.#stopping;
  }

  #target(): StopTarget {
    const { root, runToken } = this.#child;
    return {
      root,
      runToken,
      known: () => this.#memory?.cpuMs ?? new Map(),
      closeStdin: () => this.#child.closeStdin(),
      stdinTimeoutMs: this.#plan.stdinTimeoutMs,
      stopTimeoutMs: this.#plan.stopTimeoutMs,
    };
  }

  #numbers(breach: 'memory' | 'cpu'): LogNumbers {
    const { budget } = this.#plan;
    if (this.#last === null) return {};
    return breach === 'memory'
      ? { rss_mb: Math.round(memoryOf(this.#last, budget) / MIB), limit_mb: Math.round(budget.memoryBytes / MIB) }
      : {
          cpu_percent: Math.round((this.#last.cpuFraction ?? 0) * 1000) / 10,
          limit_percent: Math.round(budget.cpuFraction * 1000) / 10,
        };
  }

  async #log(event: Parameters<WrapperDesk['log']>[0], detail: LogNumbers): Promise<void> {
    await (await this.#parts.desk()).log(event, detail);
  }

  async #report(cause: WrapCause, end: WrapEnd | null): Promise<void> {
    const { report } = await this.#parts.desk();
    await report({ plan: this.#plan, cause, end, sample: this.#last, errorText: this.#child.stderrTail() });
  }

  /** Told one after the other; what could not be told changes nothing for the child. */
  #tell(work: Promise<unknown>): void {
    this.#telling = Promise.allSettled([this.#telling, work]);
  }
}

/** The wrapped command as an entry of guardian.json; its arguments are not in it. */
export function entryOf({ name, kind, rssMb, cpuPercent }: RunWords): ProcessConfig {
  const entry: ProcessConfig = { name, command: '-', args: [], kind, env: {}, priority: 0, autostart: false };
  return {
    ...entry,
    ...(rssMb === null ? {} : { rss_mb: rssMb }),
    ...(cpuPercent === null ? {} : { cpu_percent: cpuPercent }),
  };
}
