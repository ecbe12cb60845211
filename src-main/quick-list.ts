import { join } from 'node:path';
import { effectiveEndpoint } from '@core/consent/endpoint.ts';
import { readEnvironment } from '@core/consent/environment.ts';
import { noSettings, plainSettings } from '@core/consent/read-settings.ts';
import { droppedIn } from '@core/report/retention.ts';
import { printedRows } from '@services/reports/printed-rows.ts';
import { quietHome } from './adapters/bare-home.ts';
import { homePath } from './adapters/home-path.ts';
import { folderReader } from './adapters/regular-file.ts';
import { listAsJson } from './cli/list-json.ts';
import { asked, listText } from './cli/list-text.ts';

/**
 * What `beacon list` says of a home whose reports all lie there as Beacon printed them, to a program or to a file; a
 * terminal may have more to be told. Null: somebody must look more closely.
 */
export function listed([group, command, ...flags]: readonly string[]): string | null {
  const known = ['--json', '--sent', '--quarantined'];
  if (group !== 'beacon' || command !== 'list' || !flags.every((flag) => known.includes(flag))) return null;
  const [json, sent, quarantined] = known.map((flag) => flags.includes(flag)) as [boolean, boolean, boolean];
  const environment = readEnvironment(process.env);
  // Needs more care than a line is worth here.
  if (environment.warnings.length > 0 || (!json && (process.stdout.isTTY || process.stderr.isTTY))) return null;
  const root = homePath(process.env);
  const home = quietHome(root);
  if (home === null || (home.quarantine.length > 0 && (quarantined || !json)) || (sent && quarantined)) return null;
  const settings = home.config === null ? noSettings() : plainSettings(home.config);
  if (settings === null) return null;
  const { endpoint } = effectiveEndpoint(settings.endpoint, process.env['BEACON_ENDPOINT'] ?? null);
  const place = sent ? 'sent' : 'pending';
  const judge = { settings, endpoint, digest: { sha256Hex }, unseen: home.unseen };
  const rows = within(home[place].length === 0 ? null : join(root, place), (dir) =>
    printedRows(home, place, folderReader(dir), judge),
  );
  if (rows === null) return null;
  try {
    const shown = asked(rows, { sent, quarantined });
    const dropped = droppedIn(home.dropped);
    if (json) return listAsJson(shown, dropped);
    return listText(
      { watched: false, columns: 80, colour: false },
      shown,
      { sent, quarantined },
      { setAside: 0, dropped },
    );
  } catch {
    return null; // state/dropped.json is something else by now.
  }
}

/**
 * From inside a folder its files are found at once, and not by all of a path: a seventh of what ten thousand of them cost.
 *
 * @param dir null where there is nothing to be found
 */
function within<T>(dir: string | null, look: (dir: string) => T): T | null {
  if (dir === null) return look('.');
  try {
    const before = process.cwd();
    process.chdir(dir);
    try {
      return look('.');
    } finally {
      process.chdir(before);
    }
  } catch {
    return null; // The folder is gone, or the one that this program was started in.
  }
}

/** Loaded where there is an approval to hold against its bytes. */
function sha256Hex(data: string | Uint8Array): string {
  return process.getBuiltinModule('node:crypto').hash('sha256', data);
}
