import type { Settings } from '@contract/settings.ts';
import { mayCollect } from '@core/consent/consent.ts';
import { endpointProblem } from '@core/consent/endpoint.ts';
import type { NotifyWhat } from '@core/fleet/process.ts';
import type { EventLog } from '../guardian/event-log.ts';
import type { Clock } from '../ports/clock.ts';
import type { Delivery, Sender } from '../ports/network.ts';
import type { Rights } from '../settings/settings.ts';

type Severity = Settings['ntfy']['min_severity'];

/** What may be told: what was done, and to what kind of thing. No name, component or host. */
export interface PhoneNotice {
  readonly severity: Severity;
  readonly what: NotifyWhat;
  readonly kind: 'mcp' | 'dispatch' | 'daemon' | 'job' | 'watched' | 'fleet';
}

export interface NtfyParts {
  readonly rights: () => Promise<Rights>;
  readonly sender: Sender;
  readonly clock: Clock;
  readonly log: EventLog;
  /** With STALLARI_TELEMETRY_DEBUG: told of the request, which is then not made. */
  readonly onDebug: (delivery: Delivery) => void;
}

const RANK: Record<Severity, number> = { info: 0, warning: 1, alert: 2 };
/** Priorities of ntfy; 3 is its default. Source: https://docs.ntfy.sh/publish/#message-priority */
const PRIORITY: Record<Severity, string> = { info: '2', warning: '3', alert: '4' };
/** The same of the same kind is told this often, and so many messages an hour at most: a crash loop must not ring all night. */
const SAME_AGAIN_MS = 5 * 60_000;
const MOST_AN_HOUR = 20;
const HOUR_MS = 60 * 60_000;
/** Waits before the second, third and last try. */
const RETRY_MS = [1000, 5000, 25_000] as const;
const LONGEST_WAIT_MS = 60_000;

const words: Record<NotifyWhat, string> = {
  stopped_for_memory: 'stopped: over its memory budget',
  stopped_for_cpu: 'stopped: over its CPU budget',
  over_budget: 'over its budget',
  gave_up: 'keeps crashing: not started again for now',
  hang: 'stopped: no answer to its health check',
  fleet: 'over the ceiling: new work is held back',
  cannot_start: 'cannot start',
};

/** The person's own channel to their phone, where config.json names one (spec 4.8). Opting out silences it, too. */
export class Ntfy {
  readonly #parts: NtfyParts;
  readonly #toldAtMs = new Map<string, number>();
  #sentAtMs: number[] = [];
  #held = 0;
  #stopped = false;
  #cancels = new Set<() => void>();

  constructor(parts: NtfyParts) {
    this.#parts = parts;
  }

  /** Never rejects. Resolves when it was sent, given up or held back. */
  async tell(notice: PhoneNotice): Promise<void> {
    const { rights, clock, log, onDebug } = this.#parts;
    const { settings, environment } = await rights();
    const { url, min_severity } = settings.ntfy;
    if (url === null || this.#stopped || RANK[notice.severity] < RANK[min_severity]) return;
    // "Nothing is collected or sent" holds for this as well.
    if (mayCollect(settings, environment, 'feedback').kind === 'refused') return;
    if (!this.#mayRing(notice, clock.monotonicMs())) {
      this.#held += 1;
      return;
    }
    if (endpointProblem(url) !== null) {
      log.add('ntfy_failed', null, { why: 'address' });
      return;
    }
    const delivery = this.#delivery(url, notice);
    if (environment.debug) onDebug(delivery);
    else await this.#send(delivery, notice);
  }

  /** Nothing more is sent or tried again. */
  stop(): void {
    this.#stopped = true;
    for (const cancel of this.#cancels) cancel();
  }

  #mayRing({ what, kind }: PhoneNotice, nowMs: number): boolean {
    const key = `${what} ${kind}`;
    this.#sentAtMs = this.#sentAtMs.filter((atMs) => nowMs - atMs < HOUR_MS);
    if (nowMs - (this.#toldAtMs.get(key) ?? Number.NEGATIVE_INFINITY) < SAME_AGAIN_MS) return false;
    if (this.#sentAtMs.length >= MOST_AN_HOUR) return false;
    this.#toldAtMs.set(key, nowMs);
    this.#sentAtMs.push(nowMs);
    return true;
  }

  #delivery(url: string, { what, kind, severity }: PhoneNotice): Delivery {
    const more = this.#held === 0 ? '' : ` (and ${this.#held} more since)`;
    this.#held = 0;
    const body = new TextEncoder().encode(`${kind}: ${words[what]}${more}`);
    const headers = { 'content-type': 'text/plain; charset=utf-8', title: 'Beacon', priority: PRIORITY[severity] };
    return { method: 'POST', url, headers, body, why: 'ntfy', reportId: null };
  }

  async #send(delivery: Delivery, { what, kind }: PhoneNotice): Promise<void> {
    const { sender, log } = this.#parts;
    for (let attempt = 0; !this.#stopped; attempt += 1) {
      const result = await sender.deliver(delivery);
      if (result.kind === 'answered' && result.status >= 200 && result.status < 300) {
        log.add('ntfy_sent', null, { what, kind });
        return;
      }
      const passing = result.kind === 'failed' ? result.why !== 'tls' : result.status === 429 || result.status >= 500;
      const waitMs = RETRY_MS[attempt];
      if (!passing || waitMs === undefined) {
        log.add('ntfy_failed', null, result.kind === 'answered' ? { status: result.status } : { why: result.why });
        return;
      }
      const askedMs = result.kind === 'answered' ? (result.retryAfterMs ?? 0) : 0;
      await this.#pause(Math.min(Math.max(waitMs, askedMs), LONGEST_WAIT_MS));
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        cancel();
        this.#cancels.delete(done);
        resolve();
      };
      const cancel = this.#parts.clock.after(ms, done);
      this.#cancels.add(done);
    });
  }
}
