import type { ReportRow } from '@contract/reports-view.ts';
import { listRows } from '@services/report-rows.ts';
import { listReports } from '@services/report-views.ts';
import { type Cli, exit } from '../context.ts';
import { listAsJson } from '../list-json.ts';
import { fitted, paint, plain, table } from '../terminal.ts';

/** `beacon list`: pending and approved reports, unless others are asked for. With a running host or without. */
export async function list(
  cli: Cli,
  options: { sent?: boolean; quarantined?: boolean; json?: boolean },
): Promise<number> {
  const { store, files, digest, rights } = await cli.services();
  const now = await rights();
  const { reports, dropped } = (await listRows(files, digest, now)) ?? (await listReports(store, now));
  const rows = reports.filter(({ state }) => {
    if (options.sent === true || options.quarantined === true) {
      return (options.sent === true && state === 'sent') || (options.quarantined === true && state === 'quarantined');
    }
    // As JSON, everything that waits or could not be read; on a terminal, set-aside files have a line of their own.
    return state === 'pending' || state === 'approved';
  });
  if (options.json === true) {
    cli.out(listAsJson(rows, dropped));
    return exit.done;
  }
  if (rows.length === 0) cli.out(emptyWords(options));
  else {
    const lines = [['ID', 'STATE', 'WHEN (UTC)', 'WHAT', 'TIMES', 'BYTES'], ...rows.map((row) => cells(row))];
    cli.out(table(fitted(cli, lines, 3), new Set([4, 5])));
  }
  const setAside = reports.filter(({ state }) => state === 'quarantined').length;
  if (setAside > 0 && options.quarantined !== true) {
    cli.out(
      paint(
        cli,
        'yellow',
        `${setAside} ${setAside === 1 ? 'file' : 'files'} could not be read; nothing was deleted. See: stallari-cli beacon list --quarantined`,
      ),
    );
  }
  if (dropped > 0)
    cli.out(
      `${dropped} older unread ${dropped === 1 ? 'report was' : 'reports were'} dropped to stay under the limits.`,
    );
  return exit.done;
}

function cells(row: ReportRow): string[] {
  const subject = row.name ?? row.component ?? '';
  return [
    row.id,
    row.state,
    row.timestamp?.replace('T', ' ').replace('Z', '') ?? '',
    plain(`${subject} ${row.cause}`.trim()),
    String(row.occurrences),
    String(row.bytes),
  ];
}

function emptyWords({ sent, quarantined }: { sent?: boolean; quarantined?: boolean }): string {
  if (quarantined === true) return 'Every file could be read.';
  return sent === true ? 'Nothing was ever sent from this computer.' : 'Nothing to review.';
}
