import * as life from '@core/fleet/process.ts';
import type { CommandOutcome } from './outcome.ts';

/** What a person can ask of one process. */
export type Command = 'start' | 'stop' | 'restart' | 'reset' | 'snooze';

/** Null where the command may be given to this process. What somebody else started, Beacon can stop and snooze, and no more. */
export function refusal({ source, plan: { name } }: life.Guarded, command: Command): CommandOutcome | null {
  if (source === 'config' || command === 'stop' || command === 'snooze') return null;
  return {
    kind: 'refused',
    message: `${name} was started by another program: only that program can start it again.`,
  };
}

/** @param snoozeMs how long to snooze; without effect on the others */
export function stepOf(
  command: Command,
  process: life.Guarded,
  nowMs: number,
  holdStarts: boolean,
  snoozeMs: number,
): life.Step {
  switch (command) {
    case 'start':
      return life.start(process, nowMs, holdStarts);
    case 'stop':
      return life.stop(process, 'person');
    case 'restart':
      return life.restart(process, nowMs, 'person_restart', holdStarts);
    case 'reset':
      return life.reset(process, nowMs, holdStarts);
    case 'snooze':
      return life.snooze(process, nowMs + snoozeMs, nowMs);
    default:
      return command satisfies never;
  }
}
