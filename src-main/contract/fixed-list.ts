import * as z from 'zod';
import { Sha256Hex, Timestamp, Version } from './primitives.ts';

/**
 * `GET /v1/fixed.json` of the ingest (spec 8): what is fixed, and which versions nobody looks after any more. The same
 * for everybody, so that asking for it tells nothing.
 *
 * `signature` is Ed25519 over the UTF-8 bytes of `JSON.stringify` of the document without it, its members in the order
 * they came in. Take it off first and look at the rest only when it holds; `key` is only there to tell keys apart when
 * one is replaced, and is believed by nobody who does not know it already.
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
  /** base64 of 64 bytes. */
  signature: z.string(),
});
export type FixedList = z.output<typeof FixedList>;
