import { structuredPatch } from 'diff';
import { type Cli, exit } from '../context.ts';
import { resolveId } from '../resolve.ts';
import { paint, plain } from '../terminal.ts';

/** Unchanged lines shown around a change. */
const AROUND = 3;

/** `beacon diff`: the report as it was captured against what would be sent now. Looks, and changes nothing. */
export async function diff(cli: Cli, given: string, options: { json?: boolean }): Promise<number> {
  const resolved = await resolveId(await cli.services(), given);
  const detail = resolved.kind === 'one' ? await (await cli.desk()).review.look(resolved.id) : null;
  if (detail === null) {
    cli.err(resolved.kind === 'none' ? resolved.message : 'That report is not there any more.');
    return exit.failed;
  }
  const { id, state } = detail.row;
  if (detail.original === null) {
    const why =
      state === 'sent'
        ? 'it was sent, and of a sent report only the bytes that went are kept.'
        : 'the file it was captured as is not there.';
    cli.err(`${id}: there is nothing to compare it with: ${why}`);
    return exit.failed;
  }
  const { hunks } = structuredPatch('captured', 'now', detail.original, detail.text, '', '', { context: AROUND });
  if (options.json === true) {
    const shown = hunks.map(({ oldStart, oldLines, newStart, newLines, lines }) => ({
      captured: { line: oldStart, lines: oldLines },
      now: { line: newStart, lines: newLines },
      lines,
    }));
    cli.out(JSON.stringify({ id, changed: hunks.length > 0, hunks: shown }, null, 2));
    return exit.done;
  }
  if (hunks.length === 0) {
    cli.out(`${id}: as it was captured.`);
    return exit.done;
  }
  const lines = [paint(cli, 'bold', `--- ${id} as captured`), paint(cli, 'bold', `+++ ${id} as it would be sent`)];
  for (const hunk of hunks) {
    lines.push(paint(cli, 'violet', `@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`));
    for (const line of hunk.lines) {
      const shown = plain(line);
      lines.push(
        line.startsWith('-') ? paint(cli, 'red', shown) : line.startsWith('+') ? paint(cli, 'green', shown) : shown,
      );
    }
  }
  cli.out(lines.join('\n'));
  return exit.done;
}
