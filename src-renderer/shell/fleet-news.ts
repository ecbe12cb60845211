import type { FleetStatus, ProcessStatus } from '@contract/fleet.ts';
import { text } from '../text.ts';

export interface News {
  readonly polite: string;
  /** What interrupts: something has stopped for good, or the fleet is over its ceiling. */
  readonly assertive: string;
}

/** What changed between two readings, as sentences. Memory and CPU are no news. */
export function fleetNews(before: FleetStatus, after: FleetStatus): News {
  const was = new Map(before.processes.map((process) => [process.name, process.state]));
  const changed = after.processes.filter(({ name, state }) => was.has(name) && was.get(name) !== state);
  const alerts = changed.filter(({ state }) => state === 'open').map(({ name }) => text.panel.stopped(name));
  if (after.fleet.over_ceiling && !before.fleet.over_ceiling) alerts.push(text.panel.over);
  const said = changed.filter(({ state }) => state !== 'open').map(sentence);
  if (after.paused !== before.paused) said.push(after.paused ? text.panel.paused : text.fleet.resumed);
  return { polite: said.join('. '), assertive: alerts.join('. ') };
}

function sentence({ name, state }: ProcessStatus): string {
  const { state: words } = text.fleet;
  const said = {
    starting: words.starting,
    running: words.running,
    trial: words.trial,
    backing_off: words.startsSoon,
    stopping: words.stopping,
    stopped: words.stopped,
    open: words.stopped,
    paused_by_fleet: words.waiting,
  }[state];
  return `${name}: ${said}`;
}
