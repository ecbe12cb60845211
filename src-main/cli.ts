/**
 * The door of the command line: answers at once what needs no schema to be read, and loads the commands
 * (command-line.ts) for everything else. It is bundled by itself, with quick-list.ts, quick-status.ts and guard-run.ts in the same file: each
 * further file would cost as much as all of their work, and what is in it is run only when it is asked for.
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
  const answer = await quickly();
  if (answer === null) {
    await import('./command-line.ts');
    return;
  }
  // A reader that has seen enough (`| head`) is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  process.stdout.write(`${answer}\n`);
}

/** Null where the commands are needed. */
async function quickly(): Promise<string | null> {
  if (isVersion(argv)) return version;
  if (argv[1] === 'list') return (await import('./quick-list.ts')).listed(argv);
  return argv[1] === 'status' ? (await import('./quick-status.ts')).quickStatus(argv) : null;
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
