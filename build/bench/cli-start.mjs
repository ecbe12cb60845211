import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../ensure.mjs';
import { root } from '../run-steps.mjs';
import { importSources } from '../sources.mjs';
import { ratios, row } from './pairs.mjs';

/** `beacon list --json` on an empty home, next to starting Node alone. */
export async function benchCliStart() {
  await ensureBuilt(['program']);
  const home = mkdtempSync(join(tmpdir(), 'beacon-bench-'));
  try {
    const env = { PATH: process.env.PATH, BEACON_HOME: join(home, 'none') };
    const run = (args) => () =>
      new Promise((resolve, reject) => {
        spawn(process.execPath, args, { env, stdio: 'ignore' }).once('exit', (code) =>
          code === 0 ? resolve() : reject(new Error(`ended with ${code}`)),
        );
      });
    const list = run([join(root, 'out', 'cli.mjs'), 'beacon', 'list', '--json']);
    const empty = row(
      'beacon list --json, empty home',
      await ratios(list, run(['-e', '0']), { rounds: 31, warmup: 3 }),
      'node -e 0',
      { goal: '2', beyond: '1.6' },
    );
    env.BEACON_HOME = join(home, 'many');
    await fillHome(env.BEACON_HOME, 10_000);
    const heads = run(['--input-type=module', '-e', readHeads, join(env.BEACON_HOME, 'pending')]);
    const many = row(
      'beacon list --json, 10,000 reports',
      await ratios(list, heads, { rounds: 9, warmup: 1 }),
      'names and heads of reports and what lies beside them',
      { goal: '2' },
    );
    return [empty, many];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** A program that reads the entries of a folder, and the first 4 KiB of each report and of the file beside it. */
const readHeads = `
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
const dir = process.argv[1];
const head = Buffer.alloc(4096);
for (const name of readdirSync(dir)) {
  if (!/^brpt_[0-9a-f]+(?:\\.local)?\\.json$/.test(name)) continue;
  const file = openSync(dir + '/' + name);
  readSync(file, head, 0, 4096, 0);
  closeSync(file);
}`;

async function fillHome(dir, count) {
  const { printReport, crashReport, localFile } = await importSources(
    `export { printReport } from '@core/report/fit.ts';
     export { crashReport, localFile } from './test/support/reports.ts';`,
  );
  const pending = join(dir, 'pending');
  mkdirSync(pending, { recursive: true, mode: 0o700 });
  const write = (name, text) => writeFileSync(join(pending, name), text, { mode: 0o600 });
  for (let number = 0; number < count; number += 1) {
    const id = `brpt_${number.toString(16).padStart(16, '0')}`;
    const text = printReport(crashReport({ report_id: id }));
    write(`${id}.json`, text);
    write(`${id}.original.json`, text);
    write(`${id}.local.json`, `${JSON.stringify(localFile({ report_id: id }), null, 2)}\n`);
  }
}
