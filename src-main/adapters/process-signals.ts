import type { ProcessSignals } from '@services/ports/processes.ts';

/** Signals, each only after the start time says that the pid is still the process that was meant. */
export function processSignals(startTimeOf: (pid: number) => Promise<string | null>): ProcessSignals {
  return {
    async signal({ pid, startTime }, signal) {
      if ((await startTimeOf(pid)) !== startTime) return false;
      return send(pid, signal);
    },
    signalGroup(leaderPid, signal) {
      // 0 and 1 would mean our own group and everything.
      return leaderPid > 1 && send(-leaderPid, signal);
    },
  };
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false; // ESRCH: it is gone, which is what a signal is for. EPERM: it is not ours.
  }
}
