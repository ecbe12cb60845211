import type { ProcessConfig } from '@contract/guardian-config.ts';
import type { Plan } from '@core/fleet/plan.ts';
import type { Exit } from '@core/fleet/process.ts';
import {
  addPids,
  identityOf,
  type ProcessRow,
  type ProcessTable,
  readTree,
  type TreeMemory,
  type TreeReading,
  unread,
} from '@core/fleet/sampling.ts';
import { resolveVariables } from '../capture/known-values.ts';
import { type Launched, type Launcher, LaunchFailed, type ProcessIdentity } from '../ports/processes.ts';
import type { Registry } from './registry.ts';
import { endLeftovers, type StopTarget, type StopWorld, stopTree } from './stopper.ts';

/** A process tree that the Guardian looks after, whoever started it. */
export interface Tended {
  readonly name: string;
  readonly root: ProcessIdentity;
  readonly runToken: string | null;
  readonly launched: Launched | null;
  plan: Plan;
  memory: TreeMemory | null;
  /** Set once it is being stopped; the ladder is climbed once. */
  stopping: Promise<'gone' | 'left'> | null;
  /** Its own end, when that came before the end of its tree. */
  exit: Exit | null;
}

export interface ChildEvents {
  readonly spawned: (name: string, pid: number) => void;
  readonly exited: (name: string, exit: Exit, errorText: string, tended: Tended | null) => Promise<void>;
  /** Raw error output; null at its end. */
  readonly wrote: (plan: Plan, chunk: string | null) => void;
}

export interface ChildrenParts {
  readonly launcher: Launcher;
  readonly registry: Registry;
  readonly world: StopWorld;
  readonly events: ChildEvents;
  readonly run: string;
  readonly bootId: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string | null;
  /** The pid of this host. */
  readonly self: number;
}

/** Exit codes of starts that never came to be, after sysexits(3) and sh(1). */
const EX_TEMPFAIL = 75;
const EX_CONFIG = 78;

/** The children of this host: started through the gate, registered before they run, ended with all they started. */
export class Children {
  readonly #parts: ChildrenParts;
  readonly #tended = new Map<string, Tended>();
  readonly #starting = new Set<Promise<void>>();
  readonly #endings = new Set<Promise<void>>();
  #count = 0;
  #before: ProcessTable | null = null;
  #closed = false;

  constructor(parts: ChildrenParts) {
    this.#parts = parts;
  }

  get(name: string): Tended | undefined {
    return this.#tended.get(name);
  }

  all(): IterableIterator<Tended> {
    return this.#tended.values();
  }

  get size(): number {
    return this.#tended.size;
  }

  /**
   * Starts one process. Every way this can fail ends in `exited`, with one line of error text in our words, so that
   * the breaker counts it like any other failure.
   */
  start(plan: Plan, config: ProcessConfig): Promise<void> {
    const started = this.#start(plan, config).finally(() => this.#starting.delete(started));
    this.#starting.add(started);
    return started;
  }

  /** From now on nothing passes the gate. Resolves when no start is under way any more. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled([...this.#starting]);
  }

  /** Resolves when every end that was noticed has been worked through. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#endings]);
  }

  async #start(plan: Plan, config: ProcessConfig): Promise<void> {
    const { launcher, registry, run, bootId, events, environment } = this.#parts;
    const name = plan.name;
    this.#count += 1;
    const runToken = `${run}-${this.#count}`;
    let launched: Launched | null = null;
    try {
      const { env, missing } = this.#resolve(config);
      if (missing.length > 0) {
        const names = missing.map((one) => `\${${one}}`).join(', ');
        throw new LaunchFailed(`${names} of guardian.json is not set in the environment.`, false);
      }
      launched = await launcher.launch({
        command: this.#expand(config.command),
        args: config.args.map((arg) => resolveVariables(arg, environment).value),
        env,
        cwd: config.cwd === undefined ? null : this.#expand(config.cwd),
        stdin: config.stdin ?? 'open',
        runToken,
      });
      await registry.add({ pid: launched.pid, startTime: launched.startTime, run, bootId, name });
      if (this.#closed) throw new LaunchFailed('Beacon is quitting.', true);
    } catch (error) {
      launched?.abandon();
      const failure =
        error instanceof LaunchFailed
          ? error
          : new LaunchFailed('Its start could not be recorded on disk, so it was not started.', true);
      const code = failure.passing ? EX_TEMPFAIL : EX_CONFIG;
      await events.exited(name, { code, signal: null, hopeless: !failure.passing }, `beacon: ${failure.message}`, null);
      return;
    }
    const tended: Tended = {
      name,
      root: { pid: launched.pid, startTime: launched.startTime },
      runToken,
      launched,
      plan,
      memory: unread(this.#parts.world.clock.monotonicMs()),
      stopping: null,
      exit: null,
    };
    this.#tended.set(name, tended);
    launched.onStderr((chunk) => events.wrote(tended.plan, chunk));
    launched.onExit((exit) => {
      events.wrote(tended.plan, null);
      const ending = this.#ended(tended, exit).finally(() => this.#endings.delete(ending));
      this.#endings.add(ending);
    });
    launched.release();
    events.spawned(name, launched.pid);
  }

  /** Looks after a process that somebody else started. */
  adopt(plan: Plan, root: ProcessIdentity): Tended {
    const tended: Tended = {
      name: plan.name,
      root,
      runToken: null,
      launched: null,
      plan,
      memory: null,
      stopping: null,
      exit: null,
    };
    this.#tended.set(plan.name, tended);
    return tended;
  }

  forget(name: string): void {
    this.#tended.delete(name);
  }

  /** Climbs the ladder; `exited` follows when nothing is left. Stopping twice is stopping once. */
  stop(name: string): Promise<'gone' | 'left'> {
    const tended = this.#tended.get(name);
    if (tended === undefined) return Promise.resolve('gone');
    tended.stopping ??= stopTree(this.#target(tended), this.#parts.world);
    return tended.stopping;
  }

  /** One sample of one tree, and what it took to make it. Null when nothing of it is left. */
  sample(tended: Tended, table: ProcessTable, nowMs: number, intervalMs: number): TreeReading | null {
    const reading = readTree(table, tended.root, tended.memory, nowMs, intervalMs);
    if (reading !== null) tended.memory = reading.memory;
    return reading;
  }

  /** Everybody of whom a poll must know how they are now. */
  pids(): Set<number> {
    const pids = new Set<number>();
    for (const { root, memory } of this.#tended.values()) addPids(pids, root, memory);
    return pids;
  }

  /**
   * Finds those that left parents and session within one poll (double fork, setsid): from the next reading on they count.
   * Only processes that were not in the table before are looked at, only once, and only those that a process which lost its
   * parent can be: the system gives it to an ancestor of that parent, so to one of Beacon's, or to the first process.
   *
   * @param members pids of all trees in this reading
   */
  async findStrays(table: ProcessTable, members: ReadonlySet<number>): Promise<void> {
    const takers = ancestorsOf(table, this.#parts.self);
    const before = this.#before;
    this.#before = table;
    const fresh: ProcessRow[] = [];
    for (const row of table.rows()) {
      const isFresh = !members.has(row.pid) && before?.get(row.pid)?.startTime !== row.startTime;
      if (isFresh && takers.has(row.ppid)) fresh.push(row);
    }
    const byToken = new Map<string, Tended>();
    for (const tended of this.#tended.values()) if (tended.runToken !== null) byToken.set(tended.runToken, tended);
    if (fresh.length === 0 || byToken.size === 0) return;
    for (const [pid, token] of await this.#parts.world.probe.tokens(fresh, this.#parts.run)) {
      const tended = byToken.get(token);
      const row = table.get(pid);
      if (tended?.memory == null || row === undefined) continue;
      // All that it used since its start counts, as for any other new member.
      tended.memory = { ...tended.memory, cpuMs: new Map([...tended.memory.cpuMs, [identityOf(row), 0]]) };
    }
  }

  members(tended: Tended, table: ProcessTable): readonly ProcessRow[] {
    return table.tree(tended.root, tended.memory?.cpuMs);
  }

  async #ended(tended: Tended, exit: Exit): Promise<void> {
    tended.exit = exit;
    // Its own end is not the end of its tree: a wrapper may be gone while the server it started lives on.
    if (tended.stopping === null) tended.stopping = endLeftovers(this.#target(tended), this.#parts.world);
    await tended.stopping;
    await this.#parts.registry.remove(tended.root);
    if (this.#tended.get(tended.name) === tended) this.#tended.delete(tended.name);
    await this.#parts.events.exited(tended.name, exit, tended.launched?.stderrTail() ?? '', tended);
  }

  #target(tended: Tended): StopTarget {
    return {
      root: tended.root,
      runToken: tended.runToken,
      known: () => tended.memory?.cpuMs ?? new Map(),
      closeStdin: () => tended.launched?.closeStdin(),
      stdinTimeoutMs: tended.plan.stdinTimeoutMs,
      stopTimeoutMs: tended.plan.stopTimeoutMs,
    };
  }

  #resolve(config: ProcessConfig): { env: Record<string, string>; missing: string[] } {
    const env: Record<string, string> = {};
    const missing: string[] = [];
    for (const [name, value] of Object.entries(config.env)) {
      const resolved = resolveVariables(value, this.#parts.environment);
      env[name] = resolved.value;
      missing.push(...resolved.missing);
    }
    for (const arg of config.args) missing.push(...resolveVariables(arg, this.#parts.environment).missing);
    return { env, missing };
  }

  /** `~/` as a shell would read it, for the two places where people write it. */
  #expand(path: string): string {
    return path.startsWith('~/') && this.#parts.home !== null ? `${this.#parts.home}${path.slice(1)}` : path;
  }
}

/** This process and all above it, as far as the table knows them, and the first process. */
function ancestorsOf(table: ProcessTable, pid: number): ReadonlySet<number> {
  const found = new Set([1]);
  for (let one: number | undefined = pid; one !== undefined && !found.has(one); one = table.get(one)?.ppid)
    found.add(one);
  return found;
}
