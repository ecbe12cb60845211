import { type Command, Option } from 'commander';
import type { Cli } from '../context.ts';
import { json, portNumber, type Run, sub } from './command.ts';

/** `stallari-cli beacon …`: reports, and the app itself. */
export function beaconCommands(program: Command, cli: Cli, run: Run): void {
  const beacon = sub(program, 'beacon', 'reports, and the app itself');
  sub(beacon, 'list', 'list reports: pending ones, unless told otherwise', 'stallari-cli beacon list --json')
    .option('--sent', 'only what was sent')
    .option('--quarantined', 'only files that could not be read')
    .addOption(json())
    .action((options) => run(async () => (await import('../commands/list.ts')).list(cli, options)));
  sub(
    beacon,
    'inspect',
    'show one report: in words, and exactly what would be sent',
    'stallari-cli beacon inspect brpt_1f3c',
  )
    .argument('<id>', 'the report’s id, or the start of it')
    .addOption(json())
    .addOption(new Option('--raw', 'the file’s bytes, and nothing else').conflicts('json'))
    .action((id, options) => run(async () => (await import('../commands/inspect.ts')).inspect(cli, id, options)));
  sub(
    beacon,
    'edit',
    'change a report in $VISUAL or $EDITOR; it is checked and scrubbed again',
    'EDITOR=nano stallari-cli beacon edit brpt_1f3c',
  )
    .argument('<id>', 'the report’s id, or the start of it')
    .option('--fresh', 'begin with the report, not with what was typed before and refused')
    .action((id, options) => run(async () => (await import('../commands/edit.ts')).edit(cli, id, options)));
  sub(beacon, 'diff', 'what changed in a report since it was captured', 'stallari-cli beacon diff brpt_1f3c')
    .argument('<id>', 'the report’s id, or the start of it')
    .addOption(json())
    .action((id, options) => run(async () => (await import('../commands/diff.ts')).diff(cli, id, options)));
  sub(
    beacon,
    'send',
    'show a report and its destination, ask, and send exactly those bytes',
    'stallari-cli beacon send brpt_1f3c',
  )
    .argument('[ids...]', 'ids, or starts of ids')
    .option('--all', 'every pending report, one after the other')
    .addOption(json())
    .action((ids, options) => run(async () => (await import('../commands/send.ts')).send(cli, ids, options)));
  sub(
    beacon,
    'discard',
    'remove a pending report, or a file that was set aside',
    'stallari-cli beacon discard brpt_1f3c',
  )
    .argument('<ids...>', 'ids, or starts of ids')
    .action((ids) => run(async () => (await import('../commands/discard.ts')).discard(cli, ids)));
  sub(beacon, 'network', 'every request that Beacon made', 'stallari-cli beacon network --json')
    .addOption(json())
    .action((options) => run(async () => (await import('../commands/network.ts')).network(cli, options)));
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
      run(() =>
        cli.serve({
          port: options.port,
          open: options.open,
          json: options.json === true,
          demo: options.demo === true,
          untilInputEnds: options.untilInputEnds === true,
        }),
      ),
    );
}
