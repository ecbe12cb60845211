import { type Command, Option } from 'commander';
import type { Cli } from '../context.ts';
import { json, portNumber, type Run, since, sub } from './command.ts';

/** `stallari-cli beacon …`: reports, and the app itself. */
export function beaconCommands(program: Command, cli: Cli, run: Run): void {
  const beacon = sub(program, 'beacon', 'reports, and the app itself', 'stallari-cli beacon list');
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
  sub(
    beacon,
    'export',
    'a zip of your reports, receipts and the Guardian’s events; sends nothing',
    'stallari-cli beacon export -o reports.zip --since 7d',
  )
    .option('-o, --output <file>', 'where to write it; never over another file')
    .option('--since <time>', 'nothing older, such as 12h or 7d', since)
    .addOption(json())
    .action((options) => run(async () => (await import('../commands/export.ts')).exportReports(cli, options)));
  sub(
    beacon,
    'feedback',
    'say what you think; it is shown, and sent only if you say so',
    'stallari-cli beacon feedback --reaction works --text "the new list is quick"',
  )
    .addOption(new Option('--reaction <face>', 'one of four').choices(['works', 'broken', 'confused', 'love']))
    .option('--text <words>', 'at most 4,000 characters; - reads them from standard input')
    .addOption(json())
    .action((options) => run(async () => (await import('../commands/feedback.ts')).feedback(cli, options)));
  sub(
    beacon,
    'issue',
    'show a report as the text of a GitHub issue, ask, and print the link to it',
    'stallari-cli beacon issue brpt_1f3c --open',
  )
    .argument('<id>', 'the report’s id, or the start of it')
    .option('--open', 'open the link in the browser')
    .option('--text', 'only print the whole text, to paste')
    .action((id, options) => run(async () => (await import('../commands/issue.ts')).issue(cli, id, options)));
  sub(
    beacon,
    'delete-all',
    'delete all data here, and with the proofs of your receipts at the server; asks first',
    'stallari-cli beacon delete-all',
  )
    .option('--config', 'also your choices, guardian.json and the backups of client configurations')
    .addOption(json())
    .action((options) => run(async () => (await import('../commands/delete-all.ts')).deleteEverything(cli, options)));
  sub(
    beacon,
    'doctor',
    'look at folder, locks, switches and versions, and say what is wrong and what to do',
    'stallari-cli beacon doctor --online',
  )
    .option('--online', 'also ask the destination whether it is there: one request')
    .addOption(json())
    .action((options) => run(async () => (await import('../commands/doctor.ts')).doctor(cli, options)));
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
