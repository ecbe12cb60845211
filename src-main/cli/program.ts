import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type Cli, exit } from './context.ts';
import { greet } from './greeting.ts';
import { plain } from './terminal.ts';

/**
 * The commands of `stallari-cli` (spec 2.6). Each command's work is loaded when it is called, so that `list` does not
 * wait for what `serve` needs.
 */
export async function runCli(cli: Cli, version: string, argv: readonly string[]): Promise<number> {
  let code: number = exit.done;
  const then = (run: () => Promise<number>) => async () => {
    code = await run();
  };

  /** What the parser says is wrong. Said at the end, as one line. */
  const complaints: string[] = [];
  const program = new Command('stallari-cli')
    .description('Stallari Beacon: guards your agents and MCP servers; reports leave only as you approved them.')
    .version(version, '-V, --version')
    .exitOverride()
    .configureOutput({ writeOut: (text) => cli.out(text.trimEnd()), writeErr: (text) => complaints.push(text) })
    .hook('preAction', (_, command) => greet(cli, command.name(), command.opts()['json'] === true));

  const json = () => new Option('--json', 'print one JSON document');

  // --- beacon ---
  const beacon = sub(program, 'beacon', 'reports, and the app itself');
  sub(beacon, 'list', 'list reports: pending ones, unless told otherwise', 'stallari-cli beacon list --json')
    .option('--sent', 'only what was sent')
    .option('--quarantined', 'only files that could not be read')
    .addOption(json())
    .action((options) => then(async () => (await import('./commands/list.ts')).list(cli, options))());
  sub(
    beacon,
    'inspect',
    'show one report: in words, and exactly what would be sent',
    'stallari-cli beacon inspect brpt_1f3c',
  )
    .argument('<id>', 'the report’s id, or the start of it')
    .addOption(json())
    .addOption(new Option('--raw', 'the file’s bytes, and nothing else').conflicts('json'))
    .action((id, options) => then(async () => (await import('./commands/inspect.ts')).inspect(cli, id, options))());
  sub(
    beacon,
    'send',
    'show a report and its destination, ask, and send exactly those bytes',
    'stallari-cli beacon send brpt_1f3c',
  )
    .argument('[ids...]', 'ids, or starts of ids')
    .option('--all', 'every pending report, one after the other')
    .addOption(json())
    .action((ids, options) => then(async () => (await import('./commands/send.ts')).send(cli, ids, options))());
  sub(
    beacon,
    'discard',
    'remove a pending report, or a file that was set aside',
    'stallari-cli beacon discard brpt_1f3c',
  )
    .argument('<ids...>', 'ids, or starts of ids')
    .action((ids) => then(async () => (await import('./commands/discard.ts')).discard(cli, ids))());
  sub(beacon, 'network', 'every request that Beacon made', 'stallari-cli beacon network --json')
    .addOption(json())
    .action((options) => then(async () => (await import('./commands/network.ts')).network(cli, options))());
  sub(
    beacon,
    'serve',
    'run Beacon without Electron: the same windows in a browser',
    'stallari-cli beacon serve --no-open',
  )
    .option('--port <number>', 'the port on 127.0.0.1; 0 takes a free one', portNumber, 0)
    .option('--no-open', 'do not open a browser; print the link')
    .addOption(json())
    .addOption(new Option('--demo', 'a throw-away home with processes that misbehave'))
    .addOption(new Option('--until-input-ends', 'quit when standard input ends').hideHelp())
    .action((options) =>
      then(() =>
        cli.serve({
          port: options.port,
          open: options.open,
          json: options.json === true,
          demo: options.demo === true,
          untilInputEnds: options.untilInputEnds === true,
        }),
      )(),
    );

  // --- guard ---
  const guard = sub(program, 'guard', 'the Process Guardian');
  sub(guard, 'status', 'what is guarded, and how it is', 'stallari-cli guard status --watch')
    .option('--watch', 'show it again with every change')
    .addOption(json())
    .action((options) => then(async () => (await import('./commands/guard-status.ts')).guardStatus(cli, options))());
  for (const [name, text] of [
    ['start', 'start a process; after it gave up, one trial'],
    ['stop', 'stop a process with all it started'],
    ['restart', 'stop and start again'],
    ['reset', 'forget its failures, and start it if it waited because of them'],
  ] as const) {
    sub(guard, name, text, `stallari-cli guard ${name} search-index`)
      .argument('<name>', 'its name in guardian.json')
      .action((process) =>
        then(async () =>
          (await import('./commands/guard-command.ts')).guardCommand(cli, `guard.${name}`, { name: process }),
        )(),
      );
  }
  sub(guard, 'snooze', 'act on no budget of a process for a while', 'stallari-cli guard snooze search-index 1h')
    .argument('<name>', 'its name in guardian.json')
    .argument('[duration]', 'such as 90s, 15m, 1h, 2d', duration, 3600)
    .action((name, seconds) =>
      then(async () =>
        (await import('./commands/guard-command.ts')).guardCommand(cli, 'guard.snooze', { name, seconds }),
      )(),
    );
  sub(guard, 'pause', 'stop and start nothing until resumed', 'stallari-cli guard pause 15m')
    .argument('[duration]', 'such as 15m; without it, until resumed', duration)
    .action((seconds) =>
      then(async () =>
        (await import('./commands/guard-command.ts')).guardCommand(
          cli,
          'guard.pause',
          seconds === undefined ? undefined : { seconds },
        ),
      )(),
    );
  sub(guard, 'resume', 'go on after a pause', 'stallari-cli guard resume').action(() =>
    then(async () => (await import('./commands/guard-command.ts')).guardCommand(cli, 'guard.resume', undefined))(),
  );
  sub(guard, 'events', 'what the Guardian did in the last 30 days', 'stallari-cli guard events --follow')
    .option('--follow', 'go on printing as things happen')
    .addOption(json())
    .action((options) => then(async () => (await import('./commands/guard-events.ts')).guardEvents(cli, options))());

  // --- telemetry ---
  const telemetry = sub(program, 'telemetry', 'whether reports are written and sent, and what decided that');
  sub(telemetry, 'status', 'the effective values, and which switch decided', 'stallari-cli telemetry status --json')
    .addOption(json())
    .action((options) => then(async () => (await import('./commands/telemetry.ts')).telemetryStatus(cli, options))());
  sub(
    telemetry,
    'on',
    'collect reports on this computer again; changes no consent to send',
    'stallari-cli telemetry on',
  ).action(() => then(async () => (await import('./commands/telemetry.ts')).telemetrySwitch(cli, true))());
  sub(telemetry, 'off', 'collect and send nothing; the Guardian goes on', 'stallari-cli telemetry off').action(() =>
    then(async () => (await import('./commands/telemetry.ts')).telemetrySwitch(cli, false))(),
  );

  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version end with 0; everything else that the parser refuses is a usage error.
    if (error.exitCode === 0) return exit.done;
    cli.err(usageLine(error.code, complaints.join(''), groupOf(program, argv)));
    return exit.usage;
  }
  return code;
}

/** The command whose part is missing: `stallari-cli`, or one of its groups. */
function groupOf(program: Command, argv: readonly string[]): Command {
  return program.commands.find((command) => command.name() === argv.find((word) => !word.startsWith('-'))) ?? program;
}

/** What is wrong and where help is, on one line whatever the parser made of it. */
function usageLine(code: string, complaint: string, group: Command): string {
  const path = group.parent === null ? group.name() : `${group.parent.name()} ${group.name()}`;
  const what =
    // Called without a command, the parser has nothing to say but all of its help.
    code === 'commander.help'
      ? `error: ${path} needs a command: ${group.commands.map((command) => command.name()).join(', ')}`
      : complaint.trim().replaceAll(/\s*\n\s*/g, ' ');
  return plain(`${what.replace(/[.]?$/, '.')} See: ${path} --help`);
}

/** A command with its help example; parents print their help when called alone. */
function sub(parent: Command, name: string, description: string, example?: string): Command {
  const command = parent.command(name).description(description);
  command.configureOutput(parent.configureOutput()).exitOverride();
  if (example !== undefined) command.addHelpText('after', `\nExample:\n  ${example}`);
  return command;
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('Expected 0 to 65535.');
  return port;
}

/** `90s`, `15m`, `1h`, `2d`, at most a week; a bare number is seconds. */
function duration(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*(s|m|h|d)?$/.exec(text.trim());
  const seconds =
    match === null
      ? Number.NaN
      : Number(match[1]) * { s: 1, m: 60, h: 3600, d: 86_400 }[(match[2] ?? 's') as 's' | 'm' | 'h' | 'd'];
  if (!(seconds >= 1 && seconds <= 604_800))
    throw new InvalidArgumentError('Expected a time such as 15m or 1h, at most 7d.');
  return seconds;
}
