import { spawn } from 'node:child_process';
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import pidusage from 'pidusage';
import systeminformation from 'systeminformation';
import { importSources } from '../sources.mjs';
import { ratios, row } from './pairs.mjs';

const PROCESSES = 200;

/** One poll over 200 processes, next to a hand-written read of the same data, and to the libraries people reach for. */
export async function benchPoll() {
  if (process.platform !== 'linux') return [];
  const { addPids, linuxProcessTable, ProcessTable, readTree } = await importSources(
    `export { linuxProcessTable } from '@adapters/process-table-linux.ts'; export { addPids, ProcessTable, readTree } from '@core/fleet/sampling.ts';`,
  );
  const children = Array.from({ length: PROCESSES }, () =>
    spawn('sleep', ['600'], { detached: true, stdio: 'ignore' }),
  );
  try {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const probe = linuxProcessTable();
    const roots = [];
    for (const { pid } of children) roots.push({ pid, startTime: await probe.startTime(pid) });
    const memories = new Map();
    const poll = async () => {
      const pids = new Set();
      for (const root of roots) addPids(pids, root, memories.get(root.pid) ?? null);
      const table = new ProcessTable(await probe.follow(pids));
      for (const root of roots) {
        const reading = readTree(table, root, memories.get(root.pid) ?? null, performance.now(), 2000);
        if (reading === null) throw new Error('a process of the bench is gone');
        memories.set(root.pid, reading.memory);
      }
    };
    const options = { rounds: 61, warmup: 10 };
    return [
      row(
        'one poll, 200 processes with their trees',
        await ratios(poll, handWritten, options),
        'hand-written read of the same table',
        { goal: '1.5', beyond: '1.1' },
      ),
      row(
        'one poll, 200 processes with their trees',
        await ratios(poll, () => pidusage(children.map(({ pid }) => pid)), options),
        'pidusage, no trees',
      ),
      row(
        'one poll, 200 processes with their trees',
        await ratios(poll, () => systeminformation.processes(), { rounds: 5, warmup: 1, pauseMs: 700 }),
        'systeminformation.processes()',
      ),
    ];
  } finally {
    for (const child of children) child.kill('SIGKILL');
  }
}

/** What a careful person would write for this one purpose: every stat line, and the five numbers in it. */
function handWritten() {
  const buffer = Buffer.allocUnsafe(1024);
  const byParent = new Map();
  for (const name of readdirSync('/proc')) {
    if (name < '0' || name > ':') continue;
    let file;
    try {
      file = openSync(`/proc/${name}/stat`, 'r');
    } catch {
      continue;
    }
    const length = readSync(file, buffer, 0, 1024, 0);
    closeSync(file);
    const text = buffer.toString('latin1', 0, length);
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const one = {
      pid: Number(name),
      ppid: Number(fields[1]),
      start: fields[19],
      cpu: Number(fields[11]) + Number(fields[12]),
      rss: Number(fields[21]) * 4096,
    };
    const siblings = byParent.get(one.ppid);
    if (siblings === undefined) byParent.set(one.ppid, [one]);
    else siblings.push(one);
  }
  return byParent;
}
