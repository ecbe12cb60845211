import type { TestOutcome } from '@contract/test-request.ts';
import { mayCollect } from '@core/consent/consent.ts';
import { endpointUrl } from '@core/consent/endpoint.ts';
import { utcSeconds } from '@core/report/times.ts';
import type { Clock } from '../ports/clock.ts';
import type { Delivery, Sender } from '../ports/network.ts';
import type { Rights } from '../settings/settings.ts';

export interface TestRequestParts {
  readonly rights: () => Promise<Rights>;
  readonly sender: Sender;
  readonly clock: Clock;
  /** With STALLARI_TELEMETRY_DEBUG: told of the request, which is then not made. */
  readonly onDebug: (delivery: Delivery) => void;
}

/** `GET /healthz` of a destination, with nothing of this computer in it. Only an ingest answers 200 there. */
export function testDestination(parts: TestRequestParts, endpoint: string, signal?: AbortSignal): Promise<TestOutcome> {
  const delivery: Delivery = {
    method: 'GET',
    url: endpointUrl(endpoint, '/healthz'),
    headers: {},
    body: null,
    why: 'endpoint_test',
    reportId: null,
  };
  return ask(parts, delivery, (status) => status === 200, signal);
}

/** One message of the lowest priority that says it is a test. Source: https://docs.ntfy.sh/publish/#message-priority */
export function testNtfy(parts: TestRequestParts, url: string, signal?: AbortSignal): Promise<TestOutcome> {
  const delivery: Delivery = {
    method: 'POST',
    url,
    headers: { 'content-type': 'text/plain; charset=utf-8', title: 'Beacon', priority: '2' },
    body: new TextEncoder().encode('A test from Settings. Nothing has happened.'),
    why: 'ntfy',
    reportId: null,
  };
  return ask(parts, delivery, (status) => status >= 200 && status < 300, signal);
}

/** Pressing Test is a request of the person; what forbids every request forbids this one too, and says so. */
async function ask(
  { rights, sender, clock, onDebug }: TestRequestParts,
  delivery: Delivery,
  isRight: (status: number) => boolean,
  signal: AbortSignal | undefined,
): Promise<TestOutcome> {
  const { settings, environment } = await rights();
  if (environment.doNotTrack) return { kind: 'not_asked', why: 'do_not_track' };
  if (!settings.collection) return { kind: 'not_asked', why: 'collection_off' };
  if (mayCollect(settings, environment, 'feedback').kind === 'refused')
    return { kind: 'not_asked', why: 'switched_off_by_environment' };
  if (environment.debug) {
    onDebug(delivery);
    return { kind: 'not_asked', why: 'debug' };
  }
  const beganMs = clock.monotonicMs();
  const result = await sender.deliver(signal === undefined ? delivery : { ...delivery, signal });
  if (result.kind === 'failed' && signal?.aborted === true) return { kind: 'stopped' };
  if (result.kind === 'failed') return { kind: 'failed', why: result.why };
  const until = result.certificateUntilMs ?? null;
  return {
    kind: 'answered',
    status: result.status,
    ms: Math.max(0, Math.round(clock.monotonicMs() - beganMs)),
    ok: isRight(result.status),
    certificate_until: until === null ? null : utcSeconds(until),
  };
}
