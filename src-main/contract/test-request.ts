import * as z from 'zod';
import { Timestamp } from './primitives.ts';

/** What came of the one request behind a Test button. */
export const TestOutcome = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answered'),
    status: z.int(),
    ms: z.int().min(0),
    /** It answered as what it should be: an ingest with 200, ntfy with a 2xx. */
    ok: z.boolean(),
    /** When its certificate runs out; null without TLS, and behind a proxy that ends it. */
    certificate_until: Timestamp.nullable(),
  }),
  z.object({ kind: z.literal('failed'), why: z.enum(['offline', 'timeout', 'tls', 'reset', 'protocol', 'proxy']) }),
  /** The person did not wait for the answer. */
  z.object({ kind: z.literal('stopped') }),
  /** Nothing was asked. `debug`: STALLARI_TELEMETRY_DEBUG; the request was printed. */
  z.object({
    kind: z.literal('not_asked'),
    why: z.enum(['do_not_track', 'switched_off_by_environment', 'collection_off', 'debug']),
  }),
]);
export type TestOutcome = z.output<typeof TestOutcome>;
