import type { Crash, Reaction, ReportType } from '@contract/report.ts';
import type { ApprovalFile, ApprovalMode, LocalFile, Receipt } from '@contract/report-files.ts';
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
  approval: ['sha256', 'endpoint', 'approved_at', 'mode', 'wording_version'],
  receipt: ['sent_at', 'name', 'kind', 'later_occurrences'],
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

/** What a list shows of a receipt. */
export type PrintedReceipt = Pick<Receipt, 'sent_at' | 'name' | 'kind' | 'later_occurrences'>;

/** Where the id begins, with its quote. */
const ID_AT = '{\n  "beacon_version": "1.0.0",\n  "report_id": '.length;
const AFTER_ID = '",\n  "type": "';

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
  if (!text.startsWith(id, ID_AT + 1)) return null;
  const typeAt = ID_AT + 1 + id.length + AFTER_ID.length;
  if (text.startsWith('crash', typeAt)) return printedCrash(text, id);
  if (text.startsWith('feedback', typeAt)) {
    const found = matched('feedback', text);
    if (found === null) return null;
    const cause = causeOfFeedback(word(found[3]) as Reaction | null);
    return printedReport('feedback', id, found[1], found[2], found[4], cause, null);
  }
  if (!text.startsWith('diagnostic', typeAt)) return null;
  const found = matched('diagnostic', text);
  return found && printedReport('diagnostic', id, found[1], found[2], found[3], DIAGNOSTIC_CAUSE, null);
}

function printedCrash(text: string, id: string): PrintedReport | null {
  const crash = matched('crash', text);
  if (crash === null) return null;
  // By their numbers: to take the pieces apart in one go costs as much as finding them.
  const exit = crash[5];
  const cause = causeOfCrash({
    type: word(crash[3]) as Crash['type'],
    signal: word(crash[4]),
    exit_code: exit === 'null' ? null : Number(exit),
    error_class: word(crash[6]),
    friction_kind: word(crash[7]) as Crash['friction_kind'],
  });
  return printedReport('crash', id, crash[1], crash[2], crash[8], cause, piece(crash[9]));
}

/** The same of the file beside a report. Null where it is not as Beacon prints it, which may be right as well. */
export function readPrintedLocal(text: string): PrintedLocal | null {
  const local = matched('local', text);
  if (local === null) return null;
  return {
    name: word(local[1]),
    kind: word(local[2]) as LocalFile['kind'],
    captured_at: piece(local[3]),
    occurrences: { count: Number(local[4]), last_at: piece(local[5]) },
    read_at: local[6] === undefined || local[6] === 'null' ? null : piece(local[6]),
  };
}

function printedReport(
  type: ReportType,
  id: string,
  timestamp: string | undefined,
  component: string | undefined,
  count: string | undefined,
  cause: string,
  fingerprint: string | null,
): PrintedReport {
  const occurrences = Number(count);
  return { type, id, timestamp: piece(timestamp), component: word(component), occurrences, cause, fingerprint };
}

/** `<id>.consent.json`, whole. Null as above. */
export function readPrintedApproval(text: string): ApprovalFile | null {
  const approval = matched('approval', text);
  if (approval === null) return null;
  const [, sha256, endpoint, approvedAt, mode, wording] = approval;
  return {
    sha256: piece(sha256),
    endpoint: word(endpoint) ?? '',
    approved_at: piece(approvedAt),
    mode: word(mode) as ApprovalMode,
    wording_version: Number(wording),
  };
}

/** What a list shows of `<id>.receipt.json`. Null as above. */
export function readPrintedReceipt(text: string): PrintedReceipt | null {
  const receipt = matched('receipt', text);
  if (receipt === null) return null;
  const [, sentAt, name, kind, later] = receipt;
  return {
    sent_at: piece(sentAt),
    name: word(name),
    kind: word(kind) as Receipt['kind'],
    later_occurrences: Number(later),
  };
}

/**
 * A captured string without its quotes, as one of its own: a piece of the text would keep the whole text in memory for as
 * long as the row lives, so the piece is put behind a sign that is taken off again.
 */
function copied(captured: string | undefined): string {
  if (captured === undefined) return '';
  return captured.includes('\\') ? JSON.parse(captured) : piece(captured);
}

/** The same of a string in which nothing can be escaped: a time, a digest. */
const piece = (captured: string | undefined): string => (captured === undefined ? '' : ` ${captured}`.slice(2, -1));

/** Few words come again and again: types, components, classes of errors. */
const known = new Map<string, string>();
const MOST_KNOWN = 1000;

function word(captured: string | undefined): string | null {
  if (captured === undefined || captured === 'null') return null;
  const before = known.get(captured);
  if (before !== undefined) return before;
  const made = copied(captured);
  if (known.size < MOST_KNOWN) known.set(` ${captured}`.slice(1), made);
  return made;
}
