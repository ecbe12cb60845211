import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../ensure.mjs';
import { root } from '../run-steps.mjs';
import { importSources } from '../sources.mjs';
import { cpuOf } from './cpu-of.mjs';
import { ratios, row } from './pairs.mjs';

const MANY = 10_000;

/** Short commands next to starting Node alone, and lists of 10,000 reports next to reading their heads: CPU time, user and system. */
export async function benchCliStart() {
  await ensureBuilt(['program']);
  const home = mkdtempSync(join(tmpdir(), 'beacon-bench-'));
  try {
    const cli = (dir, args) => cpuOf(dir, [join(root, 'out', 'cli.mjs'), ...args]);
    const bare = cpuOf('', ['-e', '0']);
    const rows = [];
    const none = join(home, 'none');
    for (const [line, goals] of [
      ['beacon list --json', { goal: '2', beyond: '1.6' }],
      ['telemetry status --json', {}],
      ['guard status --json', {}],
      ['--help', {}],
      ['--version', {}],
    ]) {
      const measured = await ratios(cli(none, line.split(' ')), bare, { rounds: 31, warmup: 3, selfTimed: true });
      rows.push(row(`${line}, empty home`, measured, 'node -e 0', goals));
    }
    for (const [what, kind, args] of [
      ['beacon list --json', 'pending', ['--json']],
      ['beacon list, as a table', 'pending', []],
      ['the same approved, with a config.json not seen before', 'approved', ['--json']],
      ['beacon list --sent --json', 'sent', ['--sent', '--json']],
    ]) {
      const dir = join(home, kind);
      await fillHome(dir, MANY, kind);
      const heads = cpuOf('', [
        '--input-type=module',
        '-e',
        readHeads,
        join(dir, kind === 'sent' ? 'sent' : 'pending'),
      ]);
      const measured = await ratios(cli(dir, ['beacon', 'list', ...args]), heads, {
        rounds: 9,
        warmup: 1,
        selfTimed: true,
      });
      rows.push(
        row(`${what}, 10,000 reports`, measured, 'entries and heads of reports and what lies beside them', {
          goal: '2',
        }),
      );
    }
    return rows;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** A program that reads the entries of a folder, and the first 4 KiB of each report and of what lies beside it and is needed. */
const readHeads = `
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
const dir = process.argv[1];
const head = Buffer.alloc(4096);
for (const name of readdirSync(dir)) {
  if (!/^brpt_[0-9a-f]+(?:\\.(?:local|consent|receipt))?\\.json$/.test(name)) continue;
  const file = openSync(dir + '/' + name);
  readSync(file, head, 0, 4096, 0);
  closeSync(file);
}`;

async function fillHome(dir, count, kind) {
  const { printReport, crashReport, localFile, receiptOf, printJson } = await importSources(
    `export { printReport } from '@core/report/fit.ts';
     export { crashReport, localFile } from './test/support/reports.ts';
     export { receiptOf } from '@services/sending/receipts.ts';
     export { printJson } from '@services/reports/report-files.ts';`,
  );
  const folder = join(dir, kind === 'sent' ? 'sent' : 'pending');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  mkdirSync(join(dir, 'state'), { recursive: true, mode: 0o700 });
  const write = (name, text) => writeFileSync(join(folder, name), text, { mode: 0o600 });
  const endpoint = 'https://reports.example.com';
  writeFileSync(join(dir, 'config.json'), JSON.stringify({ endpoint }), { mode: 0o600 });
  writeFileSync(join(dir, 'state', 'config-seen'), '1 1\n', { mode: 0o600 });
  for (let number = 0; number < count; number += 1) {
    const id = `brpt_${number.toString(16).padStart(16, '0')}`;
    const text = printReport(crashReport({ report_id: id }));
    const sha256 = createHash('sha256').update(text).digest('hex');
    const at = '2026-04-03T09:15:00Z';
    const approval = { sha256, endpoint, approved_at: at, mode: 'once', wording_version: 1 };
    write(`${id}.json`, text);
    if (kind === 'sent') {
      const stored = {
        id,
        bytes: Buffer.from(text),
        sha256,
        report: { occurrences: { count: 1 } },
        local: null,
        approval,
      };
      const accepted = { atMs: Date.parse(at), status: 202, url: `${endpoint}/v1/reports`, proof: sha256 };
      write(`${id}.receipt.json`, printJson(receiptOf(stored, accepted)));
      continue;
    }
    write(`${id}.original.json`, text);
    write(`${id}.local.json`, printJson(localFile({ report_id: id })));
    if (kind === 'approved') write(`${id}.consent.json`, printJson(approval));
  }
}
