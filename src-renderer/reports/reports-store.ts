import type { ReportDetail } from '@contract/reports-view.ts';
import type { BeaconBridge } from '@contract/requests.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Beacon } from '../parts/beacon.ts';
import { utf8Length } from '../parts/format.ts';
import type { Toasts } from '../parts/toasts.ts';
import { text } from '../text.ts';
import { findRows, neighbourOf, type Tab, tabOf } from './find-rows.ts';
import { type RowList, readList, rereadRows } from './read-list.ts';
import { reportOf } from './read-text.ts';
import { createActs, type ReportActs } from './report-acts.ts';
import { createEditing, type ReportEditing } from './report-editing.ts';
import { currentRead, initialState, openDetail, type Reading, type ReportsState } from './reports-state.ts';

export interface ReportsStore {
  readonly store: StoreApi<ReportsState>;
  readonly editing: ReportEditing;
  readonly acts: ReportActs;
  /** Asks for the list, again and again as the host tells of changes. Returns what ends it. */
  start(app: Beacon['app']): () => void;
  refresh(ids?: readonly string[] | null): Promise<void>;
  /** The page is about to go: saves what can be saved, and says whether something would be lost all the same. */
  leave(): boolean;
  showTab(tab: Tab): void;
  search(query: string): void;
  /** Opens a report of the list; null shows none. Opening marks it read; `passing` waits for arrows to come to rest. */
  select(id: string | null, passing?: boolean): Promise<void>;
  /** Opens a report wherever it is, from a notice or another view. */
  reveal(id: string): Promise<void>;
  read(reading: Reading): void;
  compare(with_: ReportsState['comparing']): void;
}

export function createReportsStore(bridge: BeaconBridge, toasts: Toasts): ReportsStore {
  const store = createStore<ReportsState>(() => initialState);
  const room = { bridge, toasts, store };
  const editing = createEditing(room);

  /** The last question about the list: an older one that is answered later changes nothing. */
  let asked = 0;
  /** Asks for the list; where only these changed, for them alone. */
  const refresh = async (ids: readonly string[] | null = null) => {
    asked += 1;
    const mine = asked;
    const show = (list: RowList) => {
      if (mine === asked) store.setState({ list: { kind: 'ready', ...list } });
    };
    const { list: known } = store.getState();
    try {
      if (ids !== null && ids.length <= MOST_ROWS && known.kind === 'ready' && known.whole)
        return show(await rereadRows(bridge, known, ids));
      show(await readList(bridge, (first) => store.getState().list.kind !== 'ready' && show(first)));
    } catch {
      store.setState(({ list }) => (list.kind === 'ready' ? {} : { list: { kind: 'failed' } }));
    }
  };

  /** Texts that could not be saved yet, because they are no reports; they wait here while others are looked at. */
  const unsaved = new Map<string, { readonly sha256: string; readonly draft: string }>();

  const select = async (id: string | null, passing = false) => {
    const { selectedId, open } = store.getState();
    if (id === selectedId && open.kind === 'ready') return;
    await editing.flush();
    const before = store.getState();
    const left = openDetail(before);
    if (left !== null && before.draft !== null) unsaved.set(left.row.id, { sha256: left.sha256, draft: before.draft });
    store.setState({ ...closed, selectedId: id, open: id === null ? { kind: 'none' } : { kind: 'loading', id } });
    if (passing) await new Promise((resolve) => setTimeout(resolve, REST_MS));
    if (id !== null && store.getState().selectedId === id) await load(id);
  };

  const load = async (id: string) => {
    const still = () => store.getState().selectedId === id;
    try {
      const detail = await bridge.ask('reports.open', { id });
      if (!still()) return;
      store.setState({ open: detail === null ? { kind: 'gone' } : { kind: 'ready', detail } });
      const kept = unsaved.get(id);
      unsaved.delete(id);
      if (kept !== undefined && kept.sha256 === detail?.sha256) editing.edit(kept.draft);
    } catch {
      if (still()) store.setState({ open: { kind: 'failed' } });
    }
  };

  /** The host says that files changed: the open one is read again, unless an edit lies over it. */
  const hearChanges = async (ids: readonly string[] | null) => {
    const { selectedId } = store.getState();
    const next = selectedId === null ? null : neighbourOf(shownRows(store.getState()), selectedId);
    await refresh(ids);
    const state = store.getState();
    const detail = openDetail(state);
    if (detail === null || state.draft !== null || state.saving || state.busy !== null) return;
    if (ids !== null && !ids.includes(detail.row.id)) return;
    const fresh = await bridge.ask('reports.look', { id: detail.row.id }).catch(() => detail);
    const now = store.getState();
    if (openDetail(now) !== detail || now.draft !== null || now.saving || now.busy !== null) return;
    if (fresh === null) {
      // Another program took it: what had the focus goes with it, so the next row takes its place and the list the focus.
      if (next === null) return store.setState({ ...closed, open: { kind: 'gone' } });
      toasts.say(text.reports.gone.elsewhere);
      await select(next);
      return store.setState({ listWanted: true });
    }
    store.setState({
      open: { kind: 'ready', detail: fresh },
      banner: changedByAnother(detail, fresh) ? { kind: 'changed', mine: null } : now.banner,
    });
  };

  /** What may be sent and to where has changed: the same bytes, seen with new rights. Safe under an edit. */
  const lookAgain = async () => {
    const detail = openDetail(store.getState());
    if (detail === null) return;
    const fresh = await bridge.ask('reports.look', { id: detail.row.id }).catch(() => null);
    if (fresh !== null && fresh.sha256 === openDetail(store.getState())?.sha256 && fresh.row.id === detail.row.id) {
      store.setState({ open: { kind: 'ready', detail: fresh } });
    }
  };

  const leave = (): boolean => {
    const state = store.getState();
    const { draft, saving, banner, list } = state;
    const before = editing.underWay();
    void editing.flush();
    const aside = list.kind === 'ready' && list.rows.some(({ id, state: is }) => is === 'pending' && unsaved.has(id));
    if (aside || (banner?.kind === 'changed' && banner.mine !== null)) return true;
    if (draft === null) return false;
    // A second save waits for the first, and nothing waits for a page that is gone.
    const sends = saving ? before === draft : currentRead(state).report !== null;
    return !sends || !fits(draft);
  };

  const acts = createActs(room, editing, { refresh, select, load });

  return {
    store,
    editing,
    acts,
    refresh,
    leave,
    select,
    start: (app) => {
      void refresh();
      const stops = [
        bridge.listen('reports.changed', ({ ids }) => void hearChanges(ids)),
        app.subscribe((now, before) => {
          if (rightsOf(now) !== rightsOf(before)) void lookAgain();
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
    showTab: (tab) => store.setState({ tab, query: '' }),
    search: (query) => store.setState({ query }),
    reveal: async (id) => {
      if (store.getState().list.kind !== 'ready') await refresh();
      const { list } = store.getState();
      const row = list.kind === 'ready' ? list.rows.find((one) => one.id === id) : undefined;
      store.setState({ query: '', ...(row === undefined ? {} : { tab: tabOf(row) }) });
      await select(id);
    },
    read: (reading) => store.setState({ reading, comparing: null }),
    compare: (comparing) => store.setState(comparing === null ? { comparing } : { comparing, reading: 'exact' }),
  };
}

/** All that decides whether a report may go, and to where; equal strings mean that nothing of it changed. */
function rightsOf({ app }: ReturnType<Beacon['app']['getState']>): string {
  if (app === null) return '';
  const { consent, environment, destination, collecting } = app;
  return JSON.stringify([
    consent.crash_reports,
    consent.diagnostics,
    consent.review_before_sending,
    environment,
    destination,
    collecting,
  ]);
}

/** What a browser still carries to the host after the page is gone: 64 KiB in all (fetch standard, keepalive). */
const MOST_ON_LEAVING = 60_000;

function fits(draft: string): boolean {
  return utf8Length(JSON.stringify(draft)) < MOST_ON_LEAVING;
}

/** What the host takes in one question (contract/requests). */
const MOST_ROWS = 200;

/** Arrows that move on within this time open nothing on their way. */
const REST_MS = 120;

/** Nothing of one report stays for the next. */
const closed = {
  reading: 'summary',
  comparing: null,
  draft: null,
  edited: null,
  typingSince: null,
  hostProblems: [],
  banner: null,
} as const satisfies Partial<ReportsState>;

/** Later repeats are folded in by Beacon itself; any other difference came from elsewhere. */
export function changedByAnother(before: ReportDetail, after: ReportDetail): boolean {
  if (before.sha256 === after.sha256 || after.row.state !== 'pending') return false;
  const [one, other] = [reportOf(before.text), reportOf(after.text)];
  if (one === null || other === null) return true;
  return JSON.stringify({ ...one, occurrences: null }) !== JSON.stringify({ ...other, occurrences: null });
}

const NO_ROWS: ReturnType<typeof findRows> = [];
let lastShown: (Pick<ReportsState, 'list' | 'tab' | 'query'> & { readonly rows: typeof NO_ROWS }) | null = null;

/** The rows on screen: of the tab, matching the search, newest first. Asked for after every key: the last answer is kept. */
export function shownRows({ list, tab, query }: Pick<ReportsState, 'list' | 'tab' | 'query'>) {
  if (list.kind !== 'ready') return NO_ROWS;
  if (lastShown?.list !== list || lastShown.tab !== tab || lastShown.query !== query)
    lastShown = { list, tab, query, rows: findRows(list.rows, tab, query) };
  return lastShown.rows;
}
