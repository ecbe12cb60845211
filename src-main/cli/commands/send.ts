import type { ReportDetail, SendOutcome } from '@contract/reports-view.ts';
import { byteLength } from '@core/report/fit.ts';
import { refusalLine } from '@core/report/words.ts';
import { sweepDrafts } from '@services/reports/drafts.ts';
import { type Cli, type CliDesk, type CliServices, exit } from '../context.ts';
import { resolveId } from '../resolve.ts';
import { agreed, paint, plain } from '../terminal.ts';
import { violetTokens } from './inspect.ts';

/** `beacon send`: the middle column of spec 5's table, for each report in turn; the highest exit code of all. */
export async function send(
  cli: Cli,
  given: readonly string[],
  options: { all?: boolean; json?: boolean },
): Promise<number> {
  const services = await cli.services();
  if (options.all === true && given.length > 0) {
    cli.err('Name reports, or say --all; not both.');
    return exit.usage;
  }
  if (options.all !== true && given.length === 0) {
    cli.err('Which report? Give an id, or --all. See: stallari-cli beacon list');
    return exit.usage;
  }
  const ids: string[] = options.all === true ? await pendingIds(services) : [];
  let code: number = exit.done;
  for (const one of given) {
    const resolved = await resolveId(services, one);
    if (resolved.kind === 'one') ids.push(resolved.id);
    else {
      cli.err(resolved.message);
      code = Math.max(code, exit.failed);
    }
  }
  const desk = await cli.desk();
  const { destination } = await services.rights();
  const outcomes: SendOutcome[] = [];
  for (const id of ids) {
    const outcome = await sendOne(cli, desk, id, options.json === true);
    outcomes.push(outcome);
    code = Math.max(code, codeOf(outcome));
    if (options.json !== true) say(cli, outcome, destination.problem, await lastTry(services, outcome));
  }
  if (outcomes.some(({ kind }) => kind === 'sent')) await sweepDrafts(services.files);
  if (options.json === true) {
    if (destination.problem !== null) cli.err(destination.problem);
    cli.out(JSON.stringify({ results: outcomes.map(resultOf) }, null, 2));
  } else if (ids.length === 0 && code === exit.done) cli.out('Nothing to send.');
  return code;
}

async function pendingIds({ store }: CliServices): Promise<string[]> {
  const { pending } = await store.list();
  return pending.map(({ id }) => id).sort();
}

async function sendOne(cli: Cli, desk: CliDesk, id: string, quiet: boolean): Promise<SendOutcome> {
  const { review, outbox } = desk;
  // An approved report is not opened again: that could fold in what came after the approval.
  let detail = await review.look(id);
  if (detail?.row.state === 'quarantined')
    return { kind: 'failed', id, message: 'it could not be read as a report, so it cannot be sent.' };
  if (detail === null || detail.row.state === 'sent') return { kind: 'gone', id };
  if (detail.row.state === 'approved' && detail.right.kind === 'allowed') return outbox.send(id);
  if (detail.right.kind === 'refused') return { kind: 'refused', id, reason: detail.right.reason };
  if (detail.right.kind === 'ask' && !cli.interactive) return { kind: 'refused', id, reason: 'not_a_terminal' };
  if ((await cli.services()).environment.debug) return rehearseOne(cli, desk, detail, quiet);
  // What is shown and approved must be what the scrubber has seen, with all occurrences so far.
  await review.open(id);
  const settled = await review.settle(id);
  if (settled === 'gone') return { kind: 'gone', id };
  if (settled === 'refused') return { kind: 'refused', id, reason: 'scrubber_refused' };
  detail = await review.look(id);
  if (detail === null) return { kind: 'gone', id };
  const { endpoint } = detail.destination;
  if (detail.right.kind === 'refused' || endpoint === null) {
    return { kind: 'refused', id, reason: detail.right.kind === 'refused' ? detail.right.reason : 'no_destination' };
  }
  // A standing choice is for what was captured: what the scrubber had to change first is shown first, too.
  if (settled === 'changed' && !cli.interactive) return { kind: 'refused', id, reason: 'not_a_terminal' };
  if (detail.right.kind === 'ask' || settled === 'changed') {
    if (!(await agrees(cli, detail, detail.text, endpoint, quiet))) return { kind: 'refused', id, reason: 'declined' };
  }
  return outbox.approve(id, detail.sha256, endpoint);
}

/** STALLARI_TELEMETRY_DEBUG: the same questions about the same bytes, of which nothing is written, approved or sent. */
async function rehearseOne(
  cli: Cli,
  { review, outbox }: CliDesk,
  detail: ReportDetail,
  quiet: boolean,
): Promise<SendOutcome> {
  const { id } = detail.row;
  const draft = await review.draft(id);
  if (draft.kind === 'gone') return { kind: 'gone', id };
  if (draft.kind !== 'draft') return { kind: 'refused', id, reason: 'scrubber_refused' };
  if (draft.changed && !cli.interactive) return { kind: 'refused', id, reason: 'not_a_terminal' };
  if (detail.right.kind === 'ask' || draft.changed) {
    cli.err('STALLARI_TELEMETRY_DEBUG is set: whatever you answer, nothing is approved or sent.');
    const { endpoint } = detail.destination;
    if (!(await agrees(cli, detail, draft.text, endpoint ?? 'nowhere', quiet)))
      return { kind: 'refused', id, reason: 'declined' };
  }
  return outbox.rehearse(id, draft.text);
}

/** Why an approval that is there does not hold. Null without one, or where it does. */
function voidWords({ approval, sha256 }: ReportDetail, endpoint: string): string | null {
  if (approval === null) return null;
  if (approval.endpoint !== endpoint)
    return `It was approved for ${approval.endpoint}. The destination is ${endpoint} now, so that approval is void.`;
  return approval.sha256 === sha256 ? null : 'It was changed after it was approved, so that approval is void.';
}

async function agrees(
  cli: Cli,
  detail: ReportDetail,
  text: string,
  endpoint: string,
  quiet: boolean,
): Promise<boolean> {
  const { row, right } = detail;
  if (quiet) cli.err(plain(text.trimEnd()));
  else {
    const bytes = byteLength(text);
    cli.out(paint(cli, 'bold', `${row.id}: exactly this would be sent (${bytes} bytes), to ${endpoint}`));
    cli.out(violetTokens(cli, plain(text.trimEnd())));
  }
  const isVoid = voidWords(detail, endpoint);
  if (isVoid !== null) cli.err(plain(isVoid));
  if (right.kind !== 'refused' && right.mode === 'once') cli.err('Sends this one report. Crash reports stay off.');
  return agreed(cli, `Send it to ${endpoint}?`);
}

export function codeOf(outcome: SendOutcome): number {
  switch (outcome.kind) {
    case 'sent':
    case 'waiting':
      return exit.done;
    case 'refused':
      return exit.refused;
    case 'rejected':
    case 'changed':
    case 'gone':
    case 'failed':
      return exit.failed;
    default:
      return outcome satisfies never;
  }
}

/** For `--json`: the id, the state it is in now, and why. */
function resultOf(outcome: SendOutcome): Record<string, unknown> {
  const { id } = outcome;
  switch (outcome.kind) {
    case 'sent':
      return { id, state: 'sent', status: outcome.receipt.status, sha256: outcome.receipt.sha256 };
    case 'waiting':
      return { id, state: 'waiting', because: outcome.because, until: outcome.until };
    case 'refused':
      return { id, state: 'pending', refused: outcome.reason };
    case 'rejected':
      return { id, state: 'pending', rejected: outcome.status, reason: outcome.reason };
    default:
      return { id, state: outcome.kind };
  }
}

/** What came of the last request about a report that waits: its status, or why there was none. */
async function lastTry({ network }: CliServices, outcome: SendOutcome): Promise<string> {
  if (outcome.kind !== 'waiting' || !tried.has(outcome.because)) return '';
  const last = (await network.read()).findLast(({ report_id }) => report_id === outcome.id);
  if (last === undefined) return '';
  return last.status === null ? (errorWords[last.error ?? ''] ?? '') : `: it answered ${last.status}`;
}

const tried: ReadonlySet<string> = new Set(['offline', 'server_busy', 'unexpected_answer']);

const errorWords: Readonly<Record<string, string>> = {
  offline: ': no connection; is this computer online, and the destination right?',
  timeout: ': it did not answer in time',
  reset: ': it cut the connection',
};

/** What a person can do about an answer that will not change by itself. */
function remedy(status: number): string {
  if (status === 413 || status === 415) return ' Take something out of it: stallari-cli beacon edit';
  return ' Look at "endpoint" in config.json, or ask whoever runs it.';
}

function say(cli: Cli, outcome: SendOutcome, endpointProblem: string | null, last: string): void {
  const { id } = outcome;
  switch (outcome.kind) {
    case 'sent':
      cli.out(
        `${id}: sent to ${outcome.receipt.endpoint}, ${outcome.receipt.bytes} bytes, answered ${outcome.receipt.status}. The receipt is in sent/.`,
      );
      break;
    case 'waiting':
      cli.out(
        `${id}: state: waiting (approved; ${waitWords[outcome.because]}${last}).${outcome.until === null ? '' : ` Next try not before ${outcome.until}, by itself while Beacon runs.`}`,
      );
      break;
    case 'refused':
      cli.err(`${id}: ${refusalLine(outcome.reason, endpointProblem)}`);
      break;
    case 'rejected':
      cli.err(`${id}: not taken, because ${outcome.reason}. It is pending again.${remedy(outcome.status)}`);
      break;
    case 'changed':
      cli.err(`${id}: the report changed while it was being approved. Look at it again.`);
      break;
    case 'gone':
      cli.err(`${id}: it is not pending any more.`);
      break;
    case 'failed':
      cli.err(`${id}: ${outcome.message}`);
      break;
    default:
      outcome satisfies never;
  }
}

const waitWords = {
  offline: 'the destination cannot be reached',
  server_busy: 'the server cannot take it now',
  no_answer: 'the destination has not answered yet',
  unexpected_answer: 'the destination did not answer as an ingest does',
  untrusted:
    'the certificate of the destination cannot be trusted, so nothing was sent to it; one of your own authority is named by NODE_EXTRA_CA_CERTS',
  proxy:
    'the proxy of HTTPS_PROXY, ALL_PROXY or the system does not open the way, or is one that Beacon does not speak to',
  busy: 'another Beacon process is sending',
  no_destination: 'no destination is set',
} as const;
