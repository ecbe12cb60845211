import { join } from 'node:path';
import { readEnvironment } from '@core/consent/environment.ts';
import { droppedIn } from '@core/report/retention.ts';
import { printedRows } from '@services/printed-rows.ts';
import { quietHome } from './adapters/bare-home.ts';
import { homePath } from './adapters/home-path.ts';
import { folderReader } from './adapters/regular-file.ts';
import { listAsJson } from './cli/list-json.ts';

/**
 * The door of the command line: answers at once what needs no schema to be read, and loads the commands
 * (command-line.ts) for everything else. It is bundled by itself, so that the first is one small file.
 */
const argv = process.argv.slice(2);
// Not awaited at the top: the packaged CLI is one CommonJS file, which knows no such thing.
void begin();

async function begin(): Promise<void> {
  if (isRun(argv)) {
    await (await import('./guard-run.ts')).guardRun(argv.slice(2));
    return;
  }
  const answer = listed(argv);
  if (answer === null) {
    await import('./command-line.ts');
    return;
  }
  // A reader that has seen enough (`| head`) is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  process.stdout.write(`${answer}\n`);
}

/** `guard run`, but for its help: one of these lives beside each server of a client. */
function isRun([group, command, ...words]: readonly string[]): boolean {
  if (group !== 'guard' || command !== 'run') return false;
  const end = words.findIndex((word) => !word.startsWith('-') || word === '--');
  const own = words.slice(0, end < 0 ? words.length : end);
  return !own.includes('--help') && !own.includes('-h');
}

/**
 * What `beacon list --json` says of a home with nothing in it, whatever it was asked for, or of one whose pending reports
 * all lie there as Beacon printed them, none of them approved. Null: somebody must look more closely.
 */
function listed([group, command, ...flags]: readonly string[]): string | null {
  const known = ['--json', '--sent', '--quarantined'];
  const asked = group === 'beacon' && command === 'list' && flags.includes('--json');
  if (!(asked && flags.every((flag) => known.includes(flag)))) return null;
  // Needs more care than a line is worth here.
  if (readEnvironment(process.env).warnings.length > 0) return null;
  const root = homePath(process.env);
  const home = quietHome(root);
  if (home === null) return null;
  const isEmpty = [home.pending, home.sent, home.quarantine].every(({ length }) => length === 0);
  // Of what was sent or set aside, the whole program tells.
  if (!isEmpty && flags.some((flag) => flag !== '--json')) return null;
  const rows = isEmpty ? [] : printedRows(home, folderReader(join(root, 'pending')));
  if (rows === null) return null;
  try {
    return listAsJson(rows, droppedIn(home.dropped));
  } catch {
    return null; // state/dropped.json is something else by now.
  }
}
