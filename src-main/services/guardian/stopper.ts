import { identityOf, type ProcessRow, ProcessTable } from '@core/fleet/sampling.ts';
import type { Clock, ProcessIdentity, ProcessSignals, ProcessTableProbe } from '../ports.ts';

/** What stopping one tree needs. */
export interface StopTarget {
  readonly root: ProcessIdentity;
  /** Its own BEACON_RUN, to find children that left the session. Null for processes that Beacon did not start. */
  readonly runToken: string | null;
  /** Identities seen in the tree before, which may have left it since. */
  readonly known: () => ReadonlyMap<string, number>;
  readonly closeStdin: () => void;
  readonly stdinTimeoutMs: number;
  readonly stopTimeoutMs: number;
}

/** How often a tree that is being stopped is looked at. */
const LOOK_MS = 50;
/** After SIGKILL, a process that is still there hangs in the kernel; Beacon stops waiting, and looks again later. */
const KILL_WAIT_MS = 5000;

/** The world as stopping needs it. */
export interface StopWorld {
  readonly probe: ProcessTableProbe;
  readonly signals: ProcessSignals;
  readonly clock: Clock;
  /** On quit there is no time to wait for a process that reads its standard input. */
  readonly hurry?: () => boolean;
}

/**
 * The ladder (spec 4.2): close standard input, wait, SIGTERM to the group, wait, look again for children that were
 * reparented or left the session, SIGKILL. Resolves when nothing of the tree is left, or nothing more can be done.
 */
export async function stopTree(target: StopTarget, world: StopWorld): Promise<'gone' | 'left'> {
  const tree = new StoppingTree(target, world);
  const { clock } = world;
  const closedAtMs = clock.monotonicMs();
  // First of all: looking for those who left the session takes a while, and is done while the program may already go.
  target.closeStdin();
  await tree.findCarriers();
  const lookedMs = clock.monotonicMs() - closedAtMs;
  if (await tree.waitUntilGone(Math.max(0, target.stdinTimeoutMs - lookedMs), world.hurry)) return 'gone';
  await tree.signal('SIGTERM');
  if (await tree.waitUntilGone(target.stopTimeoutMs)) return 'gone';
  // Children may be born while their parents die: keep looking until a look finds nobody.
  const untilMs = clock.monotonicMs() + KILL_WAIT_MS;
  while (clock.monotonicMs() < untilMs) {
    // The signal first: it looks at the tree again itself, and who left the tree has its turn in the next round.
    await tree.signal('SIGKILL');
    if (await tree.waitUntilGone(2 * LOOK_MS)) return 'gone';
    await tree.findCarriers();
  }
  return 'left';
}

/** Ends what a process left behind when it ended by itself. */
export async function endLeftovers(target: StopTarget, world: StopWorld): Promise<'gone' | 'left'> {
  const tree = new StoppingTree(target, world);
  if (await tree.isGone()) return 'gone';
  return stopTree({ ...target, closeStdin: () => undefined, stdinTimeoutMs: 0 }, world);
}

/** One tree on its way out. Whoever was seen in it once is remembered by pid and start time. */
class StoppingTree {
  readonly #target: StopTarget;
  readonly #world: StopWorld;
  readonly #known: Map<string, number>;
  /** At the last look the root was there, at the head of a group of its own. */
  #leads = false;

  constructor(target: StopTarget, world: StopWorld) {
    this.#target = target;
    this.#world = world;
    this.#known = new Map(target.known());
  }

  async #members(): Promise<readonly ProcessRow[]> {
    const table = new ProcessTable(await this.#world.probe.read());
    const { root } = this.#target;
    const members = table.tree(root, this.#known);
    for (const row of members) this.#known.set(identityOf(row), row.cpuMs);
    this.#leads = members.some(
      ({ pid, startTime, pgid }) => pid === root.pid && startTime === root.startTime && pgid === pid,
    );
    return members;
  }

  /** Those that left session and parents behind still carry BEACON_RUN. Answers whether there are any new ones. */
  async findCarriers(): Promise<boolean> {
    const { runToken } = this.#target;
    if (runToken === null) return false;
    const { probe } = this.#world;
    const carriers = new Set(await probe.carrying(runToken));
    if (carriers.size === 0) return false;
    const before = this.#known.size;
    for (const row of await probe.read()) if (carriers.has(row.pid)) this.#known.set(identityOf(row), row.cpuMs);
    return this.#known.size > before;
  }

  async isGone(): Promise<boolean> {
    return (await this.#members()).length === 0 && !(await this.findCarriers());
  }

  async waitUntilGone(forMs: number, hurry: () => boolean = () => false): Promise<boolean> {
    const { clock } = this.#world;
    const untilMs = clock.monotonicMs() + forMs;
    for (;;) {
      if (await this.isGone()) return true;
      const leftMs = untilMs - clock.monotonicMs();
      if (leftMs <= 0 || hurry()) return false;
      await clock.sleep(Math.min(LOOK_MS, leftMs));
      // Time is up: a last look would only hold the signal back, and who went meanwhile is not hurt by it.
      if (leftMs <= LOOK_MS) return false;
    }
  }

  async signal(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const { root } = this.#target;
    const { signals, probe } = this.#world;
    // The group first, in one call, so that nobody in it can fork between two signals, and before the whole table is read
    // again, which takes its time on a busy computer. A leader that is gone proves nothing about its number, so then each
    // member is signalled alone.
    const leads = this.#leads && (await probe.startTime(root.pid)) === root.startTime;
    const reached = leads && signals.signalGroup(root.pid, signal);
    for (const row of await this.#members()) {
      // A second SIGTERM means "at once" to many programs, so nobody gets two.
      if (!(reached && row.pgid === root.pid)) await signals.signal(row, signal);
    }
  }
}
