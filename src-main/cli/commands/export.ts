import { utcSeconds } from '@core/report/times.ts';
import { exportBundle } from '@services/reports/export-bundle.ts';
import { strToU8, zipSync } from 'fflate';
import { type Cli, exit } from '../context.ts';
import { plain, table } from '../terminal.ts';

/** `beacon export`: a zip for somebody the person chooses. Says what is in it; nothing is sent. */
export async function exportReports(
  cli: Cli,
  options: { output?: string; since?: number; json?: boolean },
): Promise<number> {
  const { store, log } = await cli.services();
  const { context } = await cli.desk();
  const sinceMs = options.since === undefined ? null : cli.now() - options.since * 1000;
  const { files, leftOut } = await exportBundle({ store, log, scrubContext: context }, sinceMs);
  for (const { id, why } of leftOut) cli.err(`${id}: left out, because ${why}.`);
  if (files.size === 0) {
    cli.err('There is nothing to export.');
    return exit.failed;
  }
  const at = utcSeconds(cli.now());
  const path = cli.absolute(options.output ?? `beacon-export-${at.slice(0, 19).replaceAll(/[:T]/g, '-')}.zip`);
  const entries = [...files].map(([name, text]) => ({ name, bytes: strToU8(text) }));
  const zip = zipSync(Object.fromEntries(entries.map(({ name, bytes }) => [name, bytes])), { mtime: zipTime(at) });
  const written = await cli.writeNewFile(path, zip);
  if (written.kind !== 'written') {
    const why =
      written.kind === 'exists' ? 'it is there already, and is not written over; choose another with -o' : written.why;
    cli.err(plain(`${path} was not written: ${why}.`));
    return exit.failed;
  }
  if (options.json === true) {
    const listed = entries.map(({ name, bytes }) => ({ name, bytes: bytes.length }));
    cli.out(JSON.stringify({ file: path, bytes: zip.length, entries: listed, left_out: leftOut }, null, 2));
    return exit.done;
  }
  cli.out(
    table(
      entries.map(({ name, bytes }) => [name, String(bytes.length)]),
      new Set([1]),
    ),
  );
  cli.out(plain(`Written to ${path}, ${zip.length} bytes. Nothing was sent; look into it before you hand it on.`));
  return exit.done;
}

/** A zip knows local times alone: the numbers of UTC, so that it does not tell where somebody lives. */
function zipTime(at: string): Date {
  const [year, month, day, hour, minute, second] = at.match(/\d+/g)?.map(Number) ?? [];
  return new Date(year ?? 1980, (month ?? 1) - 1, day, hour, minute, second);
}
