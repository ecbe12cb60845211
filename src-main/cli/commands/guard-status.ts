import type { FleetStatus, ProcessStatus } from '@contract/fleet.ts';
import { SCARCE_BYTES } from '@core/checkup.ts';
import { type Cli, exit } from '../context.ts';
import { paint, plain, table } from '../terminal.ts';

/** `guard status`: from the host where one runs, else from the files, and it says which. */
export async function guardStatus(cli: Cli, options: { json?: boolean; watch?: boolean }): Promise<number> {
  for (;;) {
    const status = await readStatus(cli);
    if (options.json === true) cli.out(JSON.stringify(status, null, options.watch === true ? 0 : 2));
    else
      cli.out(
        `${options.watch === true && cli.colour ? '\u001b[2J\u001b[H' : ''}${await roomWords(cli)}${readable(cli, status)}`,
      );
    if (options.watch !== true) return exit.done;
    await cli.sleep(Math.max(status.poll_interval_ms, 1000));
  }
}

/** A disk without room is the one fault that the Guardian outlives and nobody else sees. Empty while there is some. */
async function roomWords(cli: Cli): Promise<string> {
  const free = await cli.freeBytes();
  if (free === null || free >= SCARCE_BYTES) return '';
  const words = `There is no room left on the disk that holds ${cli.home}: no report and no setting can be saved until there is.`;
  return `${paint(cli, 'red', words)}\n`;
}

async function readStatus(cli: Cli): Promise<FleetStatus> {
  const client = await cli.connect();
  if (client !== null) {
    try {
      const [{ FleetStatus }, reply] = await Promise.all([import('@contract/fleet.ts'), client.ask('status')]);
      const parsed = reply.ok ? FleetStatus.safeParse(reply.body) : null;
      if (parsed?.success === true) return parsed.data;
    } finally {
      client.close();
    }
  }
  const { files, facts } = await cli.reading();
  const { savedStatus } = await import('@services/host/saved-status.ts');
  return savedStatus(files, facts, cli.now());
}

function readable(cli: Cli, status: FleetStatus): string {
  const { host, fleet, processes, config_problem: problem } = status;
  const lines: string[] = [];
  if (!host.running)
    lines.push(
      paint(
        cli,
        'yellow',
        'Beacon is not running: this is what its files say. Start it with: stallari-cli beacon serve',
      ),
    );
  else {
    const pressure = fleet.pressure === null ? '' : `, memory pressure ${fleet.pressure}`;
    lines.push(
      `Beacon ${status.paused ? 'is paused' : 'guards'}: ${size(fleet.rss_mb)} of ${size(fleet.ceiling_mb)} ceiling${pressure}. Host ${host.pid}.`,
    );
  }
  if (problem !== null)
    lines.push(
      paint(
        cli,
        'red',
        `${problem.message}. ${processes.length > 0 ? 'The last good configuration stays in force.' : 'Nothing is guarded until it is mended.'}`,
      ),
    );
  if (processes.length === 0) lines.push('Nothing to guard yet. Add processes to guardian.json, or try: npm run demo');
  else {
    const rows = processes.map((one) => cells(cli.now(), one, host.running));
    lines.push(table([['NAME', 'STATE', 'PID', 'MEMORY', 'CPU', 'RESTARTS', 'NOTE'], ...rows], new Set([2, 3, 4, 5])));
  }
  return lines.join('\n');
}

function cells(nowMs: number, one: ProcessStatus, hosted: boolean): string[] {
  return [
    plain(one.name),
    one.state.replaceAll('_', ' '),
    one.pid === null ? '' : String(one.pid),
    one.rss_mb === null ? '' : size(one.rss_mb),
    one.cpu_percent === null ? '' : `${Math.round(one.cpu_percent)} %`,
    String(one.restarts_24h),
    note(nowMs, one, hosted),
  ];
}

function note(
  nowMs: number,
  { breaker, last_exit: last, state, over_budget_s: over, over_budget: what }: ProcessStatus,
  hosted: boolean,
): string {
  const parts: string[] = [];
  if (over !== null && what !== null) parts.push(`over its ${what} budget for ${Math.round(over)} s`);
  if (breaker.next_at !== null) {
    const seconds = Math.max(0, Math.round((Date.parse(breaker.next_at) - nowMs) / 1000));
    const next = state === 'open' ? `gave up after ${breaker.failures} failures, next try` : 'starts again';
    const due =
      seconds === 0 && !hosted ? 'once Beacon runs' : `in ${seconds} s${hosted ? '' : ' if Beacon runs then'}`;
    parts.push(`${next} ${due}`);
  }
  if (last !== null && state !== 'running') {
    const end = last.signal ?? `code ${last.code ?? '?'}${unstarted[last.code ?? 0] ?? ''}`;
    parts.push(`last ended ${last.at.slice(11, 19)} with ${end}, by ${last.stopped_by.replaceAll('_', ' ')}`);
  }
  return parts.join('; ');
}

/** What a shell says with its exit code of a command that never ran. */
const unstarted: Readonly<Record<number, string>> = {
  126: ' (its command could not be run)',
  127: ' (its command was not found)',
};

const size = (mb: number) => (mb >= 1024 ? `${(mb / 1024).toFixed(1)} GB` : `${Math.round(mb)} MB`);
