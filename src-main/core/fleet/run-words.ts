/** What `guard run` was asked to do. */
export interface RunWords {
  readonly name: string;
  readonly kind: RunKind;
  readonly rssMb: number | null;
  readonly cpuPercent: number | null;
  readonly command: string;
  readonly args: readonly string[];
}

/** The same as it was said: a name that nobody gave is found by run-name.ts, which the command does not wait for. */
export type AskedWords = Omit<RunWords, 'name'> & { readonly name: string | null };

export const runKinds = ['mcp', 'dispatch', 'daemon', 'job'] as const;
export type RunKind = (typeof runKinds)[number];

export type ReadWords =
  | { readonly kind: 'run'; readonly words: AskedWords }
  | { readonly kind: 'help' }
  | { readonly kind: 'usage'; readonly message: string };

/** Bounds of a budget as guardian.json has them. */
const MOST_MB = 16_777_216;
const MOST_PERCENT = 102_400;

/**
 * The words after `guard run`. By hand, not by the parser of the other commands: this one is started with every server
 * of a client, and what comes after `--`, or after the first word that is no option, is the server's own.
 */
export function readRunWords(argv: readonly string[]): ReadWords {
  let name: string | null = null;
  let kind: RunKind = 'mcp';
  let rssMb: number | null = null;
  let cpuPercent: number | null = null;
  let at = 0;
  for (; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (word === '--') {
      at += 1;
      break;
    }
    if (!word.startsWith('-')) break;
    if (word === '--help' || word === '-h') return { kind: 'help' };
    const [option = '', glued] = splitOption(word);
    if (!['--name', '--kind', '--rss-mb', '--cpu'].includes(option)) return usage(`unknown option ${shown(option)}`);
    let value = glued;
    if (value === undefined) {
      at += 1;
      value = argv[at];
    }
    if (value === undefined || value === '') return usage(`${option} needs a value`);
    if (option === '--name') {
      name = cleanName(value);
      if (name === null) return usage('--name needs a name of at most 100 characters, without control characters');
    } else if (option === '--kind') {
      const known = runKinds.find((one) => one === value);
      if (known === undefined) return usage(`--kind is one of ${runKinds.join(', ')}`);
      kind = known;
    } else if (option === '--rss-mb') {
      rssMb = within(value, MOST_MB);
      if (rssMb === null) return usage(`--rss-mb is a number of megabytes from 1 to ${MOST_MB}`);
    } else {
      cpuPercent = within(value, MOST_PERCENT);
      if (cpuPercent === null) return usage(`--cpu is a number of percent from 1 to ${MOST_PERCENT}, 100 is one core`);
    }
  }
  const [command, ...args] = argv.slice(at);
  if (command === undefined || command === '') return usage('a command to run is missing');
  return { kind: 'run', words: { name, kind, rssMb, cpuPercent, command, args } };
}

function splitOption(word: string): [string, string?] {
  const at = word.indexOf('=');
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}

function within(text: string, most: number): number | null {
  const number = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return number >= 1 && number <= most ? number : null;
}

/** Null for what is no name: nothing, too much, or with control characters. */
export function cleanName(text: string): string | null {
  const clean = text.trim();
  return clean !== '' && clean.length <= 100 && !/\p{C}/u.test(clean) ? clean : null;
}

const usage = (message: string): ReadWords => ({
  kind: 'usage',
  message: `error: ${message}. See: stallari-cli guard run --help`,
});

/** A word of the person's, safe to print: one that is no option by its looks may be anything. */
const shown = (option: string) => (/^--?[a-z][a-z-]{0,30}$/.test(option) ? option : 'before the command');
