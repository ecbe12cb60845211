import type { BundlePart, BundleView } from '@contract/feedback.ts';
import type { FleetStatus } from '@contract/fleet.ts';
import { scrub } from '@core/scrub/index.ts';
import type { ScrubContext } from '@core/scrub/types.ts';
import type { Files } from '../ports/files.ts';
import { type ExportParts, exportBundle, type Steps } from '../reports/export-bundle.ts';
import { printJson } from '../reports/report-files.ts';
import { readText } from '../text-files.ts';

export interface BundleParts extends ExportParts {
  readonly files: Files;
  readonly scrubContext: () => Promise<ScrubContext>;
  readonly status: () => FleetStatus;
}

/** Recent: what happened before is in the reports themselves. */
const RECENT_MS = 7 * 24 * 60 * 60 * 1000;
/** The last lines of each log. */
const LOG_LINES = 200;
const order: readonly BundlePart[] = ['reports', 'processes', 'events', 'logs'];

export interface Gathered {
  readonly files: readonly { readonly path: string; readonly part: BundlePart; readonly text: string }[];
  readonly leftOut: BundleView['left_out'];
}

/**
 * What a diagnostic bundle can hold, of the last seven days: reports as they would be sent, the state of processes, what
 * the Guardian did, and the last lines of logs. Never in it: names of processes (numbered instead), arguments,
 * environments, config.json, guardian.json.
 */
export async function gatherBundle(parts: BundleParts, nowMs: number, steps?: Steps): Promise<Gathered> {
  const { files, leftOut } = await exportBundle(parts, nowMs - RECENT_MS, steps);
  const found: Gathered['files'][number][] = [...files].map(([path, text]) => ({
    path,
    part: path === 'guardian_events.jsonl' ? 'events' : 'reports',
    text,
  }));
  const status = parts.status();
  if (status.processes.length > 0)
    found.push({ path: 'processes.json', part: 'processes', text: printJson(stateOf(status)) });
  const logs = await readLogs(parts);
  const all = [...found, ...logs];
  return { files: all.toSorted((a, b) => order.indexOf(a.part) - order.indexOf(b.part)), leftOut: [...leftOut] };
}

/** Kinds, states and numbers; a process is called by its place in the list. */
function stateOf({ processes, fleet }: FleetStatus): object {
  return {
    fleet,
    processes: processes.map((process, index) => ({
      process: `process-${index + 1}`,
      kind: process.kind,
      state: process.state,
      rss_mb: process.rss_mb,
      cpu_percent: process.cpu_percent,
      subprocesses: process.subprocesses,
      restarts_24h: process.restarts_24h,
      breaker: process.breaker,
      last_exit: process.last_exit,
      budget: process.budget,
    })),
  };
}

/** The newest file of each log, numbered like processes, scrubbed once more: a rule may have come since it was written. */
async function readLogs({ files, scrubContext }: BundleParts): Promise<Gathered['files'][number][]> {
  const names = (await files.list('logs').catch(() => []))
    .filter(({ name, folder }) => !folder && /\.log$/.test(name) && !/\.\d\.log$/.test(name))
    .map(({ name }) => name)
    .sort();
  const context = await scrubContext();
  const logs: Gathered['files'][number][] = [];
  for (const [index, name] of names.entries()) {
    const text = await readText(files, `logs/${name}`).catch(() => null);
    if (text == null || text === '') continue;
    const last = text
      .split('\n')
      .slice(-LOG_LINES - 1)
      .join('\n');
    try {
      logs.push({ path: `logs/log-${index + 1}.log`, part: 'logs', text: scrub(last, context).text });
    } catch {
      // Fails closed: a log that cannot be scrubbed is in no bundle.
    }
  }
  return logs;
}

/** The parts of a bundle as the window lists them: those that are there, ticked or not. */
export function partsOf(
  { files }: Gathered,
  on: ReadonlySet<BundlePart>,
  sizeOf: (text: string) => number,
): BundleView['parts'] {
  return order.flatMap((part) => {
    const own = files.filter((file) => file.part === part);
    if (own.length === 0) return [];
    return [{ part, on: on.has(part), files: own.length, bytes: own.reduce((sum, { text }) => sum + sizeOf(text), 0) }];
  });
}
