import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CrashReport } from '@contract/report.ts';
import { LocalFile } from '@contract/report-files.ts';
import { onTestFinished } from 'vitest';
import { plainEnv } from './cli.ts';
import { tempDir } from './temp.ts';

const SDK = pathToFileURL(join(process.cwd(), 'out', 'sdk.mjs')).href;

export interface Program {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
}

/** Somebody else's program that uses the library as compiled, as a process of its own. It ends with the test. */
export function program(home: string, source: string, env: Record<string, string> = {}, args: string[] = []): Program {
  const file = join(tempDir(), 'program.mjs');
  writeFileSync(file, `import { beacon } from ${JSON.stringify(SDK)};\n${source}`);
  const child = spawn(process.execPath, [...args, file], {
    env: plainEnv(home, env),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal })),
  );
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, out: () => out, err: () => err, ended };
}

/** The same, to its end. */
export async function ran(home: string, source: string, env: Record<string, string> = {}, args: string[] = []) {
  const one = program(home, source, env, args);
  return { ...(await one.ended), out: one.out(), err: one.err() };
}

export interface Kept {
  readonly report: CrashReport;
  readonly local: LocalFile;
}

/** Every pending report with what stands beside it. */
export function kept(home: string): Kept[] {
  const dir = join(home, 'pending');
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => /^brpt_[0-9a-f]+\.json$/.test(name))
    .map((name) => ({
      report: CrashReport.parse(JSON.parse(readFileSync(join(dir, name), 'utf8'))),
      local: LocalFile.parse(JSON.parse(readFileSync(join(dir, name.replace('.json', '.local.json')), 'utf8'))),
    }));
}

/** All failures that the reports of a home stand for. */
export const failures = (home: string): number =>
  kept(home).reduce((sum, { local }) => sum + local.occurrences.count, 0);

/** All bytes of a folder as one text: what never may be on disk is looked for in it. */
export function onDisk(dir: string): string {
  if (!existsSync(dir)) return '';
  return readdirSync(dir, { withFileTypes: true })
    .map((entry) => {
      const path = join(dir, entry.name);
      if (entry.isDirectory()) return onDisk(path);
      return entry.isFile() ? readFileSync(path, 'latin1') : '';
    })
    .join('\n');
}
