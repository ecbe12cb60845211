import type { ReportDetail, SaveOutcome } from '@contract/reports-view.ts';
import { draftPath, moveDraft, readDraft, sweepDrafts } from '@services/reports/drafts.ts';
import { type Cli, exit } from '../context.ts';
import { resolveId } from '../resolve.ts';
import { agreed, plain } from '../terminal.ts';

/**
 * `beacon edit`: the report in the person's editor. What they wrote is checked and scrubbed again; where it no longer
 * fits, the report stays as it was, the reasons are named with their places, and the text is kept for the next try.
 */
export async function edit(cli: Cli, given: string, options: { fresh?: boolean }): Promise<number> {
  const services = await cli.services();
  const { files } = services;
  await sweepDrafts(files);
  const resolved = await resolveId(services, given);
  if (resolved.kind === 'none') return failing(cli, resolved.message);
  const { id } = resolved;
  const { review } = await cli.desk();
  // Looked at, not opened: nothing is folded into it under the editor.
  const before = await review.look(id);
  const no = before === null ? 'it is not there any more.' : cannot(before, files.label);
  if (before === null || no !== null) return failing(cli, `${id}: ${no}`);

  const lying = await readDraft(files, id);
  if (options.fresh === true && lying.kind === 'unreadable') {
    const moved = await moveDraft(files, id, lying.why);
    if (moved !== null) cli.err(`${id}: what was in the way lies in ${files.label}/quarantine/${moved} now.`);
  }
  const kept = options.fresh === true ? { kind: 'none' as const } : lying;
  if (kept.kind === 'text') cli.err('This goes on from what you typed before; --fresh begins with the report again.');
  if (kept.kind === 'unreadable')
    return failing(
      cli,
      `${id}: ${files.label}/${draftPath(id)} is in the way: ${kept.why}. Move it, or begin again with --fresh.`,
    );
  await files.write(draftPath(id), kept.kind === 'text' ? kept.text : before.text);
  for (;;) {
    const end = await cli.edit(files.absolute(draftPath(id)));
    const written = await readDraft(files, id);
    const empty = written.kind === 'text' && written.text.trim() === '';
    const typed = written.kind === 'unreadable' || (written.kind === 'text' && !empty && written.text !== before.text);
    const there = `${files.label}/${draftPath(id)}`;
    const where = !typed
      ? ''
      : written.kind === 'unreadable'
        ? ` What the editor left stays in ${there}; to begin again: --fresh.`
        : ` What you typed is kept in ${there}; edit again to go on.`;
    if (!typed) await files.remove(draftPath(id));
    if (end.kind === 'none')
      return failing(cli, `${id}: no editor is set. Set EDITOR, such as EDITOR=nano.`, exit.usage);
    if (end.kind === 'not_started')
      return failing(cli, `${id}: the editor ${JSON.stringify(plain(end.command))} could not be started.${where}`);
    if (end.code !== 0)
      return failing(
        cli,
        `${id}: the editor ended with ${end.signal ?? `code ${end.code}`}, so nothing was changed.${where}`,
      );
    if (written.kind === 'none') return failing(cli, `${id}: the editor left no file, so nothing was changed.`);
    if (written.kind === 'unreadable') return failing(cli, `${id}: ${written.why}, so nothing was changed.${where}`);
    if (empty)
      return failing(cli, `${id}: the editor left an empty file: refused; the report is as it was.`, exit.refused);
    if (!typed) {
      cli.out(`${id}: nothing was changed.`);
      return exit.done;
    }
    const outcome = await review.save(id, before.sha256, written.text);
    if (outcome.kind !== 'refused') return conclude(cli, before, outcome, where);
    for (const { line, column, path, message } of outcome.problems)
      cli.err(plain(`${id}: line ${line}, column ${column}${path === '' ? '' : `, ${path}`}: ${message}`));
    cli.err(`${id}: refused; the report is as it was.${where}`);
    if (!cli.interactive || !(await agreed(cli, 'Edit it again?'))) return exit.refused;
  }
}

async function conclude(
  cli: Cli,
  before: ReportDetail,
  outcome: Exclude<SaveOutcome, { kind: 'refused' }>,
  where: string,
): Promise<number> {
  const { files } = await cli.services();
  const { id } = before.row;
  switch (outcome.kind) {
    case 'saved': {
      await files.remove(draftPath(id));
      const { detail } = outcome;
      const taken = (detail.local?.findings.length ?? 0) - (before.local?.findings.length ?? 0);
      const scrubbed = taken > 0 ? ` The scrubber took ${taken} ${taken === 1 ? 'thing' : 'things'} out of it.` : '';
      const voided = before.approval !== null && detail.approval === null ? ' Its approval is void.' : '';
      cli.out(`${id}: saved, ${detail.row.bytes} bytes.${scrubbed}${voided} See: stallari-cli beacon diff ${id}`);
      return exit.done;
    }
    case 'changed':
      return failing(cli, `${id}: the report changed while you edited it, so it was not saved.${where}`);
    case 'gone':
      return failing(cli, `${id}: it was sent or discarded while you edited it.${where}`);
    case 'failed':
      return failing(cli, `${id}: ${outcome.message}${where}`);
    default:
      return outcome satisfies never;
  }
}

/** Why a report is not for editing; null when it is. */
function cannot({ row, set_aside }: ReportDetail, home: string): string | null {
  if (row.state === 'sent') return 'it was sent; what was sent stays as it is.';
  if (set_aside !== null)
    return `it could not be read. Mend ${home}/quarantine/${plain(row.id)} with any editor and move it back to pending/.`;
  return null;
}

function failing(cli: Cli, line: string, code: number = exit.failed): number {
  cli.err(line);
  return code;
}
