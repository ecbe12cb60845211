import type { FleetHistory } from '@contract/fleet.ts';
import type { Sample } from '@core/fleet/budget.ts';

/** Ten minutes in steps of eight seconds: as many points as a sparkline is wide. */
const STEP_MS = 8000;
const POINTS = 75;
const MIB = 1024 * 1024;

interface Point {
  readonly step: number;
  rssMb: number;
  cpuPercent: number | null;
}

/** The last ten minutes of every process, in memory only. A step holds the highest reading in it. */
export class History {
  readonly #points = new Map<string, Point[]>();

  add(name: string, sample: Sample): void {
    const step = Math.floor(sample.atMs / STEP_MS);
    const list = this.#points.get(name) ?? [];
    this.#points.set(name, list);
    const rssMb = Math.round((sample.rssBytes / MIB) * 10) / 10;
    const cpuPercent = sample.cpuFraction === null ? null : Math.round(sample.cpuFraction * 1000) / 10;
    const last = list.at(-1);
    if (last?.step === step) {
      last.rssMb = Math.max(last.rssMb, rssMb);
      last.cpuPercent = cpuPercent === null ? last.cpuPercent : Math.max(last.cpuPercent ?? 0, cpuPercent);
      return;
    }
    list.push({ step, rssMb, cpuPercent });
    while (list.length > POINTS) list.shift();
  }

  forget(name: string): void {
    this.#points.delete(name);
  }

  read(nowMs: number): FleetHistory {
    const end = Math.floor(nowMs / STEP_MS);
    const processes: FleetHistory['processes'] = {};
    for (const [name, list] of this.#points) {
      const byStep = new Map(list.map((point) => [point.step, point]));
      const steps = Array.from({ length: POINTS }, (_, index) => byStep.get(end - POINTS + 1 + index));
      processes[name] = {
        rss_mb: steps.map((point) => point?.rssMb ?? null),
        cpu_percent: steps.map((point) => point?.cpuPercent ?? null),
      };
    }
    return { step_s: STEP_MS / 1000, processes };
  }
}
