import { MAX_BREADCRUMBS } from '@contract/report.ts';
import type { SocketBody } from '@contract/socket.ts';
import type { RawBreadcrumb } from '@core/report/incident.ts';
import { childIncident, type Program, printedError, programIncident } from '@core/report/program-incident.ts';
import type { Clock } from '../ports/clock.ts';
import type { Captured, Collector } from './collector.ts';

/** More failures than this in a minute from one connection are not looked at: each costs a scrub and a look at the store. */
const MOST_A_MINUTE = 60;
const MINUTE_MS = 60_000;

/** What one connection said of itself, and what happened to it lately. Raw, in memory only. */
export interface Speaker {
  program: Program;
  readonly crumbs: RawBreadcrumb[];
  captured: number;
  minute: number;
}

export const newSpeaker = (): Speaker => ({
  program: { component: null, version: null },
  crumbs: [],
  captured: 0,
  minute: -1,
});

/** What the answer to `capture` and `friction` says. */
export interface Told {
  readonly outcome: Captured['kind'];
  readonly report_id: string | null;
  readonly reason: string | null;
}

/** Failures and breadcrumbs that other programs tell over beacon.sock. */
export class Programs {
  readonly #collector: Pick<Collector, 'capture'>;
  readonly #clock: Clock;

  constructor(collector: Pick<Collector, 'capture'>, clock: Clock) {
    this.#collector = collector;
    this.#clock = clock;
  }

  hello(speaker: Speaker, body: SocketBody<'hello'>): void {
    const { component, version } = body ?? {};
    speaker.program = {
      component: component ?? speaker.program.component,
      version: version ?? speaker.program.version,
    };
  }

  breadcrumb(speaker: Speaker, { event, detail }: SocketBody<'breadcrumb'>): void {
    const text = detail == null ? null : String(detail);
    speaker.crumbs.push({ atMs: this.#clock.wallMs(), event, detail: text, text: null });
    if (speaker.crumbs.length > MAX_BREADCRUMBS) speaker.crumbs.shift();
  }

  /** Null when this connection has told of too many already. */
  async capture(speaker: Speaker, body: SocketBody<'capture'>): Promise<Told | null> {
    if (!this.#mayTell(speaker)) return null;
    const nowMs = this.#clock.wallMs();
    if (body.exit !== undefined) {
      const { name, kind, component = null, code, signal } = body.exit;
      return told(await this.#collector.capture(childIncident({ name, kind, component }, { code, signal }, [], nowMs)));
    }
    const errorText = printedError(body.error ?? {});
    const failure = { what: 'error', type: body.type ?? null, errorText } as const;
    const incident = programIncident(this.#programOf(speaker, body), failure, crumbsOf(speaker, body), nowMs);
    return told(await this.#collector.capture(incident));
  }

  async friction(speaker: Speaker, body: SocketBody<'friction'>): Promise<Told | null> {
    if (!this.#mayTell(speaker)) return null;
    const failure = { what: 'friction', kind: body.kind, phase: body.phase ?? null } as const;
    const program = this.#programOf(speaker, body);
    const incident = programIncident(program, failure, crumbsOf(speaker, body), this.#clock.wallMs());
    return told(await this.#collector.capture(incident));
  }

  #programOf(
    speaker: Speaker,
    { component, version }: { component?: string | undefined; version?: string | undefined },
  ) {
    return { component: component ?? speaker.program.component, version: version ?? speaker.program.version };
  }

  #mayTell(speaker: Speaker): boolean {
    const minute = Math.floor(this.#clock.monotonicMs() / MINUTE_MS);
    speaker.captured = minute === speaker.minute ? speaker.captured + 1 : 1;
    speaker.minute = minute;
    return speaker.captured <= MOST_A_MINUTE;
  }
}

function crumbsOf(
  { crumbs }: Speaker,
  { breadcrumbs }: SocketBody<'friction'> | SocketBody<'capture'>,
): readonly RawBreadcrumb[] {
  return (
    breadcrumbs?.map(({ at, event, detail }) => ({
      atMs: at,
      event,
      detail: detail == null ? null : String(detail),
      text: null,
    })) ?? crumbs
  );
}

function told(captured: Captured): Told {
  switch (captured.kind) {
    case 'written':
    case 'counted':
      return { outcome: captured.kind, report_id: captured.id, reason: null };
    case 'refused':
      return { outcome: 'refused', report_id: null, reason: captured.reason };
    case 'failed':
      return { outcome: 'failed', report_id: null, reason: captured.why };
    default:
      return captured satisfies never;
  }
}
