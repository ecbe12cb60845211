import { Argument, Command, CommanderError } from 'commander';
import { completion, type Shell, shells } from './completion.ts';
import { type Cli, exit } from './context.ts';
import { greet } from './greeting.ts';
import { plain } from './terminal.ts';
import { beaconCommands } from './tree/beacon.ts';
import { type Run, sub, withExample } from './tree/command.ts';
import { guardCommands } from './tree/guard.ts';
import { telemetryCommands } from './tree/telemetry.ts';

/**
 * The commands of `stallari-cli` (spec 2.6). Each command's work is loaded when it is called, so that `list` does not
 * wait for what `serve` needs.
 */
export async function runCli(cli: Cli, version: string, argv: readonly string[]): Promise<number> {
  let code: number = exit.done;
  const run: Run = async (work) => {
    code = await work();
  };

  /** What the parser says is wrong. Said at the end, as one line. */
  const complaints: string[] = [];
  const program = new Command('stallari-cli')
    .description('Stallari Beacon: guards your agents and MCP servers; reports leave only as you approved them.')
    .version(version, '-V, --version')
    .exitOverride()
    .configureOutput({ writeOut: (text) => cli.out(text.trimEnd()), writeErr: (text) => complaints.push(text) })
    .hook('preAction', (_, command) => greet(cli, command.name(), command.opts()['json'] === true));

  withExample(program, 'stallari-cli beacon list');
  addCommands(program, cli, run);

  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version end with 0; everything else that the parser refuses is a usage error.
    if (error.exitCode === 0) return exit.done;
    cli.err(usageLine(error.code, complaints.join(''), partOf(program, argv)));
    return exit.usage;
  }
  return code;
}

/** The whole tree, as help, completion and the reference in docs/ know it. */
export function addCommands(program: Command, cli: Cli, run: Run): void {
  beaconCommands(program, cli, run);
  guardCommands(program, cli, run);
  telemetryCommands(program, cli, run);
  sub(
    program,
    'completion',
    'print a script that completes commands in your shell',
    'eval "$(stallari-cli completion bash)"',
  )
    .addArgument(new Argument('<shell>', 'which shell').choices([...shells]))
    .action((shell: Shell) =>
      run(async () => {
        cli.out(completion(program, shell).trimEnd());
        return exit.done;
      }),
    );
}

/** The command that was meant, as far as it can be told: `stallari-cli`, one of its groups, or a command of that. */
function partOf(program: Command, argv: readonly string[]): Command {
  let part = program;
  for (const word of argv) {
    if (word.startsWith('-')) continue;
    const next = part.commands.find((command) => command.name() === word);
    if (next === undefined) break;
    part = next;
  }
  return part;
}

/** As it is typed: `stallari-cli beacon list`. */
const pathOf = (part: Command): string =>
  part.parent === null ? part.name() : `${pathOf(part.parent)} ${part.name()}`;

/** What is wrong and where help is, on one line whatever the parser made of it. */
function usageLine(code: string, complaint: string, part: Command): string {
  const path = pathOf(part);
  const what =
    // Called without a command, the parser has nothing to say but all of its help.
    code === 'commander.help'
      ? `error: ${path} needs a command: ${part.commands.map((command) => command.name()).join(', ')}`
      : complaint.trim().replaceAll(/\s*\n\s*/g, ' ');
  return plain(`${what.replace(/[.]?$/, '.')} See: ${path} --help`);
}
