import type { ReportDetail } from '@contract/reports-view.ts';
import { partStates } from '@core/report/parts.ts';
import { readReport } from '@core/report/read.ts';
import { refusalLine } from '@core/report/words.ts';
import { type Cli, exit } from '../context.ts';
import { resolveId } from '../resolve.ts';
import { paint, plain } from '../terminal.ts';

/** `beacon inspect`: looks, and changes nothing. */
export async function inspect(cli: Cli, given: string, options: { json?: boolean; raw?: boolean }): Promise<number> {
  const services = await cli.services();
  const { destination } = await services.rights();
  const resolved = await resolveId(services, given);
  if (options.raw === true && resolved.kind === 'one') return raw(cli, resolved.id);
  const detail = resolved.kind === 'one' ? await (await cli.desk()).review.look(resolved.id) : null;
  if (detail === null) {
    cli.err(resolved.kind === 'none' ? resolved.message : 'That report is not there any more.');
    return exit.failed;
  }
  if (options.json === true) {
    const read = readReport(detail.text);
    const { local, approval, receipt } = detail;
    cli.out(
      JSON.stringify(
        { report: read.kind === 'report' ? JSON.parse(detail.text) : null, local, consent: approval, receipt },
        null,
        2,
      ),
    );
    return exit.done;
  }
  cli.out(readable(cli, detail, destination.problem));
  return exit.done;
}

/** The file as it lies on the disk: not read as a report, so that not even a torn one is moved by looking at it. */
async function raw(cli: Cli, id: string): Promise<number> {
  const { files } = await cli.services();
  for (const path of [`pending/${id}.json`, `sent/${id}.json`, `quarantine/${id}`, `quarantine/${id}.json`]) {
    const bytes = await files.read(path);
    if (bytes === null) continue;
    cli.write(bytes);
    return exit.done;
  }
  cli.err('That report is not there any more.');
  return exit.failed;
}

/** The report for a person: what happened, what would be sent, what only this Mac knows. */
export function readable(
  cli: Pick<Cli, 'colour'>,
  detail: ReportDetail,
  endpointProblem: string | null = null,
): string {
  const { row, local, receipt } = detail;
  const head = (text: string) => paint(cli, 'bold', text);
  const lines: string[] = [];
  lines.push(head(plain(`${row.name ?? row.component ?? row.id} ${row.cause}`)));
  lines.push(
    `${row.id}, ${row.state}, ${row.timestamp ?? 'no time'}${row.occurrences > 1 ? `, ${row.occurrences} times` : ''}`,
  );
  if (detail.set_aside !== null) lines.push('', `Set aside: ${detail.set_aside}`);
  const read = readReport(detail.text);
  if (read.kind === 'report') {
    const original = readReport(detail.original ?? '');
    const parts = partStates(read.report, original.kind === 'report' ? original.report : null, local);
    const named = parts
      .filter(({ available }) => available)
      .map(({ part, on, count }) => `${part.replaceAll('_', ' ')} (${count}) ${on ? 'in' : 'left out'}`);
    if (receipt === null && named.length > 0) lines.push(`Parts: ${named.join(', ')}`);
  }
  lines.push(
    '',
    head(
      receipt === null
        ? `Exactly what would be sent (${row.bytes} bytes)`
        : `Exactly what was sent (${row.bytes} bytes)`,
    ),
  );
  lines.push(violetTokens(cli, plain(detail.text.trimEnd())));
  if (local !== null && (local.message !== null || local.log_tail.length > 0)) {
    lines.push('', head('Only on this computer'));
    if (local.message !== null) lines.push(`Message: ${violetTokens(cli, plain(local.message))}`);
    if (local.log_tail.length > 0)
      lines.push(
        'Last lines of its error output:',
        ...local.log_tail.slice(-10).map((line) => `  ${violetTokens(cli, plain(line))}`),
      );
  }
  const findings = local?.findings ?? receipt?.findings ?? [];
  if (findings.length > 0) {
    lines.push('', head('What was taken out'));
    for (const { token, rule, path } of findings)
      lines.push(`  ${paint(cli, 'violet', token)}  ${rule}${path === undefined ? '' : `, at ${path}`}`);
  }
  lines.push('', destinationLine(detail, endpointProblem));
  return lines.join('\n');
}

export function violetTokens(cli: Pick<Cli, 'colour'>, text: string): string {
  return text.replace(/\[REDACTED:[A-Z0-9_]+:\d+\]/g, (token) => paint(cli, 'violet', token));
}

function destinationLine(
  { receipt, destination, right, approval, local }: ReportDetail,
  endpointProblem: string | null,
): string {
  if (receipt !== null)
    return `Sent ${receipt.sent_at} to ${receipt.endpoint}, answered ${receipt.status}. SHA-256 ${receipt.sha256}, the bytes that were approved.`;
  const refused = local?.refusal == null ? '' : ` It came back on ${local.refusal.at}: ${local.refusal.reason}.`;
  if (approval !== null && right.kind === 'allowed')
    return `Approved ${approval.approved_at}. Goes to ${approval.endpoint} when it can.`;
  if (right.kind === 'refused') return `${refusalLine(right.reason, endpointProblem)}${refused}`;
  return `Not sent. It would go to ${destination.endpoint ?? 'nowhere'}; send it with: stallari-cli beacon send <id>${refused}`;
}
