import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from '../ensure.mjs';
import { root } from '../run-steps.mjs';
import { cpuOf } from './cpu-of.mjs';
import { ratios, row } from './pairs.mjs';
import { peerNames } from './scrub-peers.mjs';

const KIB = 1024;
/** Where a fresh process finds its text, and what it does with it. */
const READ = "import { readFileSync } from 'node:fs'; const text = readFileSync(process.argv[1], 'utf8');";

/**
 * A process that scrubs one text and ends, next to one that does nothing: what a command or a Worker pays. Most of it is V8
 * reading and compiling what is used for the first time. CPU time, from the start of the process to its end.
 */
export async function benchScrubCold(log, from) {
  await ensureBuilt(['program']);
  const dir = mkdtempSync(join(tmpdir(), 'beacon-bench-'));
  try {
    const bare = cpuOf('', ['-e', '0']);
    const rows = [];
    const measure = async (what, script, bytes) => {
      const file = join(dir, 'log.txt');
      writeFileSync(file, log.repeat(Math.ceil(bytes / log.length)).slice(0, bytes));
      const cold = cpuOf('', ['--input-type=module', '-e', `${READ} ${script}`, file]);
      rows.push(row(what, await ratios(cold, bare, { rounds: 15, warmup: 2, selfTimed: true }), 'node -e 0'));
    };
    const module = JSON.stringify(pathToFileURL(join(root, 'out', 'scrubber.mjs')).href);
    const ours = `import { scrub } from ${module}; scrub(text, { username: 'ada', home: '/Users/ada' });`;
    await measure('scrub, cold: a process that imports it and scrubs 10 characters', ours, 10);
    await measure('scrub, cold: a process for 64 KiB', ours, 64 * KIB);
    await measure('scrub, cold: a process for 2 MiB', ours, 2048 * KIB);
    if (from === null) return rows;
    const peers = JSON.stringify(new URL('scrub-peers.mjs', import.meta.url).href);
    for (const name of peerNames) {
      const script = `import { loadPeer } from ${peers}; await (await loadPeer(${JSON.stringify(from)}, ${JSON.stringify(name)}))(text);`;
      await measure(`peer ${name}, cold: a process for 64 KiB`, script, 64 * KIB);
    }
    return rows;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
