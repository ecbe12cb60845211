import type { Orphan, SparedBecause } from '@contract/offenders.ts';
import { type Cli, exit } from '../context.ts';
import { ageWords, sizeWords } from '../measures.ts';
import { agreed, plain, table } from '../terminal.ts';

const because: Record<SparedBecause, string> = {
  client_may_live: 'its client may live',
  shared: 'others are connected to it',
  young: 'too young to tell',
  foreign: 'a service of the system, or of somebody else',
  terminal: 'a terminal is its own',
  guarded: 'guarded by Beacon',
  no_server: 'nothing says that it is an MCP server',
};

/** `guard orphans`: what is an orphan, what only looks like one, and with --reap, after asking, an end to the former. */
export async function guardOrphans(cli: Cli, options: { json?: boolean; reap?: boolean }): Promise<number> {
  if (options.reap === true && !cli.interactive) {
    cli.err('Ending processes is asked of a person: run this on a terminal. Nothing was ended.');
    return exit.refused;
  }
  const { offenders } = await cli.outside();
  const list = await offenders.orphans();
  if (options.json === true) cli.out(JSON.stringify(list, null, 2));
  else cli.out(readable(list.orphans, list.spared));
  if (options.reap !== true || list.orphans.length === 0) return exit.done;
  const count = list.orphans.length;
  if (!(await agreed(cli, `End ${count === 1 ? 'this orphan' : `these ${count} orphans`} with all they started?`))) {
    cli.out('Nothing was ended.');
    return exit.done;
  }
  const ends = await offenders.end(list.orphans.map(({ pid, start_time }) => ({ pid, start_time })));
  const words = {
    ended: 'ended',
    gone_already: 'had ended already',
    spared: 'spared: it is no orphan any more',
    left: 'could not be ended',
  };
  for (const { pid, outcome } of ends) cli.out(`${pid}: ${words[outcome]}`);
  return ends.some(({ outcome }) => outcome === 'left') ? exit.failed : exit.done;
}

function readable(orphans: readonly Orphan[], spared: readonly Orphan[]): string {
  const lines: string[] = [];
  if (orphans.length === 0) lines.push('No orphans: every MCP server that can be told has a client.');
  else {
    const mb = orphans.reduce((sum, { rss_mb }) => sum + rss_mb, 0);
    lines.push(`${orphans.length} ${orphans.length === 1 ? 'orphan holds' : 'orphans hold'} ${sizeWords(mb)}.`);
    lines.push(rows(orphans, proofWords, 'PROOF'));
    lines.push('End them with: stallari-cli guard orphans --reap');
  }
  if (spared.length > 0) {
    lines.push('', 'Left alone:');
    lines.push(rows(spared, ({ spared: why }) => (why === null ? '' : because[why]), 'BECAUSE'));
  }
  return lines.join('\n');
}

const rows = (list: readonly Orphan[], last: (one: Orphan) => string, title: string) =>
  table(
    [
      ['PID', 'MEMORY', 'AGE', 'WHAT', 'CLIENT', 'ALIKE', title],
      ...list.map((one) => [
        String(one.pid),
        sizeWords(one.rss_mb),
        ageWords(one.age_s),
        plain(one.runs),
        one.client ?? '',
        one.duplicates === 0 ? '' : String(one.duplicates),
        last(one),
      ]),
    ],
    new Set([0, 1, 2, 5]),
  );

function proofWords({ proof }: Orphan): string {
  const parents = proof.parents.map(({ pid, name }) => `${plain(name)} ${pid}`).join(' < ');
  return [
    `parent gone, now ${parents}`,
    ...(proof.leader_gone === true ? ['its group lost its leader'] : []),
    ...(proof.input_dead === true ? ['nobody writes to it'] : []),
    ...(proof.output_dead === true ? ['nobody reads it'] : []),
  ].join('; ');
}
