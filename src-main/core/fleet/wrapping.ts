/** What the end of a wrapped process means, and what a host's request to stop it is reported as. */

/** As `ReportCause` of process.ts has them, less what a wrapper never does. */
export type WrapCause = 'exit' | 'memory' | 'cpu' | 'fleet' | 'hang';

/** The end of a wrapped command, as its client will see it. */
export interface WrapEnd {
  readonly code: number | null;
  readonly signal: string | null;
}

/** Why a host asks; null where that is a wish and no failure. */
export function stopCause(why: string): WrapCause | null {
  switch (why) {
    case 'memory_budget':
      return 'memory';
    case 'cpu_budget':
      return 'cpu';
    case 'fleet':
    case 'hang':
      return why;
    default:
      return null;
  }
}

/** Signals that somebody sends who wants a program to end, and nothing worse. */
const WISHES = ['SIGTERM', 'SIGINT', 'SIGHUP'];
/** Signals of a program that broke, whoever wanted it to end at that moment. */
const BROKE = ['SIGSEGV', 'SIGABRT', 'SIGBUS', 'SIGILL', 'SIGFPE', 'SIGSYS', 'SIGTRAP'];
/** A shell's words for a command that never ran: the configuration is wrong, and the client has been told. */
const NEVER_RAN = [126, 127];

/** Whether an end is a failure worth a report. `asked`: its client closed its input, sent a signal, or is gone. */
export function crashesAfterAll({ code, signal }: WrapEnd, asked: boolean): boolean {
  if (signal !== null) return BROKE.includes(signal) || !(asked || WISHES.includes(signal));
  return !asked && code !== 0 && !NEVER_RAN.includes(code ?? 0);
}
