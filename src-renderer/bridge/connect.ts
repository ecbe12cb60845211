import { SESSION_STORAGE_KEY } from '@contract/http.ts';
import type { BeaconBridge } from '@contract/requests.ts';
import { httpBridge } from './http-bridge.ts';
import { parsedBridge } from './parsed-bridge.ts';
import { openSession } from './session.ts';

declare global {
  interface Window {
    /** From the preload, under Electron only. */
    beacon?: BeaconBridge;
  }
}

export type Shell = 'electron' | 'browser';

export type Connection =
  | { readonly kind: 'open'; readonly bridge: BeaconBridge; readonly shell: Shell }
  | { readonly kind: 'no_link' | 'gone' };

/** The way to the host: the preload's bridge where there is one, else the headless host that served this page. */
export async function connect(): Promise<Connection> {
  if (window.beacon !== undefined) {
    return { kind: 'open', bridge: parsedBridge(window.beacon), shell: 'electron' };
  }
  const fetch = window.fetch.bind(window);
  const outcome = await openSession({
    location: window.location,
    history: window.history,
    storage: window.sessionStorage,
    fetch,
  });
  if (outcome.kind !== 'open') return { kind: outcome.kind };
  const forget = () => window.sessionStorage.removeItem(SESSION_STORAGE_KEY);
  const bridge = httpBridge({ session: outcome.session, fetch, forget });
  return { kind: 'open', bridge: parsedBridge(bridge), shell: 'browser' };
}
