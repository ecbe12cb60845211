import type { FleetCommand } from '@contract/requests.ts';
import { text } from '../text.ts';
import type { Beacon } from './beacon.ts';
import { format } from './format.ts';

type Simple = Exclude<FleetCommand, 'snooze'>;

/** Does something with a process, at once, and says what happened. A stop can be taken back by starting it again. */
export async function runCommand(
  beacon: Pick<Beacon, 'bridge' | 'toasts'>,
  name: string,
  command: Simple,
): Promise<void> {
  const { bridge, toasts } = beacon;
  try {
    const outcome = await bridge.ask('fleet.command', { name, command });
    if (outcome.kind === 'failed')
      return void toasts.say(text.fleet.did.failed(name, outcome.message), { tone: 'bad' });
    const said = text.fleet.did[command](name);
    if (command !== 'stop') return void toasts.say(said);
    toasts.say(said, {
      action: { label: text.fleet.did.startAgain, run: () => void runCommand(beacon, name, 'start'), undoes: true },
    });
  } catch {
    toasts.say(text.failed.notAnswered, { tone: 'bad' });
  }
}

/** For this long no budget of the process is acted on; null: from now on again. */
export async function snooze(
  { bridge, toasts }: Pick<Beacon, 'bridge' | 'toasts'>,
  name: string,
  seconds: number | null,
): Promise<void> {
  const { fleet, failed } = text;
  try {
    // The host knows no end of a snooze but its time; a second is over at the next look.
    const outcome = await bridge.ask('fleet.command', { name, command: 'snooze', seconds: seconds ?? 1 });
    if (outcome.kind === 'failed') return void toasts.say(fleet.did.failed(name, outcome.message), { tone: 'bad' });
    if (seconds === null) return void toasts.say(fleet.did.snoozeEnded(name));
    const until = format.time(Date.now() + seconds * 1000);
    toasts.say(fleet.did.snooze(name, until), {
      action: { label: fleet.snooze.end, run: () => void snooze({ bridge, toasts }, name, null), undoes: true },
    });
  } catch {
    toasts.say(failed.notAnswered, { tone: 'bad' });
  }
}

/** The ways to snooze, for menus. */
export function snoozeActions(beacon: Pick<Beacon, 'bridge' | 'toasts'>, name: string, snoozed: boolean) {
  const { snooze: words } = text.fleet;
  const lengths = [
    [words.quarter, 15 * 60],
    [words.hour, 60 * 60],
    [words.hours, 8 * 60 * 60],
  ] as const;
  return [
    ...(snoozed ? [{ label: words.end, run: () => void snooze(beacon, name, null) }] : []),
    ...lengths.map(([label, seconds]) => ({ label, run: () => void snooze(beacon, name, seconds) })),
  ];
}

/** Pauses the Guardian for a time, or until resumed (null); `resume` ends it. */
export async function pauseGuardian(
  { bridge, toasts }: Pick<Beacon, 'bridge' | 'toasts'>,
  pause: { readonly seconds: number | null } | 'resume',
): Promise<void> {
  try {
    const outcome = pause === 'resume' ? await bridge.ask('fleet.resume') : await bridge.ask('fleet.pause', pause);
    if (outcome.kind === 'failed') toasts.say(outcome.message, { tone: 'bad' });
  } catch {
    toasts.say(text.failed.notAnswered, { tone: 'bad' });
  }
}

/** The three ways to pause, for menus. */
export function pauseActions(beacon: Pick<Beacon, 'bridge' | 'toasts'>) {
  const { fleet } = text;
  return [
    { label: fleet.pause15, run: () => void pauseGuardian(beacon, { seconds: 15 * 60 }) },
    { label: fleet.pause60, run: () => void pauseGuardian(beacon, { seconds: 60 * 60 }) },
    { label: fleet.pauseOpen, run: () => void pauseGuardian(beacon, { seconds: null }) },
  ];
}
