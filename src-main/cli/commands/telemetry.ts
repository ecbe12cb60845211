import { type Cli, exit } from '../context.ts';
import { telemetryWords } from '../telemetry-words.ts';

/** `telemetry status`: the effective values, and which switch decided each. */
export async function telemetryStatus(cli: Cli, options: { json?: boolean }): Promise<number> {
  const { rights, settings } = await cli.reading();
  const now = await rights();
  cli.out(telemetryWords(now, settings.problem !== null, options.json === true));
  return exit.done;
}

/** `telemetry on|off`: the saved choice to collect at all. It changes no consent, and tells nobody. */
export async function telemetrySwitch(cli: Cli, on: boolean): Promise<number> {
  const { settings, environment } = await cli.reading();
  await settings.update((saved) => ({ ...saved, collection: on }));
  cli.out(
    on
      ? 'Collection is on: failures become reports on this computer. Sending them is as you chose before.'
      : 'Collection is off: no report is written, nothing is sent. The Guardian goes on.',
  );
  const narrows = !environment.crash || !environment.diagnostics;
  if (on && narrows && environment.decidedBy !== null)
    cli.err(`${environment.decidedBy} is set here, and narrows that for the programs that see it.`);
  return exit.done;
}
