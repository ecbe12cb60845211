import type { ProcessKind } from '@contract/primitives.ts';
import type { Breadcrumb, Crash, CrashReport, Report } from '@contract/report.ts';
import type { Formats } from '../parts/format.ts';
import { kindWords, text } from '../text.ts';

const words = text.summary;

/** What the Summary says of a crash, in plain words, from the report alone and what this Mac knows of the process. */
export interface CrashSummary {
  readonly lead: string;
  readonly facts: readonly Fact[];
  readonly trail: Trail | null;
  readonly where: { readonly symbol: string; readonly caller: string | null } | null;
  readonly about: string;
}
export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly said: string;
}

export function summarise(report: CrashReport, kind: ProcessKind | null, format: Formats): CrashSummary {
  const { crash, system } = report;
  return {
    lead: leadOf(crash, kind, words.os[system.os]),
    facts: factsOf(report, kind, format),
    trail: trailOf(crash, words.os[system.os], format),
    where: whereOf(crash.stack_trace),
    about: aboutOf(report),
  };
}

export function aboutOf({ system }: Report): string {
  const os = [words.os[system.os], system.os_version].filter((word) => word !== null).join(' ');
  return words.about([os, words.arch[system.arch][system.os], words.memory(system.memory_gb)]);
}

export function leadOf(crash: Crash, kind: ProcessKind | null, os: string): string {
  const noun = kind === null ? words.lead.program : kindWords[kind].noun;
  const lead = words.lead;
  switch (crash.type) {
    case 'memory_pressure':
      // Only the system gives a jetsam reason; without one it was a budget of ours.
      return crash.jetsam_reason === null ? lead.memory(noun) : lead.memoryBySystem(noun, os);
    case 'cpu_runaway':
      return lead.cpu(noun);
    case 'fleet_ceiling':
      return lead.ceiling(noun);
    case 'restart_loop':
      return lead.loop(noun);
    case 'signal_abort':
      return lead.abort(noun);
    case 'signal_segv':
      return lead.segv(noun, os);
    case 'signal_kill':
      return lead.kill(noun);
    case 'signal_other':
      return lead.signal(noun, crash.signal ?? text.common.unknown);
    case 'unhandled_exception':
      return lead.exception(noun);
    case 'unhandled_rejection':
      return lead.rejection(noun);
    case 'nonzero_exit':
      return crash.exit_code === null ? lead.exitUnknown(noun) : lead.exit(noun, crash.exit_code);
    case 'hang':
      return lead.hang(noun);
    case 'renderer_gone':
      return lead.window;
    case 'unclean_exit':
      return lead.unclean(noun);
    case 'friction':
      return lead.friction[crash.friction_kind ?? 'unknown'](noun);
    default:
      return crash.type satisfies never;
  }
}

/** At most three: what the failure was about first, then the state it happened in. */
export function factsOf({ crash, system }: CrashReport, kind: ProcessKind | null, format: Formats): readonly Fact[] {
  const { facts } = words;
  const snapshot = crash.resource_snapshot;
  const short = kind === null ? words.lead.program : kindWords[kind].short;
  const ended: Fact[] =
    crash.signal !== null
      ? [{ label: facts.ended, value: crash.signal, said: facts.endedSaid }]
      : crash.exit_code !== null
        ? [{ label: facts.ended, value: facts.exitCode(crash.exit_code), said: facts.endedSaid }]
        : [];
  const error: Fact[] =
    crash.error_class === null ? [] : [{ label: facts.errorClass, value: crash.error_class, said: facts.errorSaid }];
  const memory: Fact[] =
    snapshot === null
      ? []
      : [
          {
            label: facts.thisOne(short),
            value: format.memory(snapshot.rss_mb),
            said: facts.subprocesses(snapshot.subprocess_count),
          },
        ];
  const managed: Fact[] =
    snapshot === null
      ? []
      : [
          {
            label: facts.managed,
            value: format.memory(snapshot.total_managed_rss_mb),
            said: facts.ofMemory(system.memory_gb),
          },
        ];
  const cpu: Fact[] =
    snapshot === null ? [] : [{ label: facts.cpu, value: format.percent(snapshot.cpu_percent), said: facts.cpuSaid }];
  const pressure: Fact[] =
    system.memory_pressure === null
      ? []
      : [
          {
            label: facts.pressure,
            value: facts.pressureWords[system.memory_pressure],
            said: facts.reportedBy(words.os[system.os]),
          },
        ];
  const aboutMemory = crash.type === 'memory_pressure' || crash.type === 'fleet_ceiling';
  const order = aboutMemory
    ? [...memory, ...managed, ...pressure, ...ended]
    : crash.type === 'cpu_runaway'
      ? [...cpu, ...memory, ...managed]
      : [...error, ...ended, ...memory, ...managed];
  return order.slice(0, 3);
}

export interface Trail {
  readonly span: string;
  readonly steps: readonly Step[];
  /** Older events that are not listed. */
  readonly earlier: number;
}
export interface Step {
  /** "−3:32". */
  readonly when: string;
  readonly said: string;
  readonly detail: string | null;
  /** Free text, scrubbed. */
  readonly text: string | null;
  readonly mark: 'plain' | 'attention' | 'alert';
}

const MOST_STEPS = 12;
const alarming = /_over_|warning|retry|failed|_fail$|refused|alert|hang|breaker_opened/;

export function trailOf(crash: Crash, os: string, format: Formats): Trail | null {
  const events = withOneEnd(crash.breadcrumbs.toSorted((one, other) => one.t - other.t));
  const shown = events.slice(-MOST_STEPS);
  const first = shown[0];
  if (first === undefined) return null;
  return {
    span: words.before(spanOf(-first.t)),
    earlier: events.length - shown.length,
    steps: shown.map((event, index) => stepOf(event, index === shown.length - 1, crash, os, format)),
  };
}

/** An exit and the report about it are one event, told once: the last line says both that it ended and how. */
function withOneEnd(events: readonly Breadcrumb[]): readonly Breadcrumb[] {
  const last = events.at(-1);
  if (last === undefined || !isExit(last)) return events;
  return events.filter(({ event, t }) => !(/^exit(?:ed)?$/.test(event) && last.t - t <= 1));
}

const isExit = ({ event, detail }: Breadcrumb) => event === 'crash' && detail === 'exit';

function spanOf(seconds: number): string {
  if (seconds < 90) return words.seconds(Math.max(1, seconds));
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? words.minutes(minutes) : words.hours(Math.round(minutes / 60));
}

function stepOf(event: Breadcrumb, last: boolean, crash: Crash, os: string, format: Formats): Step {
  const ending = last && event.t === 0;
  const about = crash.jetsam_reason !== null ? 'jetsam' : (event.detail ?? '');
  const end = ending && event.event === 'crash' ? words.endings[about] : undefined;
  if (ending && isExit(event)) return { when: clockBefore(event.t), ...endOf(crash), text: null, mark: 'alert' };
  const said = words.events[event.event] ?? spelled(event.event);
  return {
    when: clockBefore(event.t),
    // A sentence that waits for its number does not wait in vain.
    said:
      end?.(os) ?? (event.detail === null && event.text === undefined ? said.replace(/(?:, at|, after|:)$/, '') : said),
    detail: end !== undefined || event.detail === null ? null : detailWords(event.detail, format),
    text: event.text ?? null,
    mark: ending ? 'alert' : alarming.test(event.event) ? 'attention' : 'plain',
  };
}

/** "Ended by itself with code 1", "Ended by SIGSEGV": as the report has it. */
function endOf({ exit_code: code, signal }: Crash): Pick<Step, 'said' | 'detail'> {
  if (signal !== null) return { said: words.events['exited'] ?? '', detail: words.details.signal(signal) };
  return { said: words.endings['exit']?.('') ?? '', detail: code === null ? null : words.details.code(String(code)) };
}

/** "−5:00", "−1:02:00"; 0 has no sign. */
export function clockBefore(t: number): string {
  const s = Math.abs(t);
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(s / 3600);
  const clock =
    hours > 0 ? `${hours}:${two(Math.floor((s % 3600) / 60))}:${two(s % 60)}` : `${Math.floor(s / 60)}:${two(s % 60)}`;
  return t < 0 ? `−${clock}` : clock;
}

/** A programmer's identifier as words: `cache_warmUp` is "Cache warm up". */
export function spelled(identifier: string): string {
  const said = identifier
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_.:-]+/g, ' ')
    .trim()
    .toLocaleLowerCase();
  return said === '' ? identifier : said.charAt(0).toLocaleUpperCase() + said.slice(1);
}

/** `rss_mb=512` is "512 MB"; a name stays as it is. */
export function detailWords(detail: string, format: Formats): string {
  const [, key, value] = /^([^=]+)=(.*)$/.exec(detail) ?? [];
  if (key === undefined || value === undefined) return detail;
  const number = Number(value);
  const isNumber = value !== '' && !Number.isNaN(number);
  switch (key) {
    case 'failures':
    case 'code':
    case 'signal':
      return words.details[key](value);
    case 'delay_s':
      return words.details.delay(value);
    case 'why':
      return spelled(value).toLocaleLowerCase();
    default:
      if (!isNumber) return `${spelled(key).toLocaleLowerCase()} ${value}`;
      if (/_mb$/.test(key)) return format.memory(number);
      if (/percent$/.test(key)) return format.percent(number);
      if (/_s$/.test(key)) return `${format.count(number)} s`;
      return `${spelled(key).toLocaleLowerCase()} ${format.count(number)}`;
  }
}

export function whereOf(stack: readonly string[]): CrashSummary['where'] {
  const symbols = stack.map(symbolOf).filter((symbol) => symbol !== '[package]');
  const [symbol, caller] = symbols;
  return symbol === undefined ? null : { symbol, caller: caller ?? null };
}

/** `0: StallariDaemon.ProcessManager.spawn(_:) + 0x1a4` is `ProcessManager.spawn`. */
export function symbolOf(frame: string): string {
  const symbol = frame
    .replace(/^\d+: /, '')
    .replace(/ \([^()]*\/[^()]*\)$/, '')
    .replace(/ \+ 0x[0-9a-f]+$/i, '')
    .replace(/\([^()]*\)$/, '');
  const parts = symbol.split('.');
  return parts.length > 2 && /^[A-Z]/.test(symbol) ? parts.slice(-2).join('.') : symbol;
}
