import * as z from 'zod';
import { Sha256Hex, Timestamp, Version } from './primitives.ts';

/** Replaced keys that a list can name: more was never read. */
export const MOST_VOUCHED = 4;

/** What an old key signs to say that this one (base64 of its 32 bytes) takes its place. */
export function successionOf(key: string): string {
  return `stallari-beacon fixed.json is signed from now on with ${key}`;
}

/**
 * `GET /v1/fixed.json` of the ingest (spec 8): what is fixed, and which versions nobody looks after any more. The same
 * for everybody, so that asking for it tells nothing.
 *
 * `signature` is Ed25519 over the UTF-8 bytes of `JSON.stringify` of the document without it, its members in the order
 * they came in. Take it off first and look at the rest only when it holds.
 *
 * `key` is trusted on first use: the first list from a destination comes over TLS from where the person sends to anyway, so
 * Beacon keeps its key, and from then on believes only lists of that key, until it is asked to send elsewhere. Another key
 * is believed when a key that is known vouches for it: `vouched` has that one's signature over `successionOf(key)`.
 */
export const FixedList = z.object({
  version: z.literal(1),
  /** The hour it was made in, so that an old one can be told. */
  issued_at: Timestamp,
  fixed: z.array(z.object({ fingerprint: Sha256Hex, fixed_in: Version.nullable() })),
  /** `0.43` stands for everything that begins with it. */
  end_of_life: z.array(Version),
  /** The public key, base64 of its 32 bytes. */
  key: z.string(),
  /** Keys that were replaced by `key`, each with its Ed25519 signature over the UTF-8 bytes of `successionOf(key)`. */
  vouched: z
    .array(z.object({ key: z.string(), signature: z.string() }))
    .max(MOST_VOUCHED)
    .optional(),
  /** base64 of 64 bytes. */
  signature: z.string(),
});
export type FixedList = z.output<typeof FixedList>;
