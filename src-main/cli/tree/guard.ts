import { runKinds } from '@core/fleet/run-words.ts';
import { Argument, type Command, Option } from 'commander';
import type { Cli } from '../context.ts';
import { duration, json, type Run, sub } from './command.ts';

/** `stallari-cli guard …`: the Process Guardian. */
export function guardCommands(program: Command, cli: Cli, run: Run): void {
  const guard = sub(program, 'guard', 'the Process Guardian', 'stallari-cli guard status');
  sub(guard, 'status', 'what is guarded, and how it is', 'stallari-cli guard status --watch')
    .option('--watch', 'show it again with every change')
    .addOption(json())
    .action((options) => run(async () => (await import('../commands/guard-status.ts')).guardStatus(cli, options)));
  for (const [name, text] of [
    ['start', 'start a process; after it gave up, one trial'],
    ['stop', 'stop a process with all it started'],
    ['restart', 'stop and start again'],
    ['reset', 'forget its failures, and start it if it waited because of them'],
  ] as const) {
    sub(guard, name, text, `stallari-cli guard ${name} search-index`)
      .argument('<name>', 'its name in guardian.json')
      .action((process) =>
        run(async () =>
          (await import('../commands/guard-command.ts')).guardCommand(cli, `guard.${name}`, { name: process }),
        ),
      );
  }
  sub(guard, 'snooze', 'act on no budget of a process for a while', 'stallari-cli guard snooze search-index 1h')
    .argument('<name>', 'its name in guardian.json')
    .argument('[duration]', 'such as 90s, 15m, 1h, 2d', duration, 3600)
    .action((name, seconds) =>
      run(async () =>
        (await import('../commands/guard-command.ts')).guardCommand(cli, 'guard.snooze', { name, seconds }),
      ),
    );
  sub(guard, 'pause', 'stop and start nothing until resumed', 'stallari-cli guard pause 15m')
    .argument('[duration]', 'such as 15m; without it, until resumed', duration)
    .action((seconds) =>
      run(async () =>
        (await import('../commands/guard-command.ts')).guardCommand(
          cli,
          'guard.pause',
          seconds === undefined ? undefined : { seconds },
        ),
      ),
    );
  sub(guard, 'resume', 'go on after a pause', 'stallari-cli guard resume').action(() =>
    run(async () => (await import('../commands/guard-command.ts')).guardCommand(cli, 'guard.resume', undefined)),
  );
  sub(guard, 'events', 'what the Guardian did in the last 30 days', 'stallari-cli guard events --follow')
    .option('--follow', 'go on printing as things happen')
    .addOption(json())
    .action((options) => run(async () => (await import('../commands/guard-events.ts')).guardEvents(cli, options)));
  sub(
    guard,
    'logs',
    'what a process wrote to its error output, scrubbed: its file with "log": true, else the last 100 lines in memory',
    'stallari-cli guard logs search-index --follow',
  )
    .argument('<name>', 'its name in guardian.json')
    .option('--follow', 'go on printing as lines come')
    .addOption(json())
    .action((name, options) =>
      run(async () => (await import('../commands/guard-logs.ts')).guardLogs(cli, name, options)),
    );
  // Its work is done by the door of the command line (cli.ts); here it is for help, completion and the reference.
  sub(
    guard,
    'run',
    'run a command with its input and output as they are, guarded: budgets, no orphans, a report when it fails',
    'stallari-cli guard run --rss-mb 512 -- npx -y @modelcontextprotocol/server-everything',
  )
    .option('--name <name>', 'how it is called in lists; without it, the package or program it runs')
    .addOption(new Option('--kind <kind>', 'what it is').choices([...runKinds]).default('mcp'))
    .option('--rss-mb <megabytes>', 'most memory of its process tree (guardian.json, else 2048)')
    .option(
      '--cpu <percent>',
      'most processor time of its tree for 5 minutes, 100 is one core (guardian.json, else 90)',
    )
    .argument('<command...>', 'the command and its arguments, after --');
  const client = () =>
    new Option('--client <client>', 'only this client').choices([
      'claude-desktop',
      'claude-code',
      'cursor',
      'vscode',
      'mcp-json',
    ]);
  sub(
    guard,
    'import',
    "wrap the servers of this computer's MCP clients with guard run; a copy of each file is kept",
    'stallari-cli guard import --client cursor --dry-run',
  )
    .addArgument(new Argument('[undo]', 'take the wrapping out again, as guard undo does').choices(['undo']))
    .addOption(client())
    .option('--dry-run', 'show what would change, and change nothing')
    .action((undo, options) =>
      run(async () =>
        (await import('../commands/guard-import.ts')).guardImport(cli, { ...options, undo: undo === 'undo' }),
      ),
    );
  sub(guard, 'undo', 'take the wrapping out of the configurations again, and nothing else', 'stallari-cli guard undo')
    .addOption(client())
    .option('--dry-run', 'show what would change, and change nothing')
    .action((options) =>
      run(async () => (await import('../commands/guard-import.ts')).guardImport(cli, { ...options, undo: true })),
    );
  sub(guard, 'orphans', 'MCP servers whose client is gone, with proof', 'stallari-cli guard orphans --reap')
    .option('--reap', 'end them, after asking')
    .addOption(json())
    .action((options) => run(async () => (await import('../commands/guard-orphans.ts')).guardOrphans(cli, options)));
  sub(
    guard,
    'why',
    'what makes this computer busy: the biggest process trees by CPU and by memory',
    'stallari-cli guard why',
  )
    .addOption(json())
    .action((options) => run(async () => (await import('../commands/guard-why.ts')).guardWhy(cli, options)));
}
