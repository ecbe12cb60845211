import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { endOf, isShared, type OpenFile, parseLsof } from '@core/fleet/lsof.ts';
import type { Ties, Words } from '@core/fleet/orphans.ts';
import { wordsOfLine } from '@core/fleet/process-words.ts';
import { clientOfNames } from '@core/fleet/sockets.ts';
import type { ProcessFacts } from '@services/ports/processes.ts';

const execute = promisify(execFile);
const options = { maxBuffer: 128 * 1024 * 1024, env: { LC_ALL: 'C', PATH: '/usr/bin:/bin:/usr/sbin:/sbin' } };

/**
 * The same of macOS, from ps, lsof and launchctl; only constructed samples of their output were seen. What lsof does not
 * say stays unknown, and an unknown end is never a dead one.
 */
export function macosProcessFacts(): ProcessFacts {
  return {
    async words() {
      const uid = process.getuid?.();
      const { stdout } = await execute('/bin/ps', ['-A', '-ww', '-o', 'pid=,uid=,etime=,args='], options);
      const found = new Map<number, Words>();
      for (const row of stdout.split('\n')) {
        const match = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(\S.*)$/.exec(row);
        if (match === null) continue;
        // Arguments come joined by blanks; a path with blanks in it is cut there, and its name with it.
        const { line, ...words } = wordsOfLine((match[4] ?? '').split(' '));
        const sameAs = createHash('sha256').update(line).digest('hex');
        found.set(Number(match[1]), {
          ...words,
          sameAs,
          own: Number(match[2]) === uid,
          ageMs: elapsedMs(match[3] ?? ''),
        });
      }
      return found;
    },

    async ties(trees) {
      const found = new Map<number, Ties>();
      if (trees.size === 0) return found;
      const [files, services, clients] = await Promise.all([openFiles(), launchdPids(), clientsOf([...trees.keys()])]);
      for (const [root, tree] of trees) {
        found.set(root, {
          input: files === null ? 'unknown' : endOf(files, root, '0', tree),
          output: files === null ? 'unknown' : endOf(files, root, '1', tree),
          shared: files === null || isShared(files, tree),
          service: services === null || services.has(root),
          client: clients.get(root) ?? null,
        });
      }
      return found;
    },
  };
}

/** `[[dd-]hh:]mm:ss`. */
export function elapsedMs(text: string): number | null {
  const match = /^(?:(?:(\d+)-)?(\d+):)?(\d+):(\d+)$/.exec(text);
  if (match === null) return null;
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = match;
  return (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}

async function openFiles(): Promise<readonly OpenFile[] | null> {
  try {
    const { stdout } = await execute('/usr/sbin/lsof', ['-n', '-P', '-w', '-F', 'pftdn'], options);
    return parseLsof(stdout);
  } catch (error) {
    // It ends with 1 when there was anything that it could not see, and what it saw is there all the same.
    const { stdout } = error as { stdout?: unknown };
    return typeof stdout === 'string' && stdout !== '' ? parseLsof(stdout) : null;
  }
}

/** Jobs that launchd started itself, and starts again. */
async function launchdPids(): Promise<ReadonlySet<number> | null> {
  try {
    const { stdout } = await execute('/bin/launchctl', ['list'], options);
    return new Set(
      stdout
        .split('\n')
        .flatMap((row) => /^(\d+)\s/.exec(row)?.[1] ?? [])
        .map(Number),
    );
  } catch {
    return null;
  }
}

/** By the bundle that a process belongs to, and the names of its variables. */
async function clientsOf(pids: readonly number[]): Promise<ReadonlyMap<number, Ties['client']>> {
  const found = new Map<number, Ties['client']>();
  try {
    const { stdout } = await execute('/bin/ps', ['-E', '-ww', '-o', 'pid=,command=', '-p', pids.join(',')], options);
    for (const row of stdout.split('\n')) {
      const pid = Number(/^\s*(\d+)/.exec(row)?.[1]);
      const names = row.split(' ').flatMap((word) => /^([A-Za-z_]\w*)=/.exec(word)?.[1] ?? []);
      const desktop = row.includes('__CFBundleIdentifier=com.anthropic.claudefordesktop');
      if (pid > 0) found.set(pid, clientOfNames(names) ?? (desktop ? 'claude-desktop' : null));
    }
  } catch {
    // ps ends with 1 when all of them have ended in between.
  }
  return found;
}
