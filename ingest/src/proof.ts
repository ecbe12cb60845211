import { fromHex, sha256, toHex } from './digest.ts';

/**
 * The device id that an `Authorization: Beacon-Proof <64 hex>` header proves (spec 2.2): the first 32 hex of sha256
 * over the proof's 32 bytes. Null where the header is missing or is something else.
 */
export async function provenDeviceId(authorization: string | null): Promise<string | null> {
  const proof = /^beacon-proof +([0-9a-f]{64})$/i.exec(authorization?.trim() ?? '')?.[1];
  return proof === undefined ? null : toHex(await sha256(fromHex(proof))).slice(0, 32);
}
