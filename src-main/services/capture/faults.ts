import type { Incident } from '@core/report/incident.ts';
import type { EventLog } from '../guardian/event-log.ts';
import type { Clock } from '../ports/clock.ts';
import { StoreFailure } from '../ports/files.ts';
import { LockBusy } from '../ports/locks.ts';
import type { Collector } from './collector.ts';

/** More faults than this within a minute: going on would only make more of them. */
const MOST_A_MINUTE = 20;
const MINUTE_MS = 60_000;

export interface FaultParts {
  readonly clock: Clock;
  readonly log: EventLog;
  readonly collector: Pick<Collector, 'capture'>;
  readonly version: string;
  /** One line for the person. */
  readonly say: (line: string) => void;
  /** End in good order: every process is stopped, the lock given back. */
  readonly giveUp: () => void;
}

/**
 * What becomes of an error in Beacon itself that nobody caught. The fleet must not go down with it, so the host goes
 * on: it is told once in a line, written to the event log by its class, and reported like any other crash, each kind
 * once a run. A disk that is full or gone is no fault of ours, and only logged.
 */
export class Faults {
  readonly #parts: FaultParts;
  readonly #told = new Set<string>();
  #timesMs: number[] = [];

  constructor(parts: FaultParts) {
    this.#parts = parts;
  }

  readonly hear = (
    error: unknown,
    type: 'unhandled_exception' | 'unhandled_rejection' = 'unhandled_rejection',
  ): void => {
    const { clock, log, say, giveUp } = this.#parts;
    const nowMs = clock.monotonicMs();
    if (error instanceof StoreFailure || error instanceof LockBusy) {
      this.#once(error instanceof StoreFailure ? error.kind : 'busy', (why) => {
        log.add('store_failed', null, { why });
        say(`${error.message}. Beacon goes on, and tries again.`);
      });
      return;
    }
    const name = className(error);
    this.#timesMs = [...this.#timesMs.filter((atMs) => nowMs - atMs < MINUTE_MS), nowMs];
    this.#once(name, () => {
      log.add('fault', null, { class: name });
      void this.#parts.collector.capture(this.#incident(error, type)).then(({ kind }) => {
        const report = kind === 'written' || kind === 'counted' ? ' Its report waits with the others.' : '';
        say(`Beacon met a fault in itself (${name}) and goes on.${report}`);
      });
    });
    if (this.#timesMs.length > MOST_A_MINUTE) {
      this.#timesMs = [];
      say('Beacon meets fault after fault, and ends. Start it again; its reports say what happened.');
      giveUp();
    }
  };

  #once(what: string, tell: (what: string) => void): void {
    if (this.#told.has(what)) return;
    this.#told.add(what);
    tell(what);
  }

  #incident(error: unknown, type: 'unhandled_exception' | 'unhandled_rejection'): Incident {
    return {
      atMs: this.#parts.clock.wallMs(),
      type,
      signal: null,
      exitCode: null,
      jetsamReason: null,
      frictionKind: null,
      phase: null,
      errorText: error instanceof Error ? (error.stack ?? '') : '',
      snapshot: null,
      breadcrumbs: [],
      pressure: null,
      subject: {
        name: null,
        kind: 'daemon',
        component: 'beacon.host',
        publicPackage: null,
        version: this.#parts.version,
      },
      aftermath: null,
    };
  }
}

/** The class alone: an error's own text may quote anything. */
const className = (error: unknown): string =>
  error instanceof Error && /^[A-Za-z][A-Za-z0-9_]{0,60}$/.test(error.constructor.name)
    ? error.constructor.name
    : 'unknown';
