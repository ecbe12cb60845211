import type { Digest } from '../ports/clock.ts';

/**
 * Spec 2.2: the proof is an HMAC only the owner of the UUID can make; the device id is the start of the proof's digest.
 * Two reports share nothing, and whoever shows the proof may have the report deleted.
 */
export function deviceIdOf(
  uuid: string,
  reportId: string,
  digest: Digest,
): { readonly deviceId: string; readonly proof: string } {
  const proof = digest.hmacSha256Hex(uuid.toLowerCase(), reportId);
  const bytes = Uint8Array.from(proof.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return { deviceId: digest.sha256Hex(bytes).slice(0, 32), proof };
}
