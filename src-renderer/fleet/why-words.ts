import type { FleetStatus } from '@contract/fleet.ts';
import type { BusyTree, Orphan, Why } from '@contract/offenders.ts';
import type { Formats } from '../parts/format.ts';
import { text } from '../text.ts';

const words = text.why;

/** Under this, in percent of one core, a fan has no reason. */
const BUSY_PERCENT = 25;
/** Who uses this share of everything is the answer. */
const MOSTLY = 0.5;
const MOST_ROWS = 6;

export interface WhyAnswer {
  readonly title: string;
  readonly said: string;
}

export interface WhyRow {
  readonly key: string;
  readonly name: string;
  readonly owner: string;
  readonly processes: number;
  /** As many run the same, itself among them. */
  readonly copies: number;
  readonly cpuPercent: number;
  readonly rssMb: number;
  readonly ageS: number | null;
  /** Its name in Fleet, where Beacon manages it or watches it. */
  readonly shown: string | null;
  /** It has lost its client, and may be ended. */
  readonly orphan: Orphan | null;
}

/** The trees worth a line: the busiest first, then what holds the most memory. What Fleet lists has its name of there. */
export function whyRows(
  why: Why,
  { processes, watched }: Pick<FleetStatus, 'processes' | 'watched'>,
  orphans: readonly Orphan[],
): readonly WhyRow[] {
  const seen = new Map<number, BusyTree>();
  for (const tree of [...why.by_cpu, ...why.by_memory]) if (!seen.has(tree.pid)) seen.set(tree.pid, tree);
  return [...seen.values()]
    .toSorted((one, other) => other.cpu_percent - one.cpu_percent || other.rss_mb - one.rss_mb)
    .slice(0, MOST_ROWS)
    .map((tree) => {
      const managed = processes.find(({ pid }) => pid === tree.pid)?.name ?? null;
      const seenAs = watched.find(({ pid_list }) => pid_list.includes(tree.pid))?.name ?? null;
      const orphan = orphans.find(({ pid, start_time }) => pid === tree.pid && start_time === tree.start_time) ?? null;
      return {
        key: `${tree.pid} ${tree.start_time}`,
        name: managed ?? seenAs ?? tree.runs,
        owner: ownerOf(tree, managed !== null, seenAs !== null, orphan !== null),
        processes: tree.processes,
        copies: tree.duplicates + 1,
        cpuPercent: tree.cpu_percent,
        rssMb: tree.rss_mb,
        ageS: tree.age_s,
        shown: managed ?? seenAs,
        orphan,
      };
    });
}

function ownerOf({ guarded, owner }: BusyTree, managed: boolean, watched: boolean, lost: boolean): string {
  if (managed || guarded) return words.owner.beacon;
  if (watched) return words.owner.watched;
  if (lost) return words.owner.lost;
  return owner === null ? words.owner.none : words.owner.of(owner);
}

/** The answer in a title, and one sentence of evidence. */
export function whyAnswer(why: Why, rows: readonly WhyRow[], format: Formats): WhyAnswer {
  const [top] = rows;
  if (top === undefined || top.cpuPercent < BUSY_PERCENT) {
    return { title: words.nothing, said: words.nothingSaid(format.percent(why.cpu_percent)) };
  }
  const cores = format.decimal(top.cpuPercent / 100);
  const alone = top.cpuPercent >= why.cpu_percent * MOSTLY;
  const sentences = [
    alone ? words.uses(cores, why.cores) : words.usesMost(top.name, cores, why.cores),
    top.owner === words.owner.beacon
      ? words.managed
      : top.owner === words.owner.watched
        ? words.watched
        : words.notManaged,
  ];
  const twice = rows.find(
    ({ copies, orphan, owner }) => copies > 1 && (orphan !== null || owner === words.owner.beacon),
  );
  if (twice !== undefined) sentences.push(words.copies(twice.name, twice.copies));
  return { title: alone ? words.mostly(top.name) : words.several, said: sentences.join(' ') };
}
