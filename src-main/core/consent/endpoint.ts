import { LOOPBACK_HOST } from '@contract/loopback.ts';

/** The destination in force, and who chose it. */
export interface EffectiveEndpoint {
  /** Without a trailing slash; null when none is set or the one that is set is not allowed. */
  readonly endpoint: string | null;
  readonly source: 'settings' | 'environment' | null;
  /** What is wrong with BEACON_ENDPOINT, where it is what was asked for. */
  readonly problem: string | null;
}

/** BEACON_ENDPOINT overrides the saved one for this process, under the same rules. */
export function effectiveEndpoint(saved: string | null, override: string | null): EffectiveEndpoint {
  const asked = override?.trim() ?? '';
  if (asked !== '') {
    const problem = endpointProblem(asked);
    // A wrong override does not fall back to the saved one: the person meant another destination.
    if (problem !== null)
      return { endpoint: null, source: 'environment', problem: `BEACON_ENDPOINT is not allowed. ${problem}` };
    return { endpoint: withoutSlash(asked), source: 'environment', problem: null };
  }
  if (saved === null) return { endpoint: null, source: null, problem: null };
  return { endpoint: withoutSlash(saved), source: 'settings', problem: null };
}

const HERE = new RegExp(`^${LOOPBACK_HOST}$`, 'i');

/** True for the host of an address, as it stands there, on this computer: http goes there, and a proxy is passed by. */
export const isHere = (host: string): boolean => HERE.test(host);

const ENDPOINT = /^(https?):\/\/(\[[0-9a-fA-F:.]+\]|[^/?#@\s:]+)(?::(\d{1,5}))?(\/[^?#\s]*)?$/;

/** The one sentence that is wrong with an endpoint, or null. Shape only: nothing is asked of the network. */
export function endpointProblem(value: string): string | null {
  if (value.length > 300) return 'A destination has at most 300 characters.';
  const match = ENDPOINT.exec(value);
  if (match === null) {
    return /[?#@]/.test(value)
      ? 'A destination has no name, query or fragment: only https://host and perhaps a path.'
      : 'Expected a destination such as https://reports.example.com.';
  }
  const [, scheme, host, port] = match;
  if (port !== undefined && Number(port) > 65_535) return 'A port is at most 65535.';
  return scheme === 'https' || isHere(host ?? '') ? null : 'Only https, or http on this computer.';
}

/** `https://host/prefix` and one of the ingest's paths. */
export function endpointUrl(endpoint: string, path: `/v1/${string}` | '/healthz'): string {
  return `${withoutSlash(endpoint)}${path}`;
}

/** `reports.example.com`, or `127.0.0.1:8787`: what the person is shown. */
export function hostOf(endpoint: string): string {
  return /^https?:\/\/([^/]+)/.exec(endpoint)?.[1] ?? endpoint;
}

/** Two ways to write one destination. */
export const withoutSlash = (url: string) => url.replace(/(?<!\/)\/+$/, '');
