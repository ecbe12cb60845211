import { writeSync } from 'node:fs';
import { readEnvironment } from '@core/consent/environment.ts';
import { holdsNothing } from './adapters/bare-home.ts';
import { homePath } from './adapters/home-path.ts';
import { listAsJson } from './cli/list-json.ts';

/**
 * The door of the command line: answers at once what needs nothing to be read, and loads the commands
 * (command-line.ts) for everything else. It is bundled by itself, so that the first is one small file.
 */
const argv = process.argv.slice(2);
if (isRun(argv)) await (await import('./guard-run.ts')).guardRun(argv.slice(2));
else if (!(isPlainList(argv) && answered())) await import('./command-line.ts');

/** `guard run`, but for its help: one of these lives beside each server of a client. */
function isRun([group, command, ...words]: readonly string[]): boolean {
  if (group !== 'guard' || command !== 'run') return false;
  const end = words.findIndex((word) => !word.startsWith('-') || word === '--');
  const own = words.slice(0, end < 0 ? words.length : end);
  return !own.includes('--help') && !own.includes('-h');
}

/** `beacon list --json`, of whatever reports. */
function isPlainList([group, command, ...flags]: readonly string[]): boolean {
  const known = ['--json', '--sent', '--quarantined'];
  return (
    group === 'beacon' && command === 'list' && flags.includes('--json') && flags.every((flag) => known.includes(flag))
  );
}

/** What `list` says of a home with nothing in it. False: there is something to read, or it could not be said. */
function answered(): boolean {
  if (!holdsNothing(homePath(process.env))) return false;
  const { warnings } = readEnvironment(process.env);
  // Needs more care than a line is worth here.
  if (warnings.length > 0) return false;
  try {
    writeSync(1, `${listAsJson([], 0)}\n`);
    return true;
  } catch {
    return false; // A full pipe, or nobody at its other end: the whole program knows what to do.
  }
}
