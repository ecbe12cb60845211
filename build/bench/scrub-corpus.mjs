/**
 * `node build/bench/scrub-corpus.mjs [--show [part]]`: what share of the secrets of our own corpus survives, and what
 * share of the useful text, by group. `--show` prints what leaked or was lost, as it came out.
 */
import { importSources } from '../sources.mjs';

const { leakCases, keepCases, measureLeaks, measureLosses } = await importSources(
  `export { leakCases, keepCases } from '@test/scrub-corpus/corpus.ts'; export { measureLeaks, measureLosses } from '@test/scrub-corpus/measure.ts'`,
);
const show = process.argv.indexOf('--show');
const part = show < 0 ? undefined : process.argv[show + 1];

const leaks = measureLeaks(leakCases());
const losses = measureLosses(keepCases());
const table = (measured, what) =>
  console.table(
    [...measured.scores, measured.total].map(({ name, cases, failed, percent }) => ({
      group: name,
      cases,
      [what]: failed,
      '%': Number(percent.toFixed(2)),
    })),
  );
table(leaks, 'leaked');
table(losses, 'lost');
if (show >= 0) {
  for (const { name, kind, text, out } of [...leaks.failures, ...losses.failures]) {
    if (part === undefined || `${name} ${kind}`.includes(part))
      process.stdout.write(`\n# ${name} / ${kind}\n< ${text}\n> ${out}\n`);
  }
}
