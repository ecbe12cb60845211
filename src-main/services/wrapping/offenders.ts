import type { ClientKind } from '@contract/clients.ts';
import type { Orphan, OrphanEnd, OrphanList, OrphanRef, Why } from '@contract/offenders.ts';
import { judgeSuspect, suspects, type Words } from '@core/fleet/orphans.ts';
import { identityOf, ProcessTable } from '@core/fleet/sampling.ts';
import { whyBusy } from '@core/fleet/why.ts';
import { type StopWorld, stopTree } from '../guardian/stopper.ts';
import type { ProcessFacts } from '../ports/processes.ts';

export interface OffendersParts {
  readonly world: StopWorld;
  readonly facts: ProcessFacts;
  readonly cores: number;
  readonly self: number;
  /** Pids that Beacon looks after; empty where no host says so. */
  readonly guarded: () => Promise<ReadonlySet<number>>;
  /** Packages and command lines in the configurations of clients, with whose they are. */
  readonly configured: () => Promise<(words: Words) => readonly ClientKind[]>;
}

/** Asked to end: time for a server to end by itself, then not. */
const STOP_MS = 5000;
const MEASURE_MS = 2000;

/** Processes of others (spec 4.7): orphans, and what makes the computer busy. Looks only; ends what it is told to. */
export class Offenders {
  readonly #parts: OffendersParts;

  constructor(parts: OffendersParts) {
    this.#parts = parts;
  }

  async orphans(): Promise<OrphanList> {
    const { facts, world, self } = this.#parts;
    const [rows, words, guarded, configured] = await Promise.all([
      world.probe.read(),
      facts.words(),
      this.#parts.guarded(),
      this.#parts.configured(),
    ]);
    const table = new ProcessTable(rows);
    const found = suspects(table, words, (pid) => pid === self);
    const ties = await facts.ties(
      new Map(found.map(({ row, tree }) => [row.pid, new Set(tree.map(({ pid }) => pid))])),
    );
    const judged: Orphan[] = [];
    for (const suspect of found) {
      const its = ties.get(suspect.row.pid);
      if (its === undefined) continue;
      const orphan = judgeSuspect(suspect, its, table, words, (pid) => guarded.has(pid), configured);
      if (orphan !== null) judged.push(orphan);
    }
    judged.sort((a, b) => b.rss_mb - a.rss_mb || a.pid - b.pid);
    return {
      orphans: judged.filter(({ spared }) => spared === null),
      spared: judged.filter(({ spared }) => spared !== null),
    };
  }

  /** Each is looked at once more: only what is still an orphan, under the same start time, is ended. */
  async end(refs: readonly OrphanRef[]): Promise<OrphanEnd[]> {
    const { world } = this.#parts;
    const now = await this.orphans();
    return Promise.all(
      refs.map(async ({ pid, start_time }): Promise<OrphanEnd> => {
        const same = (one: Orphan) => one.pid === pid && one.start_time === start_time;
        if (!now.orphans.some(same)) {
          const alive = (await world.probe.startTime(pid)) === start_time;
          return { pid, outcome: alive ? 'spared' : 'gone_already' };
        }
        const root = { pid, startTime: start_time };
        const table = new ProcessTable(await world.probe.read());
        const members = new Map(table.tree(root).map((row) => [identityOf(row), row.cpuMs]));
        const outcome = await stopTree(
          {
            root,
            runToken: null,
            known: () => members,
            closeStdin: () => undefined,
            stdinTimeoutMs: 0,
            stopTimeoutMs: STOP_MS,
          },
          world,
        );
        return { pid, outcome: outcome === 'gone' ? 'ended' : 'left' };
      }),
    );
  }

  /** @param tick called now and then while it measures, with the share that is done */
  async why(tick: (fraction: number) => void = () => undefined): Promise<Why> {
    const { world, facts, cores } = this.#parts;
    const before = await world.probe.read();
    const startMs = world.clock.monotonicMs();
    for (let passed = 0; passed < MEASURE_MS; passed = world.clock.monotonicMs() - startMs) {
      tick(passed / MEASURE_MS);
      await world.clock.sleep(Math.min(100, MEASURE_MS - passed));
    }
    tick(1);
    const after = await world.probe.read();
    const elapsedMs = world.clock.monotonicMs() - startMs;
    const [words, guarded] = await Promise.all([facts.words(), this.#parts.guarded()]);
    return whyBusy({ before, after, elapsedMs }, words, cores, (pid) => guarded.has(pid));
  }
}
