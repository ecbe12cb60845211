import type { FleetStatus } from '@contract/fleet.ts';
import type { BeaconBridge } from '@contract/requests.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** The fleet as two features show it: the panel and the Fleet view. */
export interface FleetState {
  readonly status: FleetStatus | null;
  readonly failed: boolean;
  /** Ten minutes by process name, oldest first; null where it was not running. */
  readonly history: ReadonlyMap<string, Track>;
  /** Points that make ten minutes. */
  readonly capacity: number;
}

export interface Track {
  readonly rssMb: readonly (number | null)[];
  readonly cpuPercent: readonly (number | null)[];
}

export interface FleetFeed {
  readonly store: StoreApi<FleetState>;
  readonly refresh: () => void;
  readonly stop: () => void;
}

export const HISTORY_S = 600;
/** Nobody reads numbers faster; a fleet may be read ten times a second. */
const SHOW_EVERY_MS = 250;

/** Follows the fleet. The past is asked for once; from then on each news of the host adds to it. */
export function createFleetFeed(bridge: BeaconBridge, now: () => number = Date.now): FleetFeed {
  const store = createStore<FleetState>(() => ({
    status: null,
    failed: false,
    history: new Map(),
    capacity: HISTORY_S / 10,
  }));
  let stepS = 10;
  let addedAtMs = 0;
  let shownAtMs = Number.NEGATIVE_INFINITY;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  /** The highest readings since the last point: a life of three seconds lies between two. */
  let peaks: ReadonlyMap<string, Reading> = new Map();

  const show = (status: FleetStatus) => {
    shownAtMs = now();
    const due = now() - addedAtMs >= stepS * 1000;
    store.setState(({ history }) => ({
      status,
      failed: false,
      history: due ? withSample(history, status, HISTORY_S / stepS, peaks) : history,
    }));
    if (!due) return;
    addedAtMs = now();
    peaks = new Map();
  };
  /** The newest of what came since the last was shown. */
  const hear = (status: FleetStatus) => {
    clearTimeout(waiting);
    peaks = higher(peaks, status);
    const early = shownAtMs + SHOW_EVERY_MS - now();
    if (early <= 0) show(status);
    else waiting = setTimeout(() => show(status), early);
  };
  const refresh = () => {
    bridge.ask('fleet.get').then(hear, () => store.setState((state) => ({ failed: state.status === null })));
    bridge.ask('fleet.history').then(
      ({ step_s, processes }) => {
        stepS = step_s;
        addedAtMs = now();
        const tracks = Object.entries(processes).map(
          ([name, { rss_mb, cpu_percent }]) => [name, { rssMb: rss_mb, cpuPercent: cpu_percent }] as const,
        );
        store.setState({ history: new Map(tracks), capacity: Math.max(2, Math.round(HISTORY_S / step_s)) });
      },
      () => undefined, // Sparklines then start empty and fill with what is heard.
    );
  };
  const unheard = bridge.listen('fleet.changed', hear);
  refresh();
  return {
    store,
    refresh,
    stop: () => {
      clearTimeout(waiting);
      unheard();
    },
  };
}

/** One point of a track: null where there was nothing to read. */
interface Reading {
  readonly rssMb: number | null;
  readonly cpuPercent: number | null;
}

/** As the host counts its own past: a step holds the highest reading in it. */
function higher(
  peaks: ReadonlyMap<string, Reading>,
  { processes, watched }: FleetStatus,
): ReadonlyMap<string, Reading> {
  return new Map(
    [...processes, ...watched].map(({ name, rss_mb, cpu_percent }) => {
      const before = peaks.get(name);
      return [name, { rssMb: most(before?.rssMb, rss_mb), cpuPercent: most(before?.cpuPercent, cpu_percent) }];
    }),
  );
}

function most(one: number | null | undefined, other: number | null): number | null {
  return one == null || other === null ? (one ?? other) : Math.max(one, other);
}

/** The tracks with one more point for everything in the fleet now, its highest; what left the fleet is forgotten. */
export function withSample(
  history: ReadonlyMap<string, Track>,
  status: FleetStatus,
  points: number,
  peaks: ReadonlyMap<string, Reading> = new Map(),
): ReadonlyMap<string, Track> {
  return new Map(
    [...higher(peaks, status)].map(([name, { rssMb, cpuPercent }]) => {
      const before = history.get(name);
      return [
        name,
        {
          rssMb: [...(before?.rssMb ?? []), rssMb].slice(-points),
          cpuPercent: [...(before?.cpuPercent ?? []), cpuPercent].slice(-points),
        },
      ];
    }),
  );
}
