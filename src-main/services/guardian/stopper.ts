import { identityOf, type ProcessRow, ProcessTable } from '@core/fleet/sampling.ts';
import type { Clock } from '../ports/clock.ts';
import type { ProcessIdentity, ProcessSignals, ProcessTableProbe } from '../ports/processes.ts';

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
/**
 * After SIGTERM, how long at the least until the whole system is searched for members that nobody saw yet; at the most twice
 * that, by the pid, so that two hundred trees of one client are not searched for in the same moment.
 */
const SOON_MS = 150;
/** The whole table is read less and less often, at the least this often. */
const LONGEST_PAUSE_MS = 800;
/** So many are asked after one by one; of more, the whole table says it at once. */
const FEW = 8;
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
  return stop(new StoppingTree(target, world), target, world);
}

async function stop(tree: StoppingTree, target: StopTarget, world: StopWorld): Promise<'gone' | 'left'> {
  const { clock } = world;
  target.closeStdin();
  if (await tree.waitUntilGone(target.stdinTimeoutMs, world.hurry)) return 'gone';
  const askedMs = clock.monotonicMs();
  await tree.signal('SIGTERM');
  // Those that are known first; when they had a moment to go, who left the tree unseen is looked for and asked as well.
  const soonMs = Math.min(target.stopTimeoutMs, SOON_MS + (target.root.pid % SOON_MS));
  if (await tree.waitUntilGone(soonMs)) return 'gone';
  await tree.lookAtAll();
  if (await tree.waitUntilGone(askedMs + target.stopTimeoutMs - clock.monotonicMs())) return 'gone';
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
  return stop(tree, { ...target, closeStdin: () => undefined, stdinTimeoutMs: 0 }, world);
}

/**
 * One tree on its way out. Whoever was seen in it once is remembered by pid and start time, and as long as one of those is
 * there, the tree is: until then the whole table is read ever less often, and no environment is searched.
 */
class StoppingTree {
  readonly #target: StopTarget;
  readonly #world: StopWorld;
  readonly #known: Map<string, number>;
  /** Who was sent SIGTERM already: a second one means "at once" to many programs, so nobody gets two. */
  readonly #asked = new Set<string>();
  #asking = false;
  /** At the last look the root was there, at the head of a group of its own. Null before the first look. */
  #leads: boolean | null = null;
  /** When the whole table is read the next time while somebody known is there. Null before the first look. */
  #lookAtMs: number | null = null;
  #lookPauseMs: number;

  constructor(target: StopTarget, world: StopWorld) {
    this.#target = target;
    this.#world = world;
    this.#known = new Map([[identityOf(target.root), 0], ...target.known()]);
    this.#lookPauseMs = LOOK_MS + (target.root.pid % LOOK_MS);
  }

  async #members(): Promise<readonly ProcessRow[]> {
    this.#putOffLook();
    const table = new ProcessTable(await this.#world.probe.read());
    const { root } = this.#target;
    const members = table.tree(root, this.#known);
    // Of who is not there any more, nothing is left to ask.
    this.#known.clear();
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

  /** The whole system, once. While the tree is being asked to end, whoever is found is asked, too. */
  async lookAtAll(): Promise<boolean> {
    const members = await this.#members();
    const more = await this.findCarriers();
    if (this.#asking) await this.#ask();
    return members.length > 0 || more;
  }

  async isGone(): Promise<boolean> {
    const { clock } = this.#world;
    if (!(await this.#someoneKnownLives())) return !(await this.lookAtAll());
    // Who is born meanwhile is seen while its parent or the head of its session is still there to be known by. Where the
    // root is gone, those who are known hear SIGTERM before anybody else is looked for.
    if (this.#lookAtMs === null && !this.#known.has(identityOf(this.#target.root))) this.#putOffLook();
    if (clock.monotonicMs() >= (this.#lookAtMs ?? 0)) await this.#members();
    return false;
  }

  #putOffLook(): void {
    this.#lookAtMs = this.#world.clock.monotonicMs() + this.#lookPauseMs;
    this.#lookPauseMs = Math.min(2 * this.#lookPauseMs, LONGEST_PAUSE_MS);
  }

  async #someoneKnownLives(): Promise<boolean> {
    if (this.#known.size > FEW) return (await this.#members()).length > 0;
    for (const identity of this.#known.keys()) {
      const { pid, startTime } = identified(identity);
      if ((await this.#world.probe.startTime(pid)) === startTime) return true;
      this.#known.delete(identity);
    }
    return false;
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
    const lives = (await probe.startTime(root.pid)) === root.startTime;
    if (lives && this.#leads === null) await this.#members();
    this.#asking = signal === 'SIGTERM';
    // The group first, in one call, so that nobody in it can fork between two signals, and before the whole table is read
    // again, which takes its time on a busy computer. A leader that is gone proves nothing about its number, so then each
    // member is signalled alone.
    const reached = lives && this.#leads === true && signals.signalGroup(root.pid, signal);
    if (this.#asking && !reached) {
      await this.#ask();
      return;
    }
    for (const row of await this.#members()) {
      if (reached && row.pgid === root.pid) this.#asked.add(identityOf(row));
      else if (!this.#asking) await signals.signal(row, signal);
    }
    if (this.#asking) await this.#ask();
  }

  async #ask(): Promise<void> {
    for (const identity of [...this.#known.keys()]) {
      if (this.#asked.has(identity)) continue;
      this.#asked.add(identity);
      await this.#world.signals.signal(identified(identity), 'SIGTERM');
    }
  }
}

/** What `identityOf` put together: a start time may have blanks in it. */
function identified(identity: string): ProcessIdentity {
  const at = identity.indexOf(' ');
  return { pid: Number(identity.slice(0, at)), startTime: identity.slice(at + 1) };
}
