import { toBase64 } from './digest.ts';

/**
 * Whether a `Content-Digest` header (RFC 9530) agrees with the body's SHA-256.
 *
 * No header, or one that names no algorithm known here, agrees: the field is the sender's own check and may be left
 * out. A `sha-256` that cannot be read disagrees, as does one of several that is wrong.
 */
export function digestAgrees(header: string | null, sha256OfBody: Uint8Array): boolean {
  if (header === null) return true;
  const expected = `:${toBase64(sha256OfBody)}:`;
  // A dictionary of byte sequences (RFC 8941): base64 holds no comma, so members end at each.
  return header
    .split(',')
    .map((member) => member.trim())
    .filter((member) => /^sha-256(?![\w-])/i.test(member))
    .every((member) => member.slice('sha-256'.length).replace(/^\s*=\s*/, '') === expected);
}
