import type { Crash, Reaction, ReportType } from '@contract/report.ts';
import type { LocalFile } from '@contract/report-files.ts';
import type { ReportRow } from '@contract/reports-view.ts';
import { printedPatterns } from './printed-patterns.ts';
import { causeOfCrash, causeOfFeedback, DIAGNOSTIC_CAUSE } from './words.ts';

const HEAD = ['timestamp', 'app.component'] as const;

/** What a row of a list shows, in the order in which it stands in each kind of file. */
export const captures = {
  crash: [
    ...HEAD,
    'crash.type',
    'crash.signal',
    'crash.exit_code',
    'crash.error_class',
    'crash.friction_kind',
    'occurrences.count',
    'fingerprint',
  ],
  diagnostic: [...HEAD, 'occurrences.count'],
  feedback: [...HEAD, 'feedback.reaction', 'occurrences.count'],
  local: ['name', 'kind', 'captured_at', 'occurrences.count', 'occurrences.last_at', 'read_at'],
} as const;

/** What a list shows of a report; the rest of it is as the schema wants it, too. */
export interface PrintedReport extends Pick<ReportRow, 'id' | 'component' | 'cause' | 'occurrences' | 'fingerprint'> {
  readonly type: ReportType;
  readonly timestamp: string;
}

/** What a list shows of `<id>.local.json`. */
export interface PrintedLocal extends Pick<LocalFile, 'name' | 'kind' | 'captured_at' | 'read_at'> {
  readonly occurrences: Pick<LocalFile['occurrences'], 'count' | 'last_at'>;
}

/** Where the id begins, with its quote. */
const ID_AT = '{\n  "beacon_version": "1.0.0",\n  "report_id": '.length;

type Kind = keyof typeof printedPatterns;
const patterns: Partial<Record<Kind, RegExp>> = {};

/** Made on first use: whoever loads this may never need it. */
function matched(kind: Kind, text: string): RegExpExecArray | null {
  patterns[kind] ??= new RegExp(printedPatterns[kind]);
  return patterns[kind].exec(text);
}

/**
 * Reads what a list shows from the text of a report that lies there as Beacon prints it. Null says nothing about the
 * text: it may be a report all the same, or none, and `readReport` knows which.
 *
 * @param text of at most 64 KiB in UTF-8
 * @param id what it must say that it is: its name
 */
export function readPrinted(text: string, id: string): PrintedReport | null {
  // Where it stands in what Beacon prints; the pattern says whether the rest is so as well.
  if (!text.startsWith(`"${id}"`, ID_AT)) return null;
  const type = /"type": "([a-z]+)"/.exec(text)?.[1];
  if (type === 'crash') {
    const crash = matched('crash', text);
    if (crash === null) return null;
    const [, timestamp, component, failure, signal, exit, errorClass, friction, count, fingerprint] = crash;
    const cause = causeOfCrash({
      type: word(failure) as Crash['type'],
      signal: word(signal),
      exit_code: exit === 'null' ? null : Number(exit),
      error_class: word(errorClass),
      friction_kind: word(friction) as Crash['friction_kind'],
    });
    return { ...headOf(type, id, timestamp, component, count), cause, fingerprint: copied(fingerprint) };
  }
  if (type === 'feedback') {
    const feedback = matched('feedback', text);
    if (feedback === null) return null;
    const [, timestamp, component, reaction, count] = feedback;
    const cause = causeOfFeedback(word(reaction) as Reaction | null);
    return { ...headOf(type, id, timestamp, component, count), cause, fingerprint: null };
  }
  const diagnostic = type === 'diagnostic' ? matched('diagnostic', text) : null;
  if (diagnostic === null) return null;
  const [, timestamp, component, count] = diagnostic;
  return { ...headOf('diagnostic', id, timestamp, component, count), cause: DIAGNOSTIC_CAUSE, fingerprint: null };
}

/** The same of the file beside a report. Null where it is not as Beacon prints it, which may be right as well. */
export function readPrintedLocal(text: string): PrintedLocal | null {
  const local = matched('local', text);
  if (local === null) return null;
  const [, name, kind, capturedAt, count, lastAt, readAt] = local;
  return {
    name: word(name),
    kind: word(kind) as LocalFile['kind'],
    captured_at: copied(capturedAt),
    occurrences: { count: Number(count), last_at: copied(lastAt) },
    read_at: word(readAt),
  };
}

function headOf(
  type: ReportType,
  id: string,
  timestamp: string | undefined,
  component: string | undefined,
  count: string | undefined,
) {
  return { type, id, timestamp: copied(timestamp), component: word(component), occurrences: Number(count) };
}

/** As JSON and not as a piece of the text: a piece would keep the whole text in memory for as long as the row lives. */
const copied = (captured: string | undefined): string => JSON.parse(captured ?? '""');

/** Few words come again and again: types, components, classes of errors. */
const known = new Map<string, string>();
const MOST_KNOWN = 1000;

function word(captured: string | undefined): string | null {
  if (captured === undefined || captured === 'null') return null;
  const before = known.get(captured);
  if (before !== undefined) return before;
  const made = copied(captured);
  if (known.size < MOST_KNOWN) known.set(JSON.stringify(made), made);
  return made;
}
