import { AskAnswer, httpPaths, SESSION_HEADER } from '@contract/http.ts';
import type { BeaconBridge, EventBody, EventName } from '@contract/requests.ts';
import { utf8Length } from '../parts/format.ts';
import { type Fetch, readEvents } from './event-stream.ts';

/** A question could not be answered: `away` when nobody was there, else the host's own reason. */
export class AskFailed extends Error {
  override readonly name = 'AskFailed';
  constructor(
    readonly code: 'away' | 'unknown' | 'bad_question' | 'session' | 'failed',
    message: string,
  ) {
    super(message);
  }
}

export interface HttpHost {
  readonly session: string;
  readonly fetch: Fetch;
  /** The secret is no longer good: drop the kept one. */
  readonly forget: () => void;
  readonly retryMs?: readonly number[];
}

/** Waits between tries to reach the host again. After the last one it counts as gone. */
const RETRY_MS = [200, 500, 1000, 2000] as const;

/** Browsers refuse more than 64 KiB at once (fetch standard, keepalive). */
const MOST_KEPT_ALIVE = 62_000;

/**
 * The headless host, as a bridge. The stream of events doubles as the sign of life: when it breaks, it is opened again
 * a few times; when nobody answers or the secret is refused (a new host on the old port), the host is gone for good.
 */
export function httpBridge({ session, fetch, forget, retryMs = RETRY_MS }: HttpHost): BeaconBridge {
  const hearers = new Map<string, Set<(body: never) => void>>();
  const goneHearers = new Set<() => void>();
  const stop = new AbortController();

  const tell = (event: string, body: unknown) => {
    for (const hear of hearers.get(event) ?? []) hear(body as never);
  };
  const gone = () => {
    if (stop.signal.aborted) return;
    stop.abort();
    for (const hear of goneHearers) hear();
  };

  const ask: BeaconBridge['ask'] = async (name, ...question) => {
    if (stop.signal.aborted) throw new AskFailed('away', 'Beacon is not running.');
    const body = JSON.stringify({ question: question[0] });
    let answer: Response;
    try {
      answer = await fetch(`${httpPaths.ask}${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [SESSION_HEADER]: session },
        body,
        // A save that was asked for as the page goes away still arrives.
        keepalive: name === 'reports.save' && utf8Length(body) < MOST_KEPT_ALIVE,
        cache: 'no-store',
        credentials: 'omit',
      });
    } catch {
      throw new AskFailed('away', 'Beacon did not answer.');
    }
    const parsed = AskAnswer.safeParse(await answer.json().catch(() => null));
    if (!parsed.success)
      throw new AskFailed('failed', `Beacon answered ${answer.status} and nothing that can be read.`);
    if ('error' in parsed.data) {
      if (parsed.data.error.code === 'session') refused();
      throw new AskFailed(parsed.data.error.code, parsed.data.error.message);
    }
    return parsed.data.answer as never;
  };
  const refused = () => {
    forget();
    gone();
  };

  /** What happened while the stream was broken is not sent again: ask for the present and tell it as news. */
  const catchUp = async () => {
    const [app, fleet] = await Promise.all([ask('app.get'), ask('fleet.get')]);
    tell('app.changed', app);
    tell('fleet.changed', fleet);
    tell('reports.changed', { ids: null });
  };

  const follow = async () => {
    let tries = 0;
    let before = false;
    while (!stop.signal.aborted) {
      const opened = () => {
        tries = 0;
        if (before) catchUp().catch(() => undefined); // The next break of the stream says it again.
        before = true;
      };
      const end = await readEvents(fetch, session, tell, opened, stop.signal);
      if (end === 'refused') return refused();
      const wait = retryMs[tries];
      if (wait === undefined) return gone();
      tries += 1;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  };
  void follow();

  return {
    ask,
    listen: <N extends EventName>(name: N, hear: (body: EventBody<N>) => void) => {
      const known = hearers.get(name) ?? new Set();
      hearers.set(name, known);
      known.add(hear as (body: never) => void);
      return () => known.delete(hear as (body: never) => void);
    },
    onGone: (hear) => {
      goneHearers.add(hear);
      return () => goneHearers.delete(hear);
    },
  };
}
