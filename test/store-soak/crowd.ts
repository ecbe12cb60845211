import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { printReport } from '@core/report/fit.ts';
import { crashReport, localFile } from '../support/reports.ts';
import { startWorker } from './processes.ts';

export interface CrowdResult {
  readonly operations: number;
  readonly counted: number;
  readonly edits: number;
  readonly settings: number;
  readonly byHand: number;
  /** Runs of the compiled command line, each a process of its own: edits with $EDITOR, and changes of a choice. */
  readonly commands: number;
  readonly broken: readonly string[];
}

const SHARED = 'brpt_00000000000000aa';
const BY_COMMAND = 'brpt_00000000000000c0';
const execute = promisify(execFile);
const byHand = (n: number) => `brpt_00000000000000b${n}`;

/**
 * Two apps and a third program work on one home at once, `operations` together, while the compiled command line edits and
 * saves a choice, and an editor writes files by hand, in place and by rename: every count, every edit, every setting that was said to be saved must be there at the end.
 */
export async function crowd(worker: string, cli: string, home: string, operations: number): Promise<CrowdResult> {
  mkdirSync(join(home, 'pending'), { recursive: true });
  const at = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  const put = (id: string, fingerprint: string, name: string) => {
    const report = crashReport({ report_id: id, timestamp: at, fingerprint });
    const text = printReport(report);
    const local = localFile({ report_id: id, name, captured_at: at });
    writeFileSync(join(home, 'pending', `${id}.local.json`), JSON.stringify(local));
    writeFileSync(join(home, 'pending', `${id}.original.json`), text);
    writeFileSync(join(home, 'pending', `${id}.json`), text);
    return text;
  };
  put(SHARED, 'a'.repeat(64), 'shared');
  put(BY_COMMAND, 'c'.repeat(64), 'by command');
  const texts = [0, 1, 2].map((n) => put(byHand(n), `b${n}`.repeat(32), `hand ${n}`));

  const counts = new Map<string, number>();
  const written = new Set<string>();
  const keys = new Set<string>();
  let edits = 0;
  const broken: string[] = [];
  const each = Math.floor(operations / 3);
  let working = true;
  const workers = ['app-1', 'app-2', 'cli'].map(async (name) => {
    const hear = (said: string) => {
      const [what, first = ''] = said.split(' ');
      if (what === 'C') counts.set(name, Number(first));
      else if (what === 'W') written.add(first);
      else if (what === 'K') keys.add(first);
      else if (what === 'E') edits += 1;
    };
    const { code, err } = await startWorker(worker, home, ['shared', name, String(each)], hear).ended;
    if (code !== 0) broken.push(`${name} ended with ${code}: ${err.slice(0, 500)}`);
  });
  const editing = (async () => {
    let number = 0;
    while (working) {
      number += 1;
      const n = number % 3;
      const path = join(home, 'pending', `${byHand(n)}.json`);
      const text = (texts[n] ?? '').replace(/"phase": (?:null|"h\d+")/, `"phase": "h${number}"`);
      texts[n] = text;
      if (number % 2 === 0) {
        writeFileSync(`${path}.tmp~`, text);
        renameSync(`${path}.tmp~`, path);
      } else {
        // As an editor that writes in place: for a moment there is half of it.
        writeFileSync(path, text.slice(0, 300));
        await sleep(2);
        writeFileSync(path, text);
      }
      await sleep(15);
    }
    return number;
  })();
  const command = (args: readonly string[], extra: Record<string, string> = {}) => {
    const env = { PATH: process.env['PATH'] ?? '', HOME: home, BEACON_HOME: home, STALLARI_TELEMETRY: 'on', ...extra };
    return execute(process.execPath, [cli, ...args], { env });
  };
  let saved = true;
  const commanding = (async () => {
    let [runs, number] = [0, 0];
    try {
      while (working || runs < 4) {
        runs += 1;
        if (runs % 2 === 0) {
          await command(['telemetry', saved ? 'off' : 'on']);
          saved = !saved;
          continue;
        }
        number += 1;
        // An editor as a person may have it set: with options, and no terminal of its own.
        const editor = `sed -i -E 's/"phase": (null|"c[0-9]+")/"phase": "c${number}"/'`;
        await command(['beacon', 'edit', BY_COMMAND], { EDITOR: editor, VISUAL: '' });
      }
    } catch (error) {
      broken.push(`a command ended badly: ${String((error as { stderr?: string }).stderr).slice(0, 500)}`);
    }
    return { runs, number };
  })();
  await Promise.all(workers);
  working = false;
  const commands = await commanding;
  const hand = await editing;

  const read = (path: string) => readFileSync(join(home, path), 'utf8');
  const expected = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const { occurrences } = JSON.parse(read(`pending/${SHARED}.local.json`));
  if (occurrences.count !== expected + 1) broken.push(`counted ${occurrences.count}, and not ${expected + 1}`);
  const phase = Number(/"phase": "e(\d+)"/.exec(read(`pending/${SHARED}.json`))?.[1] ?? 0);
  if (phase !== edits) broken.push(`edit ${phase} stands, and not ${edits}`);
  if (!read(`pending/${BY_COMMAND}.json`).includes(`"phase": "c${commands.number}"`))
    broken.push(
      `an edit by command is lost: ${commands.number}, ${/"phase": .*/.exec(read(`pending/${BY_COMMAND}.json`))?.[0]}`,
    );
  const config = JSON.parse(read('config.json'));
  if (config.collection !== saved) broken.push('a choice made by command is lost');
  for (const key of keys) if (config[`x-${key}`] !== true) broken.push(`setting lost: ${key}`);
  for (const id of written) if (!existsSync(join(home, 'pending', `${id}.json`))) broken.push(`report lost: ${id}`);
  for (const [n, text] of texts.entries())
    if (read(`pending/${byHand(n)}.json`) !== text) broken.push(`the editor’s text is lost: ${byHand(n)}`);
  const aside = join(home, 'quarantine');
  for (const name of existsSync(aside) ? readdirSync(aside) : []) broken.push(`set aside: ${name}`);
  return {
    commands: commands.runs,
    operations: each * 3 + hand + commands.runs,
    counted: expected,
    edits,
    settings: keys.size,
    byHand: hand,
    broken,
  };
}
