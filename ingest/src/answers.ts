/**
 * The only answer to what is public and past its checks. It says nothing, on purpose. A type that is never compressed
 * keeps it empty on the wire too: without one, nothing would be gzipped into 20 bytes.
 */
export function accepted(): Response {
  return new Response(null, { status: 202, headers: { 'content-type': 'application/octet-stream' } });
}

/** A refusal in one line of JSON, in words that hold nothing of the request. */
export function failed(status: number, error: string, headers: Record<string, string> = {}): Response {
  return Response.json({ error }, { status, headers });
}

/** On every answer. No browser has business here but the admin's own. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
};
