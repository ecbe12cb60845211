import { sha512 } from './digest.ts';

/**
 * Whether a `Content-Digest` header (RFC 9530) agrees with the body. No header agrees: the field is the sender's own
 * check and may be left out.
 *
 * Every digest that can be computed here is held against the body: `sha-256` and `sha-512`, the two that the RFC does
 * not call deprecated. One that is wrong disagrees, whatever stands beside it; other algorithms are passed over. A
 * header that is no dictionary of byte sequences disagrees as a whole.
 */
export async function digestAgrees(
  header: string | null,
  body: Uint8Array,
  sha256OfBody: Uint8Array,
): Promise<boolean> {
  const members = header === null ? [] : readDigests(header);
  if (members === null) return false;
  for (const { algorithm, digest } of members) {
    if (algorithm === 'sha-256' && !areEqual(digest, sha256OfBody)) return false;
    if (algorithm === 'sha-512' && !areEqual(digest, await sha512(body))) return false;
  }
  return true;
}

interface Digest {
  readonly algorithm: string;
  readonly digest: Uint8Array;
}

/** A key and a byte sequence, with parameters that mean nothing here (RFC 8941, 3.2 and 3.3.5): base64 holds no comma. */
const MEMBER = /^([a-z*][a-z0-9_.*-]*)=:([A-Za-z0-9+/]*={0,2}):(?:; *[a-z*][a-z0-9_.*-]*(?:=[^;,"]+)?)*$/;

/** The members of the header, null where it cannot be read. Empty is a dictionary without members. */
function readDigests(header: string): readonly Digest[] | null {
  if (header.trim() === '') return [];
  const digests: Digest[] = [];
  for (const member of header.split(',')) {
    const [, algorithm = '', base64 = ''] = MEMBER.exec(member.trim()) ?? [];
    const digest = algorithm === '' ? null : fromBase64(base64);
    if (digest === null) return null;
    digests.push({ algorithm, digest });
  }
  return digests;
}

/** With or without its padding (RFC 8941, 4.2.7); null where it is no base64. */
function fromBase64(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null; // A length that no bytes have.
  }
}

function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
