import { join } from 'node:path';
import { effectiveEndpoint } from '@core/consent/endpoint.ts';
import { readEnvironment } from '@core/consent/environment.ts';
import { noSettings, plainSettings } from '@core/consent/read-settings.ts';
import { droppedIn } from '@core/report/retention.ts';
import { printedRows } from '@services/printed-rows.ts';
import { quietHome } from './adapters/bare-home.ts';
import { homePath } from './adapters/home-path.ts';
import { folderReader } from './adapters/regular-file.ts';
import { listAsJson } from './cli/list-json.ts';
import { asked, listText } from './cli/list-text.ts';

/**
 * The door of the command line: answers at once what needs no schema to be read, and loads the commands
 * (command-line.ts) for everything else. It is bundled by itself, so that the first is one small file.
 */
declare const BEACON_VERSION: string | undefined;
const version = typeof BEACON_VERSION === 'string' ? BEACON_VERSION : '0.0.0';
const argv = process.argv.slice(2);
// Not awaited at the top: the packaged CLI is one CommonJS file, which knows no such thing.
void begin();

async function begin(): Promise<void> {
  if (isRun(argv)) {
    await (await import('./guard-run.ts')).guardRun(argv.slice(2));
    return;
  }
  const answer = isVersion(argv) ? version : listed(argv);
  if (answer === null) {
    await import('./command-line.ts');
    return;
  }
  // A reader that has seen enough (`| head`) is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  process.stdout.write(`${answer}\n`);
}

function isVersion([first, second]: readonly string[]): boolean {
  return second === undefined && (first === '--version' || first === '-V');
}

/** `guard run`, but for its help: one of these lives beside each server of a client. */
function isRun([group, command, ...words]: readonly string[]): boolean {
  if (group !== 'guard' || command !== 'run') return false;
  const end = words.findIndex((word) => !word.startsWith('-') || word === '--');
  const own = words.slice(0, end < 0 ? words.length : end);
  return !own.includes('--help') && !own.includes('-h');
}

/**
 * What `beacon list` says of a home whose reports all lie there as Beacon printed them, to a program or to a file; a
 * terminal may have more to be told. Null: somebody must look more closely.
 */
function listed([group, command, ...flags]: readonly string[]): string | null {
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
  const rows = printedRows(home, place, folderReader(join(root, place)), judge);
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

/** Loaded where there is an approval to hold against its bytes. */
function sha256Hex(data: string | Uint8Array): string {
  return process.getBuiltinModule('node:crypto').hash('sha256', data);
}
