import { REPORT_FORMAT } from '@contract/primitives.ts';
import { HelloAnswer } from '@contract/socket.ts';
import { type Examined, findingsOf, type Online } from '@core/checkup.ts';
import { decidedBy, mayCollect, reviewsBeforeSending } from '@core/consent/consent.ts';
import { endpointUrl } from '@core/consent/endpoint.ts';
import { checkCustomRule, RULES_VERSION } from '@core/scrub/index.ts';
import { loadGuardianFile } from '@services/guardian/guardian-file.ts';
import { listReports } from '@services/reports/report-views.ts';
import { type Cli, exit } from '../context.ts';
import { paint, plain } from '../terminal.ts';

/**
 * `beacon doctor`: looks at everything and says what is wrong and what to do; exit code 1 when something is. With
 * --online one request is made, to the destination, and is a line of network.jsonl like any other.
 */
export async function doctor(cli: Cli, options: { online?: boolean; json?: boolean }): Promise<number> {
  // First of all: other looks would mend permissions on their way.
  const checkup = await cli.checkup();
  const { settings, rights, environment, store, files, facts } = await cli.services();
  const { settings: saved, destination } = await rights();
  const readable = checkup.kind === 'folder' || checkup.kind === 'absent';
  const [host, guardian, listed, machine] = await Promise.all([
    helloOf(cli),
    loadGuardianFile(files),
    readable ? listReports(store, await rights()) : { reports: [], dropped: 0 },
    facts.facts(),
  ]);
  const count = (state: string) => listed.reports.filter((row) => row.state === state).length;
  const counts = {
    pending: count('pending'),
    approved: count('approved'),
    sent: count('sent'),
    quarantined: count('quarantined'),
    dropped: listed.dropped,
  };
  const online = options.online === true ? await askEndpoint(cli) : null;
  const examined: Examined = {
    ...checkup,
    home: cli.home,
    host,
    version: cli.version,
    node: machine.runtime.node ?? '0',
    configProblem: settings.problem,
    guardianProblem: guardian.kind === 'refused' ? `${guardian.problem.message}${place(guardian.problem)}` : null,
    refusedRules: saved.scrubber.custom.flatMap((rule, index) => {
      const checked = checkCustomRule(rule);
      return checked.ok ? [] : [{ position: index + 1, reason: checked.reason }];
    }),
    endpoint: destination.endpoint,
    endpointProblem: destination.problem,
    environmentWarnings: environment.warnings,
    debug: environment.debug,
    quarantined: counts.quarantined,
    online,
  };
  const findings = findingsOf(examined);
  const ok = findings.every(({ severity }) => severity !== 'problem');
  const collecting = mayCollect(saved, environment, 'crash').kind === 'allowed';
  const found = {
    ok,
    versions: {
      beacon: cli.version,
      report_format: REPORT_FORMAT,
      scrub_rules: RULES_VERSION,
      node: machine.runtime.node,
      os: `${machine.os} ${machine.osVersion ?? ''}`.trim(),
      arch: machine.arch,
    },
    home: {
      path: cli.home,
      exists: checkup.kind === 'folder',
      writable: checkup.writable,
      free_mb: checkup.freeBytes === null ? null : Math.floor(checkup.freeBytes / 1024 / 1024),
    },
    host: { running: host !== null, pid: host?.pid ?? null, version: host?.version ?? null },
    locks: checkup.locks.map(({ name, pid }) => ({ name, held: pid !== null, pid })),
    telemetry: {
      collecting,
      crash_reports: collecting && saved.consent.crash_reports,
      diagnostics: mayCollect(saved, environment, 'diagnostic').kind === 'allowed',
      review_before_sending: reviewsBeforeSending(saved, destination.endpoint),
      decided_by: decidedBy(saved, environment, 'collecting', settings.problem !== null),
      do_not_track: environment.doNotTrack,
      debug: environment.debug,
    },
    destination: { endpoint: destination.endpoint, source: destination.source, online },
    counts,
    findings,
  };
  if (options.json === true) cli.out(JSON.stringify(found, null, 2));
  else cli.out(inWords(cli, found));
  return ok ? exit.done : exit.failed;
}

interface Found {
  readonly ok: boolean;
  readonly versions: Readonly<Record<string, string | null>>;
  readonly home: { readonly path: string; readonly exists: boolean; readonly free_mb: number | null };
  readonly host: { readonly running: boolean; readonly pid: number | null };
  readonly locks: readonly { readonly name: string; readonly pid: number | null }[];
  readonly telemetry: {
    readonly collecting: boolean;
    readonly crash_reports: boolean;
    readonly diagnostics: boolean;
    readonly review_before_sending: boolean;
    readonly decided_by: string;
  };
  readonly destination: { readonly endpoint: string | null; readonly online: Online | null };
  readonly counts: Readonly<Record<string, number>>;
  readonly findings: ReturnType<typeof findingsOf>;
}

function inWords(cli: Cli, found: Found): string {
  const { versions, home, host, locks, telemetry, destination, counts, findings } = found;
  const on = (value: boolean) => (value ? 'on' : 'off');
  const held = locks.filter(({ pid }) => pid !== null).map(({ name, pid }) => `${name} (${pid})`);
  const rows = [
    [
      'Beacon',
      `${versions['beacon']}, report format ${versions['report_format']}, scrub rules ${versions['scrub_rules']}`,
    ],
    ['System', `${versions['os']} ${versions['arch']}, Node ${versions['node']}`],
    [
      'Folder',
      `${home.path}${home.exists ? '' : ', not there yet'}${home.free_mb === null ? '' : `, ${home.free_mb} MB free`}`,
    ],
    ['Host', host.running ? `runs, pid ${host.pid}` : 'does not run'],
    ['Locks', held.length === 0 ? 'none is held' : held.join(', ')],
    ['Collecting', `${on(telemetry.collecting)} (${telemetry.decided_by})`],
    [
      'Sending',
      `crash reports ${on(telemetry.crash_reports)}, diagnostics ${on(telemetry.diagnostics)}, review before sending ${on(telemetry.review_before_sending)}`,
    ],
    [
      'Destination',
      `${destination.endpoint ?? 'none'}${destination.online?.kind === 'answered' ? `, answered ${destination.online.status}` : ''}`,
    ],
    [
      'Reports',
      Object.entries(counts)
        .map(([name, count]) => `${count} ${name}`)
        .join(', '),
    ],
  ];
  const lines = rows.map(([name, text]) => plain(`${(name ?? '').padEnd(12)}${text}`));
  for (const { severity, says, do: todo } of findings) {
    const mark = severity === 'problem' ? paint(cli, 'red', 'wrong') : paint(cli, 'yellow', 'note');
    lines.push('', `${mark}: ${plain(says)}`, `  ${plain(todo)}`);
  }
  lines.push('', found.ok ? paint(cli, 'green', 'Nothing is wrong.') : 'What is wrong is named above.');
  return lines.join('\n');
}

async function helloOf(cli: Cli): Promise<{ pid: number; version: string } | null> {
  const client = await cli.connect().catch(() => null);
  if (client === null) return null;
  try {
    const reply = await client.ask('hello');
    const parsed = reply.ok ? HelloAnswer.safeParse(reply.body) : null;
    return parsed?.success === true ? { pid: parsed.data.pid, version: parsed.data.version } : null;
  } finally {
    client.close();
  }
}

/** `GET /healthz`, with nothing of this computer in it. Where nothing may be sent, it is not asked either. */
async function askEndpoint(cli: Cli): Promise<Online> {
  const { rights } = await cli.services();
  const { environment, destination, settings } = await rights();
  if (destination.endpoint === null) return { kind: 'not_asked', why: 'none is set' };
  if (environment.doNotTrack || !(environment.crash || environment.diagnostics))
    return { kind: 'not_asked', why: `${environment.decidedBy ?? 'the environment'} forbids it` };
  if (!settings.collection) return { kind: 'not_asked', why: 'collection is off' };
  const { sender, onDebug } = (await cli.desk()).deletion;
  const delivery = {
    method: 'GET',
    url: endpointUrl(destination.endpoint, '/healthz'),
    headers: {},
    body: null,
    why: 'endpoint_test',
    reportId: null,
  } as const;
  if (environment.debug) {
    onDebug(delivery);
    return { kind: 'not_asked', why: 'STALLARI_TELEMETRY_DEBUG is set' };
  }
  const result = await sender.deliver(delivery);
  return result.kind === 'answered' ? { kind: 'answered', status: result.status } : result;
}

const place = ({ path, line }: { readonly path: string; readonly line: number | null }) =>
  `${path === '' ? '' : `, at ${path}`}${line === null ? '' : `, line ${line}`}`;
