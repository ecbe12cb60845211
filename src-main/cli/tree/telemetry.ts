import { Argument, type Command } from 'commander';
import type { Kind } from '../commands/telemetry-consent.ts';
import type { Cli } from '../context.ts';
import { json, type Run, sub } from './command.ts';

/** `stallari-cli telemetry …`: whether reports are written and sent, and what decided that. */
export function telemetryCommands(program: Command, cli: Cli, run: Run): void {
  const telemetry = sub(
    program,
    'telemetry',
    'whether reports are written and sent, and what decided that',
    'stallari-cli telemetry status',
  );
  sub(telemetry, 'status', 'the effective values, and which switch decided', 'stallari-cli telemetry status --json')
    .addOption(json())
    .action((options) => run(async () => (await import('../commands/telemetry.ts')).telemetryStatus(cli, options)));
  sub(
    telemetry,
    'on',
    'collect reports on this computer again, which changes no consent; with a kind, allow sending that kind',
    'stallari-cli telemetry on crash',
  )
    .addArgument(kind())
    .action((one?: Kind) =>
      run(async () =>
        one === undefined
          ? (await import('../commands/telemetry.ts')).telemetrySwitch(cli, true)
          : (await import('../commands/telemetry-consent.ts')).telemetryConsent(cli, one),
      ),
    );
  sub(
    telemetry,
    'off',
    'collect and send nothing; with a kind, only stop sending that kind. The Guardian goes on',
    'stallari-cli telemetry off diagnostics',
  )
    .addArgument(kind())
    .action((one?: Kind) =>
      run(async () =>
        one === undefined
          ? (await import('../commands/telemetry.ts')).telemetrySwitch(cli, false)
          : (await import('../commands/telemetry-consent.ts')).telemetryWithdraw(cli, one),
      ),
    );
  sub(
    telemetry,
    'review',
    'whether you see each report before it is sent; off is for the destination that is shown, and confirms a new one',
    'stallari-cli telemetry review on',
  )
    .addArgument(new Argument('<state>', 'whether reports are shown first').choices(['on', 'off']))
    .action((state: 'on' | 'off') =>
      run(async () => (await import('../commands/telemetry-consent.ts')).telemetryConsent(cli, `review_${state}`)),
    );
}

const kind = () =>
  new Argument('[kind]', 'which reports; without it, whether any are written').choices(['crash', 'diagnostics']);
