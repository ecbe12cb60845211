import type { ReportRow } from '@contract/reports-view.ts';
import { type Environ, fitted, paint, plain, table } from './terminal.ts';

export interface ListOptions {
  readonly sent?: boolean;
  readonly quarantined?: boolean;
}

/** The rows that were asked for: pending and approved reports, unless others are. */
export function asked(rows: readonly ReportRow[], { sent, quarantined }: ListOptions): readonly ReportRow[] {
  if (sent !== true && quarantined !== true)
    return rows.filter(({ state }) => state === 'pending' || state === 'approved');
  return rows.filter(
    ({ state }) => (sent === true && state === 'sent') || (quarantined === true && state === 'quarantined'),
  );
}

/** `beacon list` for a person. */
export function listText(
  terminal: Pick<Environ, 'watched' | 'columns' | 'colour'>,
  rows: readonly ReportRow[],
  options: ListOptions,
  { setAside, dropped }: { readonly setAside: number; readonly dropped: number },
): string {
  const lines: string[] = [];
  if (rows.length === 0) lines.push(emptyWords(options));
  else {
    const cells = [['ID', 'STATE', 'WHEN (UTC)', 'WHAT', 'TIMES', 'BYTES'], ...rows.map((row) => cellsOf(row))];
    lines.push(table(fitted(terminal, cells, 3), new Set([4, 5])));
  }
  if (setAside > 0 && options.quarantined !== true) {
    const files = setAside === 1 ? 'file' : 'files';
    const words = `${setAside} ${files} could not be read; nothing was deleted. See: stallari-cli beacon list --quarantined`;
    lines.push(paint(terminal, 'yellow', words));
  }
  if (dropped > 0) {
    const were = dropped === 1 ? 'report was' : 'reports were';
    lines.push(`${dropped} older unread ${were} dropped to stay under the limits.`);
  }
  return lines.join('\n');
}

function cellsOf(row: ReportRow): string[] {
  const subject = row.name ?? row.component ?? '';
  return [
    row.id,
    row.state,
    row.timestamp === null ? '' : withoutLetters(row.timestamp),
    plain(`${subject} ${row.cause}`.trim()),
    String(row.occurrences),
    String(row.bytes),
  ];
}

/** Most are of whole seconds, and as long as any other of them. */
const withoutLetters = (time: string): string =>
  time.length === 20 && time.endsWith('Z')
    ? `${time.slice(0, 10)} ${time.slice(11, 19)}`
    : time.replace('T', ' ').replace('Z', '');

function emptyWords({ sent, quarantined }: ListOptions): string {
  if (quarantined === true) return 'Every file could be read.';
  return sent === true ? 'Nothing was ever sent from this computer.' : 'Nothing to review.';
}
