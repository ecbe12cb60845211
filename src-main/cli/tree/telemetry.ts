import type { Command } from 'commander';
import type { Cli } from '../context.ts';
import { json, type Run, sub } from './command.ts';

/** `stallari-cli telemetry …`: whether reports are written and sent, and what decided that. */
export function telemetryCommands(program: Command, cli: Cli, run: Run): void {
  const telemetry = sub(program, 'telemetry', 'whether reports are written and sent, and what decided that');
  sub(telemetry, 'status', 'the effective values, and which switch decided', 'stallari-cli telemetry status --json')
    .addOption(json())
    .action((options) => run(async () => (await import('../commands/telemetry.ts')).telemetryStatus(cli, options)));
  sub(
    telemetry,
    'on',
    'collect reports on this computer again; changes no consent to send',
    'stallari-cli telemetry on',
  ).action(() => run(async () => (await import('../commands/telemetry.ts')).telemetrySwitch(cli, true)));
  sub(telemetry, 'off', 'collect and send nothing; the Guardian goes on', 'stallari-cli telemetry off').action(() =>
    run(async () => (await import('../commands/telemetry.ts')).telemetrySwitch(cli, false)),
  );
}
