import type { ProcessStatus, WatchedStatus } from '@contract/fleet.ts';
import { text } from '../text.ts';
import { countdown, duration, type Formats } from './format.ts';

/** How a process stands, in a word and a mark. Shared by the Fleet view and the panel. */
export interface Standing {
  readonly tone: 'ok' | 'warn' | 'bad' | 'idle';
  readonly words: string;
  /** It counts down: it has to be said again each second, and is never announced by itself. */
  readonly ticking: boolean;
}

const words = text.fleet.state;

export function standingOf(process: ProcessStatus, nowMs: number, format: Formats): Standing {
  const still = (tone: Standing['tone'], said: string): Standing => ({ tone, words: said, ticking: false });
  switch (process.state) {
    case 'starting':
      return still('idle', words.starting);
    case 'running':
    case 'trial': {
      if (process.over_budget !== null && process.over_budget_s !== null) {
        return still('warn', words.over(duration(process.over_budget_s)));
      }
      if (process.snoozed_until !== null) return still('ok', words.snoozed(format.time(process.snoozed_until)));
      return still('ok', process.state === 'trial' ? words.trial : words.running);
    }
    case 'backing_off': {
      const at = process.breaker.next_at;
      if (at === null) return still('warn', words.startsSoon);
      return { tone: 'warn', words: words.startsIn(countdown((Date.parse(at) - nowMs) / 1000)), ticking: true };
    }
    case 'stopping':
      return still('idle', words.stopping);
    case 'stopped':
      return stoppedStanding(process.last_exit);
    case 'open':
      return still('bad', words.stoppedAfter(process.breaker.failures));
    case 'paused_by_fleet':
      return still('warn', words.waiting);
    default:
      return process.state satisfies never;
  }
}

/** Why a process that is not running is not: trouble is red, what was wanted is not. */
function stoppedStanding(exit: ProcessStatus['last_exit']): Standing {
  const stopped = (tone: Standing['tone'], said: string): Standing => ({ tone, words: said, ticking: false });
  if (exit === null) return stopped('idle', words.stopped);
  switch (exit.stopped_by) {
    case 'person':
      return stopped('idle', words.stoppedByYou);
    case 'memory_budget':
      return stopped('bad', words.stoppedForMemory);
    case 'cpu_budget':
      return stopped('bad', words.stoppedForCpu);
    case 'hang':
      return stopped('bad', words.stoppedAnswering);
    case 'itself':
    case 'system':
      if (exit.signal !== null) return stopped('bad', words.endedBy(exit.signal));
      if (exit.code === 0) return stopped('idle', words.ended);
      return stopped(
        'bad',
        exit.code === 126 || exit.code === 127 ? words.cannotStart : words.endedWith(exit.code ?? 0),
      );
    case 'fleet':
    case 'quit':
    case 'config':
      return stopped('idle', words.stopped);
    default:
      return exit.stopped_by satisfies never;
  }
}

export function watchedStanding(watched: WatchedStatus): Standing {
  if (watched.pids === 0) return { tone: 'idle', words: words.watchedGone, ticking: false };
  return watched.over_budget
    ? { tone: 'warn', words: words.watchedOver, ticking: false }
    : { tone: 'ok', words: words.watched, ticking: false };
}

const trouble = { bad: 0, warn: 1, idle: 2, ok: 3 } as const;

/** Trouble first, then by memory, then by name, so that equal ones keep their places. */
export function byTrouble<T extends { readonly name: string; readonly rss_mb: number | null }>(
  members: readonly T[],
  toneOf: (member: T) => Standing['tone'],
): readonly T[] {
  return members.toSorted(
    (one, other) =>
      troubleRank(toneOf(one)) - troubleRank(toneOf(other)) ||
      (other.rss_mb ?? 0) - (one.rss_mb ?? 0) ||
      one.name.localeCompare(other.name),
  );
}

/** A process that is starting is no trouble, and would jump about if it counted as any. */
export function troubleRank(tone: Standing['tone']): number {
  return tone === 'idle' ? trouble.ok : trouble[tone];
}

export const isUp = ({ state }: Pick<ProcessStatus, 'state'>) =>
  state === 'running' || state === 'trial' || state === 'starting';

/** What may be done with a process now, the most likely first. */
export function actionsFor({ state, breaker }: ProcessStatus): readonly ('start' | 'stop' | 'restart' | 'reset')[] {
  switch (state) {
    case 'starting':
    case 'running':
    case 'trial':
      return ['restart', 'stop'];
    case 'backing_off':
    case 'paused_by_fleet':
      return ['start', 'stop'];
    case 'stopping':
      return [];
    case 'stopped':
      return breaker.failures > 0 ? ['start', 'reset'] : ['start'];
    case 'open':
      return ['start', 'reset'];
    default:
      return state satisfies never;
  }
}

/** "rising" or "falling" where the last minutes say so clearly, else nothing. */
export function trendOf(values: readonly (number | null)[]): 'rising' | 'falling' | null {
  const known = values.filter((value) => value !== null);
  const half = Math.floor(known.length / 2);
  if (half < 3) return null;
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const before = mean(known.slice(0, half));
  const after = mean(known.slice(half));
  if (before <= 0) return null;
  const change = after / before;
  if (change > 1.15) return 'rising';
  return change < 0.85 ? 'falling' : null;
}
