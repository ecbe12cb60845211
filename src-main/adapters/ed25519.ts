import { createPublicKey, verify } from 'node:crypto';
import type { VerifySignature } from '@services/ports/network.ts';

/** How a public key of 32 bytes is wrapped for Node. Source: RFC 8410, 4. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** Whether this text was signed with this key. Anything that is no key or no signature has signed nothing. */
export const verifyEd25519: VerifySignature = async (key, text, signature) => {
  try {
    const der = Buffer.concat([SPKI, Buffer.from(key, 'base64')]);
    const known = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return verify(null, Buffer.from(text), known, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
};
