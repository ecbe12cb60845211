import type { Finding } from '@contract/findings.ts';
import type { Report } from '@contract/report.ts';
import type { LocalFile } from '@contract/report-files.ts';
import type { ReportPart } from '@contract/reports-view.ts';
import { partStates } from '@core/report/parts.ts';
import { TOKEN } from '../parts/Scrubbed.tsx';
import { text } from '../text.ts';

/** One thing that was taken out, and every place of one part where it was. */
export interface TakenRow {
  readonly key: string;
  readonly part: ReportPart | 'basics';
  /** `PATH`, with its number; null where the rule puts a fixed word instead (`~`). */
  readonly kind: string;
  readonly number: number | null;
  readonly what: string;
  readonly place: string;
  /** Null where no rule but the person took it out. */
  readonly rule: string | null;
  readonly places: number;
}

export interface Taken {
  readonly sending: readonly TakenRow[];
  readonly leftOut: readonly TakenRow[];
}

/** Where a finding lies: a part of the report, and the place inside of it. */
interface Spot {
  readonly part: ReportPart | 'basics';
  readonly place: Place;
}
type Place =
  | { readonly kind: 'breadcrumbDetail' | 'breadcrumbText' | 'frame' | 'logLine'; readonly n: number }
  | { readonly kind: 'message' | 'feedback' }
  | { readonly kind: 'field'; readonly name: string };

/**
 * What was taken out, in the parts being sent and in those left out. Findings say rule and place; a token that stands
 * in the bytes without one was put there by the person.
 */
export function takenRows(
  report: Report,
  original: Report | null,
  local: LocalFile | null,
  findings: readonly Finding[],
): Taken {
  const on = new Set<string>(partStates(report, original, local).flatMap(({ part, on: is }) => (is ? [part] : [])));
  const groups = { sending: new Map<string, Group>(), leftOut: new Map<string, Group>() };
  for (const finding of findings) {
    const spot = spotOf(finding, local?.log_tail ?? []);
    add(on.has(spot.part) || spot.part === 'basics' ? groups.sending : groups.leftOut, finding, spot);
  }
  const known = new Set(findings.map(({ token }) => token));
  for (const { token, kind, spot } of tokensIn(report)) {
    if (!known.has(token)) add(groups.sending, { token, kind, rule: null }, spot);
  }
  const sending = rowsOf(groups.sending, new Set());
  return { sending, leftOut: rowsOf(groups.leftOut, new Set(sending.map(({ key }) => key.split(' ')[0] ?? ''))) };
}

interface Taking {
  readonly token: string;
  readonly kind: string;
  readonly rule: string | null;
}
interface Group {
  readonly taking: Taking;
  readonly spots: Spot[];
}

function add(groups: Map<string, Group>, taking: Taking, spot: Spot): void {
  const key = `${taking.token} ${taking.rule ?? ''} ${spot.part} ${spot.place.kind}`;
  const group = groups.get(key);
  if (group === undefined) groups.set(key, { taking, spots: [spot] });
  else group.spots.push(spot);
}

function rowsOf(groups: ReadonlyMap<string, Group>, above: ReadonlySet<string>): readonly TakenRow[] {
  return [...groups].map(([key, { taking, spots }]) => {
    const [, kind = taking.kind, number] = new RegExp(TOKEN).exec(taking.token) ?? [];
    const what = text.taken.kinds[kind] ?? text.taken.other(kind);
    return {
      key,
      part: spots[0]?.part ?? 'basics',
      kind,
      number: number === undefined ? null : Number(number),
      what: number !== undefined && above.has(taking.token) ? text.taken.sameAsAbove(what) : what,
      place: placeWords(spots.map(({ place }) => place)),
      rule: taking.rule,
      places: spots.length,
    };
  });
}

/** Findings are told by pointers into the report as captured, or into the local file. */
export function spotOf({ path = '', start }: Pick<Finding, 'path' | 'start'>, logTail: readonly string[]): Spot {
  const [room, name, index, field] = path.split('/').slice(1);
  const number = Number(index ?? 0);
  if (room === 'message') return { part: 'message', place: { kind: 'message' } };
  if (room === 'log_tail') {
    // One text over all lines, or a line of its own: both have been written.
    const line = name === undefined ? lineAt(logTail, start) : Number(name);
    return { part: 'log_tail', place: { kind: 'logLine', n: line } };
  }
  if (room === 'breadcrumb_texts') {
    return { part: 'breadcrumb_texts', place: { kind: 'breadcrumbText', n: Number(name ?? 0) } };
  }
  if (room === 'feedback') return { part: 'basics', place: { kind: 'feedback' } };
  if (room !== 'crash') return { part: 'basics', place: { kind: 'field', name: name ?? room ?? '' } };
  switch (name) {
    case 'stack_trace':
      return { part: 'stack', place: { kind: 'frame', n: number } };
    case 'breadcrumbs':
      return field === 'text'
        ? { part: 'breadcrumb_texts', place: { kind: 'breadcrumbText', n: number } }
        : { part: 'breadcrumbs', place: { kind: 'breadcrumbDetail', n: number } };
    case 'message':
      return { part: 'message', place: { kind: 'message' } };
    case 'log_tail':
      return { part: 'log_tail', place: { kind: 'logLine', n: number } };
    default:
      return { part: 'basics', place: { kind: 'field', name: name ?? 'crash' } };
  }
}

function lineAt(lines: readonly string[], offset: number): number {
  let end = 0;
  for (const [index, line] of lines.entries()) {
    end += line.length + 1;
    if (offset < end) return index;
  }
  return Math.max(0, lines.length - 1);
}

/** Every token that stands in the report, with its place. */
function* tokensIn(report: Report): Generator<Taking & { readonly spot: Spot }> {
  const walk = function* (value: unknown, path: string): Generator<readonly [string, string]> {
    if (typeof value === 'string') yield [path, value];
    else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) yield* walk(item, `${path}/${key}`);
    }
  };
  for (const [path, value] of walk(report, '')) {
    for (const [token, kind = ''] of value.matchAll(TOKEN))
      yield { token, kind, rule: null, spot: spotOf({ path, start: 0 }, []) };
  }
}

/** "Breadcrumb 2, detail", "Log tail, lines 12 and 31": numbers as people count, from 1. */
function placeWords(places: readonly Place[]): string {
  const first = places[0];
  if (first === undefined) return '';
  const numbers = [...new Set(places.flatMap((place) => ('n' in place ? [place.n + 1] : [])))].toSorted(
    (a, b) => a - b,
  );
  const listed = text.taken.and(numbers.map(String));
  const { places: words } = text.taken;
  switch (first.kind) {
    case 'breadcrumbDetail':
      return words.breadcrumbDetail(listed);
    case 'breadcrumbText':
      return words.breadcrumbText(listed);
    case 'frame':
      return words.frames(listed);
    case 'logLine':
      return words.logTail(listed, numbers.length > 1);
    case 'message':
      return words.message;
    case 'feedback':
      return words.feedback;
    case 'field':
      return words.field(first.name);
    default:
      return first satisfies never;
  }
}

export function countPlaces(rows: readonly TakenRow[]): number {
  return rows.reduce((sum, { places }) => sum + places, 0);
}
