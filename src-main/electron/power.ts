import type { ElectronCalls } from './calls.ts';

/** What the Mac does, for the sampler: it must take no nap for a hang, and no wake-up for a burst. */
export type PowerMoment = 'suspend' | 'resume' | 'lock' | 'unlock';

export interface PowerDeeds {
  readonly tell: (moment: PowerMoment) => void;
  /** The person signs out, restarts or shuts down: the fleet is stopped first. */
  readonly shutDown: () => void;
}

export function followPower({ powerMonitor }: Pick<ElectronCalls, 'powerMonitor'>, deeds: PowerDeeds): void {
  powerMonitor.on('suspend', () => deeds.tell('suspend'));
  powerMonitor.on('resume', () => deeds.tell('resume'));
  powerMonitor.on('lock-screen', () => deeds.tell('lock'));
  powerMonitor.on('unlock-screen', () => deeds.tell('unlock'));
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
    // The system waits for a program that says so and then quits.
    event?.preventDefault();
    deeds.shutDown();
  });
}
