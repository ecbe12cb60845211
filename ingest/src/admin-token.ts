import { failed } from './answers.ts';
import { sha256 } from './digest.ts';

/**
 * Null when the request carries the admin's token, else the refusal. Hashes are compared, all of each: neither the
 * time it takes nor the length of the token tells anything about it.
 */
export async function refuseUnlessAdmin(request: Request, token: string | undefined): Promise<Response | null> {
  if (token === undefined || token === '') {
    return failed(503, 'The admin part is off: no ADMIN_TOKEN is configured.');
  }
  const given = /^bearer (.+)$/i.exec(request.headers.get('authorization')?.trim() ?? '')?.[1]?.trim() ?? '';
  const encoder = new TextEncoder();
  const [own, other] = await Promise.all([sha256(encoder.encode(token)), sha256(encoder.encode(given))]);
  let difference = 0;
  for (const [at, byte] of own.entries()) difference |= byte ^ (other[at] ?? 0);
  if (difference === 0) return null;
  return failed(401, 'The admin token is missing or wrong.', { 'www-authenticate': 'Bearer' });
}
