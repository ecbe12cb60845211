/** The page of the windows, and the policy it is served with: one of each for both hosts. */

/** Stands in the bundle's index.html where the nonce goes. */
const PLACE = '__CSP_NONCE__';

/** The page with its nonce; CodeMirror marks the style element it writes with it. */
export function pageWithNonce(page: Uint8Array, nonce: string): Uint8Array {
  return new TextEncoder().encode(new TextDecoder().decode(page).replaceAll(PLACE, nonce));
}

/** No script and no style but ours, nothing from elsewhere. `connect` is where the page may ask: its own host, or nobody. */
export function contentPolicy(nonce: string, connect: "'self'" | "'none'"): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
