import type { DeathCertificate, ProcessStatus } from '@contract/fleet.ts';
import { duration, type Formats } from '../parts/format.ts';
import { text } from '../text.ts';

const words = text.certificate;

export interface CertificateLine {
  readonly label: string;
  readonly said: string;
}

/** What is known of the end of a process, in plain words, the cause first. */
export function certificateLines(
  certificate: DeathCertificate,
  process: Pick<ProcessStatus, 'state' | 'breaker' | 'budget'>,
  platform: 'macos' | 'linux',
  nowMs: number,
  format: Formats,
): readonly CertificateLine[] {
  const { exit, uptime_s } = certificate;
  const how = exit.signal !== null ? words.signal(exit.signal) : exit.code === null ? '' : words.code(exit.code);
  const moment = format.moment(exit.at, nowMs, true);
  const lines: CertificateLine[] = [
    { label: words.lastExit, said: how === '' ? moment : words.endedAt(how, lower(moment)) },
    { label: words.stoppedBy, said: stoppedBy(certificate, platform, format) },
  ];
  if (uptime_s !== null) lines.push({ label: words.ran, said: duration(uptime_s) });
  const next = process.breaker.next_at;
  if (process.state === 'open') {
    lines.push({
      label: words.whyNoMore,
      said: words.limit(process.budget.max_failures, text.windowWords(process.budget.window_s)),
    });
    lines.push({ label: words.nextTry, said: next === null ? words.whenYouSay : words.onceAt(format.time(next)) });
  } else if (process.state === 'backing_off' && next !== null) {
    lines.push({ label: words.nextTry, said: words.againAt(format.timeExact(next)) });
  }
  return lines;
}

function stoppedBy(certificate: DeathCertificate, platform: 'macos' | 'linux', format: Formats): string {
  const { exit, rss_mb, limit_mb } = certificate;
  switch (exit.stopped_by) {
    case 'itself':
      return words.by.itself;
    case 'system':
      return words.by.system(platform);
    case 'person':
      return words.by.person;
    case 'memory_budget':
      return rss_mb === null || limit_mb === null
        ? words.by.memoryUnknown
        : words.by.memory(format.memory(rss_mb), format.memory(limit_mb));
    case 'cpu_budget':
      return words.by.cpu;
    case 'hang':
      return words.by.hang;
    case 'fleet':
      return words.by.fleet;
    case 'quit':
      return words.by.quit;
    case 'config':
      return words.by.config;
    default:
      return exit.stopped_by satisfies never;
  }
}

/** The same as text, for a message to someone. Its last lines are scrubbed already. */
export function certificateText(
  title: string,
  lines: readonly CertificateLine[],
  lastLines: readonly string[],
): string {
  return [title, ...lines.map(({ label, said }) => `${label}: ${said}`), '', ...lastLines].join('\n').trimEnd();
}

const BARS = 48;
const DAY_MS = 86_400_000;

/** How many restarts fell into each half hour of the last day, oldest first. */
export function restartBars(restarts: readonly string[], nowMs: number): readonly number[] {
  const bars = new Array<number>(BARS).fill(0);
  for (const at of restarts) {
    const share = 1 - (nowMs - Date.parse(at)) / DAY_MS;
    const index = Math.min(BARS - 1, Math.floor(share * BARS));
    if (index >= 0) bars[index] = (bars[index] ?? 0) + 1;
  }
  return bars;
}

function lower(said: string): string {
  return said.charAt(0).toLocaleLowerCase() + said.slice(1);
}
