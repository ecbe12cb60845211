import { listRows } from '@services/reports/report-rows.ts';
import { type Cli, exit } from '../context.ts';
import { listAsJson } from '../list-json.ts';
import { asked, type ListOptions, listText } from '../list-text.ts';

/** `beacon list`: with a running host or without. */
export async function list(cli: Cli, options: ListOptions & { json?: boolean }): Promise<number> {
  const { files, digest, rights } = await cli.reading();
  const now = await rights();
  const { reports, dropped } =
    (await listRows(files, digest, now)) ??
    (await (await import('@services/reports/report-views.ts')).listReports((await cli.services()).store, now));
  const rows = asked(reports, options);
  // As JSON only what was asked for; a person is told of set-aside files as well.
  const setAside = reports.filter(({ state }) => state === 'quarantined').length;
  cli.out(options.json === true ? listAsJson(rows, dropped) : listText(cli, rows, options, { setAside, dropped }));
  return exit.done;
}
