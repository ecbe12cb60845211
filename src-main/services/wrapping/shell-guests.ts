import { type RunKind, type RunWords, runKinds } from '@core/fleet/run-words.ts';
import type { WrapEnd } from '@core/fleet/wrapping.ts';
import { endLeftovers, type StopWorld } from '../guardian/stopper.ts';
import type { ShellEntry, ShellLine, ShellShelf } from '../ports/wrapping.ts';
import { Wrapper, type WrapperParts } from './wrapper.ts';

export interface ShellGuestParts {
  readonly shelf: ShellShelf;
  readonly world: StopWorld;
  readonly connect: WrapperParts['connect'];
  readonly desk: (words: RunWords, given: Readonly<Record<string, string>>) => ReturnType<WrapperParts['desk']>;
  readonly hasConfig: () => boolean;
  /** Whether somebody else is there to own them: asked before each look, and then this takes no more of them. */
  readonly isHosted?: () => Promise<boolean>;
}

/** Owns the child of one shell until it has ended, or this lets go. Resolves then. */
export async function ownShell(
  parts: ShellGuestParts,
  entry: ShellEntry,
  line: ShellLine,
  letGo: Promise<void>,
): Promise<void> {
  const { shelf, world } = parts;
  const [found, [command = '-', ...args]] = await Promise.all([
    world.probe.startTime(entry.pid),
    shelf.commandOf(entry.shell),
  ]);
  // Its child may have ended a while ago, and its number be somebody else's.
  const startTime = entry.startTime === '' || entry.startTime === found ? found : null;
  const words: RunWords = {
    name: entry.name,
    kind: runKinds.find((kind) => kind === entry.kind) ?? ('mcp' satisfies RunKind),
    rssMb: entry.rssMb,
    cpuPercent: entry.cpuPercent,
    command,
    args,
  };
  let errorText = '';
  const wrapper = new Wrapper(
    {
      words,
      world,
      connect: parts.connect,
      desk: async () => parts.desk(words, await shelf.environmentOf(entry.shell)),
      hasConfig: parts.hasConfig,
    },
    {
      root: { pid: entry.pid, startTime: startTime ?? '' },
      runToken: entry.runToken,
      closeStdin: () => undefined, // It is the client's, from end to end.
      stderrTail: () => errorText,
    },
  );
  await wrapper.configure().catch(() => undefined); // Then by the numbers that hold without a file.
  const ended = new Promise<WrapEnd | 'gone' | 'give'>((resolve) => {
    line.onGone(() => resolve('gone'));
    void letGo.then(() => resolve('give'));
    line.onSays((says) => {
      if (says.kind === 'gone') wrapper.clientGone();
      if (says.kind === 'eof') void wrapper.inputEnded().catch(() => undefined);
      if (says.kind === 'asked') wrapper.asked();
      if (says.kind === 'give') resolve('give');
      if (says.kind !== 'end') return;
      if (says.asked) wrapper.asked();
      ({ errorText } = says);
      resolve(says.end);
    });
  });
  if (startTime !== null) void wrapper.look();
  const end = await ended;
  if (end === 'give') {
    wrapper.letGo();
    line.close();
    return;
  }
  // A shell that was killed tells nothing: its child has no client any more.
  if (end === 'gone') wrapper.clientGone();
  await wrapper.ended(end === 'gone' ? { code: null, signal: 'SIGKILL' } : end).catch(() => undefined);
  await shelf.remove(entry.id).catch(() => undefined); // It is swept by the next host.
  line.close();
}

/** How often it is looked for shells where nothing tells of them. */
const LOOK_MS = 2000;

/** The owner of what shells have registered: the host for as long as it runs; a guard until there are none, or a host. */
export class ShellGuests {
  readonly #parts: ShellGuestParts;
  readonly #owned = new Map<string, Promise<void>>();
  #stop: () => void = () => undefined;
  readonly #stopped = new Promise<void>((resolve) => {
    this.#stop = resolve;
  });
  #closed = false;
  #hosted = false;
  #cancel: () => void = () => undefined;
  #endWatch: () => void = () => undefined;

  constructor(parts: ShellGuestParts) {
    this.#parts = parts;
  }

  async start(): Promise<void> {
    await this.#parts.shelf.prepare();
    this.#endWatch = this.#parts.shelf.watch(() => void this.#look());
    await this.#round();
  }

  /** Resolves once there was nobody to look after for a moment: all have ended, or have a host. */
  async untilNoneIsLeft(): Promise<void> {
    for (let looks = 0; looks < 2 || this.#owned.size > 0; looks += 1) {
      if (this.#owned.size > 0) {
        await Promise.race(this.#owned.values());
        looks = -1;
      } else if (this.#closed || this.#hosted) return;
      else await this.#parts.world.clock.sleep(LOOK_MS);
    }
  }

  /** Lets go of all of them: their shells see to it that each gets a guard of its own. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel();
    this.#endWatch();
    this.#stop();
    await Promise.allSettled(this.#owned.values());
  }

  async #round(): Promise<void> {
    await this.#look();
    if (!this.#closed) this.#cancel = this.#parts.world.clock.after(LOOK_MS, () => void this.#round());
  }

  async #look(): Promise<void> {
    // A host that goes again before it has taken all of them leaves the rest here.
    this.#hosted = (await this.#parts.isHosted?.().catch(() => false)) === true;
    for (const id of this.#closed || this.#hosted ? [] : this.#parts.shelf.ids()) {
      if (this.#owned.has(id)) continue;
      const owned = this.#own(id)
        .catch(() => undefined) // Tried again at the next look.
        .finally(() => this.#owned.delete(id));
      this.#owned.set(id, owned);
    }
  }

  async #own(id: string): Promise<void> {
    const { shelf, world } = this.#parts;
    const entry = await shelf.one(id);
    const line = entry === null ? 'busy' : await shelf.open(id);
    if (entry === null || line === 'busy') return;
    if (line !== null) {
      await ownShell(this.#parts, entry, line, this.#stopped);
      return;
    }
    // It does not answer, and is there: it stands still with too many waiting, or somebody deleted its socket.
    if ((await shelf.commandOf(entry.shell)).length > 0) return;
    // Shell and owner were killed together: what is left of the child is known by its BEACON_RUN.
    const nobody = { pid: entry.pid, startTime: 'none' };
    const target = { root: nobody, runToken: entry.runToken, known: () => new Map(), closeStdin: () => undefined };
    await endLeftovers({ ...target, stdinTimeoutMs: 0, stopTimeoutMs: SWEEP_MS }, world);
    await shelf.remove(entry.id);
  }
}

/** What nobody owned any more gets this long between SIGTERM and SIGKILL. */
const SWEEP_MS = 5000;
