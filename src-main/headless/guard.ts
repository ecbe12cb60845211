import type { IncomingMessage, ServerResponse } from 'node:http';
import { contentPolicy } from '@services/host/window-page.ts';

/**
 * Who may talk to the server at all. It listens on 127.0.0.1, but any web page can make a browser send requests there:
 * so the Host must be ours (against DNS rebinding), and an Origin, where there is one, must be ours too.
 */
export function isOurs({ headers }: Pick<IncomingMessage, 'headers'>, port: number): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (headers.host === undefined || !hosts.includes(headers.host)) return false;
  if (headers.origin !== undefined && !hosts.some((host) => headers.origin === `http://${host}`)) return false;
  const site = headers['sec-fetch-site'];
  // "none" is a person opening the link; "same-origin" is our own page.
  return site === undefined || site === 'same-origin' || site === 'none' || isNavigation(headers);
}

/** Opening the page itself from another one (the redirecting file) is fine: it carries no right to anything. */
function isNavigation(headers: IncomingMessage['headers']): boolean {
  return headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
}

/** Headers of every answer; the nonce is this answer's own. */
export function secure(response: ServerResponse, nonce: string): void {
  response.setHeader('Content-Security-Policy', contentPolicy(nonce, "'self'"));
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('X-Frame-Options', 'DENY');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), usb=(), serial=()');
  response.setHeader('Cache-Control', 'no-store');
}
