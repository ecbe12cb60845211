import type { Files } from '../ports/files.ts';
import type { Collector } from './collector.ts';
import { deadRuns } from './journal.ts';
import { uncleanExit } from './unclean-exit.ts';

/** Journals of programs that use the library; the rest are Beacon's own. */
export const PROGRAM_JOURNAL = /^sdk-[0-9a-f]{16}(?:\.taken-(\d{1,10})-\d{1,20})?\.jsonl$/;

export interface DeadProgramParts {
  readonly files: Files;
  readonly collector: Pick<Collector, 'capture'>;
  readonly self: { readonly pid: number; readonly startTime: string };
  readonly bootId: string;
  readonly startTimeOf: (pid: number) => Promise<string | null>;
}

/**
 * Reports programs that ended without saying so, each with its own last breadcrumbs, and each once, however many look at
 * the same time: whoever moves the journal to a name of its own has it. What a restart of the Mac ended, or most likely
 * a person at a terminal, is no failure.
 */
export async function reportDeadPrograms(parts: DeadProgramParts): Promise<readonly string[]> {
  const { files, collector, self, bootId, startTimeOf } = parts;
  const isAlive = async (pid: number, startTime: string, boot: string) =>
    boot === bootId && (await startTimeOf(pid)) === startTime;
  const ids: string[] = [];
  const ours = async (name: string) => {
    const match = PROGRAM_JOURNAL.exec(name);
    // Taken by somebody who is still at it.
    return match !== null && (match[1] === undefined || (await startTimeOf(Number(match[1]))) === null);
  };
  for (const run of await deadRuns(files, isAlive, ours)) {
    const own = run.path.replace(
      /(?:\.taken-\d+-\d+)?\.jsonl$/,
      `.taken-${self.pid}-${self.startTime.replace(/\D/g, '') || '0'}.jsonl`,
    );
    try {
      await files.move(run.path, own);
    } catch {
      continue; // Somebody else was faster.
    }
    if (run.bootId === bootId && !run.interactive) {
      const captured = await collector.capture(uncleanExit(run));
      if (captured.kind === 'written' || captured.kind === 'counted') ids.push(captured.id);
    }
    await files.remove(own).catch(() => undefined); // It is told again by the next one who looks.
  }
  return ids;
}

const GUESTS = /^guests-(\d{1,10})-[0-9a-f]{32}\.jsonl$/;
/** A reaper that still works reads the list of its dead program. */
const REAPED_MS = 60_000;

/** Takes away the lists of children that programs left when they ended. */
export async function sweepGuestLists(
  files: Files,
  wallMs: number,
  startTimeOf: (pid: number) => Promise<string | null>,
): Promise<void> {
  for (const { name } of await files.list('state')) {
    const pid = GUESTS.exec(name)?.[1];
    if (pid === undefined || (await startTimeOf(Number(pid))) !== null) continue;
    const stat = await files.stat(`state/${name}`);
    if (stat !== null && wallMs - stat.modifiedAtMs > REAPED_MS) await files.remove(`state/${name}`);
  }
}
