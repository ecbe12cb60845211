import type { BusyTree } from '@contract/offenders.ts';
import { type Cli, exit } from '../context.ts';
import { ageWords, sizeWords } from '../measures.ts';
import { plain, table } from '../terminal.ts';

/** `guard why`: why the fan is loud. */
export async function guardWhy(cli: Cli, options: { json?: boolean }): Promise<number> {
  const { offenders } = await cli.outside();
  const shows = options.json !== true && cli.watched;
  const why = await offenders.why((fraction) => {
    if (shows) cli.progress(fraction === 1 ? '' : `Measuring… ${Math.round(fraction * 100)} %`);
  });
  if (options.json === true) {
    cli.out(JSON.stringify(why, null, 2));
    return exit.done;
  }
  const share = Math.round(why.cpu_percent / Math.max(why.cores, 1));
  cli.out(
    [
      `In ${why.measured_s} s: ${share} % of ${why.cores} cores busy, ${sizeWords(why.rss_mb)} of memory in processes.`,
      '',
      'By processor time:',
      rows(why.by_cpu),
      '',
      'By memory:',
      rows(why.by_memory),
    ].join('\n'),
  );
  return exit.done;
}

const rows = (trees: readonly BusyTree[]) =>
  table(
    [
      ['PID', 'CPU', 'MEMORY', 'AGE', 'WHAT', 'OF', 'PROCESSES', 'ALIKE', ''],
      ...trees.map((tree) => [
        String(tree.pid),
        `${Math.round(tree.cpu_percent)} %`,
        sizeWords(tree.rss_mb),
        ageWords(tree.age_s),
        plain(tree.runs),
        plain(tree.owner ?? ''),
        String(tree.processes),
        tree.duplicates === 0 ? '' : String(tree.duplicates),
        tree.guarded ? 'guarded' : '',
      ]),
    ],
    new Set([0, 1, 2, 3, 6, 7]),
  );
