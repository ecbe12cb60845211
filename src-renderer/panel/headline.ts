import type { FleetStatus } from '@contract/fleet.ts';
import type { Formats } from '../parts/format.ts';
import { meterTone } from '../parts/Meter.tsx';
import { text } from '../text.ts';

/** The worst thing in one line, the reason in another, and what can be done about it. */
export interface Headline {
  readonly tone: 'calm' | 'attention' | 'alert';
  readonly title: string;
  readonly said: string;
  readonly offers: 'resume' | 'try' | 'fleet' | 'reports' | null;
  /** The process it is about. */
  readonly process: string | null;
}

const words = text.panel;

/** Alerts before attention before calm; a stopped process before a full memory before waiting reports. */
export function headlineOf(status: FleetStatus, unread: number, format: Formats): Headline {
  const { processes, watched, fleet } = status;
  const open = processes.filter(({ state }) => state === 'open');
  const first = open[0];
  if (first !== undefined) {
    const { name, breaker, budget } = first;
    return {
      tone: 'alert',
      title: open.length === 1 ? words.stopped(name) : words.stoppedMore(name, open.length - 1),
      said: words.stoppedSaid(
        breaker.failures,
        text.windowWords(budget.window_s),
        breaker.next_at === null ? null : format.time(breaker.next_at),
      ),
      offers: 'try',
      process: name,
    };
  }
  const plain = { process: null } as const;
  if (status.config_problem !== null) {
    return { ...plain, tone: 'alert', title: words.configProblem, said: words.configSaid, offers: 'fleet' };
  }
  const largestOf = (members: readonly { readonly name: string; readonly rss_mb: number | null }[]) =>
    members.toSorted((a, b) => (b.rss_mb ?? 0) - (a.rss_mb ?? 0))[0]?.name ?? null;
  const largest = largestOf(processes);
  if (fleet.over_ceiling) {
    const said = largest === null ? words.tightNobody : words.overSaid(largest);
    return { ...plain, tone: 'alert', title: words.over, said, offers: 'fleet' };
  }
  if (status.paused) {
    const said = status.paused_until === null ? words.pausedOpen : words.pausedUntil(format.time(status.paused_until));
    return { ...plain, tone: 'attention', title: words.paused, said, offers: 'resume' };
  }
  // The fleet's own memory is only what Beacon manages; of the whole Mac's, a watched process may hold the most.
  const full = meterTone(fleet.rss_mb, fleet.ceiling_mb) !== 'calm';
  const holder = full ? largest : largestOf([...processes, ...watched]);
  if ((full || fleet.pressure === 'critical') && holder !== null) {
    return { ...plain, tone: 'attention', title: words.tight, said: words.tightSaid(holder), offers: null };
  }
  if (unread > 0) {
    return { ...plain, tone: 'attention', title: words.reports(unread), said: words.reportsSaid, offers: 'reports' };
  }
  if (processes.length === 0 && watched.length === 0) {
    return { ...plain, tone: 'calm', title: words.empty, said: words.emptySaid, offers: 'fleet' };
  }
  return { ...plain, tone: 'calm', title: words.calm, said: words.calmSaid(processes.length), offers: null };
}
