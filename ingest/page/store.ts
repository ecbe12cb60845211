import { createStore } from 'zustand/vanilla';
import type { DeadLetter, Fingerprint, FingerprintDetail, Stats, Status } from '../src/dedup.ts';
import type { Order } from './rows.ts';
import { Refused, server } from './server.ts';
import { text } from './text.ts';

/** Per tab, gone when it closes. */
const TOKEN_KEY = 'beacon.ingest.token';

export type View = 'failures' | 'misses' | 'letters';

export interface State {
  readonly token: string | null;
  readonly signingIn: boolean;
  readonly refusal: string | null;
  readonly stats: Stats | null;
  readonly letters: readonly DeadLetter[];
  readonly loadedAtMs: number;
  readonly loading: boolean;
  /** The last look failed: what is shown is from `loadedAtMs`. */
  readonly away: boolean;
  readonly view: View;
  readonly search: string;
  readonly status: Status | 'all';
  readonly order: Order;
  readonly selected: string | null;
  readonly detail: FingerprintDetail | null;
  /** Said once, below. */
  readonly said: { readonly words: string; readonly good: boolean } | null;
}

const start: State = {
  token: null,
  signingIn: false,
  refusal: null,
  stats: null,
  letters: [],
  loadedAtMs: 0,
  loading: false,
  away: false,
  view: 'failures',
  search: '',
  status: 'all',
  order: 'count',
  selected: null,
  detail: null,
  said: null,
};

export const store = createStore<State>(() => start);
const set = store.setState;

const refusals: Readonly<Record<number, string>> = {
  0: text.signIn.away,
  401: text.signIn.wrong,
  429: text.signIn.tooMany,
  503: text.signIn.off,
};

export async function signIn(token: string): Promise<void> {
  if (token.trim() === '') return set({ refusal: text.signIn.missing });
  set({ signingIn: true, refusal: null });
  try {
    const [stats, letters] = await Promise.all([server.stats(token), server.letters(token)]);
    sessionStorage.setItem(TOKEN_KEY, token);
    set({ token, stats, letters, loadedAtMs: Date.now(), away: false });
  } catch (error) {
    sessionStorage.removeItem(TOKEN_KEY);
    set({ refusal: refusals[error instanceof Refused ? error.status : 0] ?? text.signIn.away });
  } finally {
    set({ signingIn: false });
  }
}

/** A reload of the tab keeps its token. */
export async function resume(): Promise<void> {
  const token = sessionStorage.getItem(TOKEN_KEY);
  if (token === null) return;
  await signIn(token);
  if (store.getState().refusal === text.signIn.wrong) set({ refusal: text.signIn.expired });
}

export function signOut(refusal: string | null = null): void {
  sessionStorage.removeItem(TOKEN_KEY);
  set({ ...start, refusal });
}

export async function refresh(): Promise<void> {
  const { token, selected } = store.getState();
  if (token === null) return;
  set({ loading: true });
  try {
    const [stats, letters] = await Promise.all([server.stats(token), server.letters(token)]);
    set({ stats, letters, loadedAtMs: Date.now(), away: false });
    if (selected !== null) await look(selected);
  } catch (error) {
    whenRefused(error);
  } finally {
    set({ loading: false });
  }
}

export async function select(fingerprint: string | null): Promise<void> {
  set({ selected: fingerprint, detail: null });
  if (fingerprint === null) return;
  try {
    await look(fingerprint);
  } catch (error) {
    whenRefused(error);
  }
}

async function look(fingerprint: string): Promise<void> {
  const { token } = store.getState();
  if (token === null) return;
  const detail = await server.show(token, fingerprint);
  // The person may have gone on meanwhile.
  if (store.getState().selected === fingerprint) set({ detail });
}

export const setStatus = (fingerprint: string, status: Status, fixed_in: string | null = null) =>
  change(async (token) => {
    const row = await server.setStatus(token, fingerprint, status === 'fixed' ? { status, fixed_in } : { status });
    replaceRow(row);
    return text.done.status(text.status[status]);
  });

export const promote = (fingerprint: string) =>
  change(async (token) => {
    replaceRow(await server.promote(token, fingerprint));
    return text.done.status(text.status.promoted);
  });

export const remove = (fingerprint: string) =>
  change(async (token) => {
    const count = await server.remove(token, fingerprint);
    set({ selected: null, detail: null });
    await refresh();
    return text.done.removed(String(count));
  });

export const replay = (id: string) =>
  change(async (token) => {
    await server.replay(token, id);
    set({ letters: store.getState().letters.filter((letter) => letter.id !== id) });
    return text.done.replayed;
  });

export function say(words: string, good = true): void {
  set({ said: { words, good } });
}

export const show = (changes: Partial<Pick<State, 'view' | 'search' | 'status' | 'order' | 'said'>>) => set(changes);

async function change(run: (token: string) => Promise<string>): Promise<void> {
  const { token } = store.getState();
  if (token === null) return;
  try {
    say(await run(token));
  } catch (error) {
    if (!whenRefused(error)) say(text.problem.failed, false);
  }
}

/** Whether the refusal was about the token or the ingest as a whole, and has been shown. */
function whenRefused(error: unknown): boolean {
  const status = error instanceof Refused ? error.status : 500;
  if (status === 401) signOut(text.signIn.expired);
  else if (status === 0 || status >= 500) set({ away: true });
  return status === 401;
}

function replaceRow(row: Fingerprint): void {
  const { stats, detail } = store.getState();
  if (stats === null) return;
  const fingerprints = stats.fingerprints.map((one) => (one.fingerprint === row.fingerprint ? row : one));
  set({
    stats: { ...stats, fingerprints },
    detail: detail?.fingerprint === row.fingerprint ? { ...detail, ...row } : detail,
  });
}
