import { httpPaths, SESSION_STORAGE_KEY, SessionAnswer, SessionBody } from '@contract/http.ts';

/** The few things of a browser that opening a session touches; the page passes its own. */
export interface Place {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  readonly history: Pick<History, 'replaceState' | 'state'>;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly fetch: typeof fetch;
}

export type SessionOutcome =
  | { readonly kind: 'open'; readonly session: string }
  /** There is no link, or it was used, or it is older than a minute. */
  | { readonly kind: 'no_link' }
  /** Nobody answers at this address. */
  | { readonly kind: 'gone' };

/**
 * The secret of this tab: from the link's one-use token, or kept from before a reload.
 *
 * The token leaves the address bar before anything is asked of the network, so that it is in no history and no
 * screenshot. A used link in a tab that already has a secret falls back to that secret.
 */
export async function openSession(place: Place): Promise<SessionOutcome> {
  const token = place.location.hash.replace(/^#/, '');
  const linked = SessionBody.safeParse({ token });
  if (token !== '') {
    place.history.replaceState(place.history.state, '', `${place.location.pathname}${place.location.search}`);
  }
  const kept = place.storage.getItem(SESSION_STORAGE_KEY);
  if (!linked.success) return kept === null ? { kind: 'no_link' } : { kind: 'open', session: kept };

  let answer: Response;
  try {
    answer = await place.fetch(httpPaths.session, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(linked.data),
      cache: 'no-store',
      credentials: 'omit',
    });
  } catch {
    return { kind: 'gone' };
  }
  const parsed = SessionAnswer.safeParse(await answer.json().catch(() => null));
  if (!answer.ok || !parsed.success) return kept === null ? { kind: 'no_link' } : { kind: 'open', session: kept };
  place.storage.setItem(SESSION_STORAGE_KEY, parsed.data.session);
  return { kind: 'open', session: parsed.data.session };
}
