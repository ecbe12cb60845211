import { sweepDrafts } from '@services/reports/drafts.ts';
import { type Cli, exit } from '../context.ts';
import { resolveId } from '../resolve.ts';

/** `beacon discard`: everything of a pending report goes; a receipt stays. */
export async function discard(cli: Cli, given: readonly string[]): Promise<number> {
  const services = await cli.services();
  let code: number = exit.done;
  for (const one of given) {
    const resolved = await resolveId(services, one);
    // The desk is loaded for a report that is there.
    if (resolved.kind === 'one' && (await (await cli.desk()).review.discard(resolved.id)))
      cli.out(`${resolved.id}: discarded.`);
    else {
      cli.err(
        resolved.kind === 'none'
          ? resolved.message
          : `${resolved.id}: it was sent; its receipt stays until it is pruned.`,
      );
      code = exit.failed;
    }
  }
  await sweepDrafts(services.files);
  return code;
}
