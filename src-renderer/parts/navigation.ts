import { createStore, type StoreApi } from 'zustand/vanilla';

/** Where the person is. It stands in the address (after `?`), so that a reload and the back button keep it. */
export interface Place {
  /** Which window this is: the main one, or one of Electron's own small ones. */
  readonly window: 'main' | 'panel' | 'consent' | 'settings' | 'feedback';
  readonly view: 'fleet' | 'reports' | 'settings' | 'feedback';
  readonly report: string | null;
  /** A tab of Reports to show; forgotten once shown. */
  readonly tab: 'pending' | 'sent' | 'quarantined' | null;
  readonly pane: Pane;
  /** A process whose death certificate is to be shown. */
  readonly process: string | null;
  /** At phone width Fleet is the small panel, unless the whole table was asked for. */
  readonly whole: boolean;
}

export type Pane = (typeof panes)[number];
const windows = ['main', 'panel', 'consent', 'settings', 'feedback'] as const;
const views = ['fleet', 'reports', 'settings', 'feedback'] as const;
const panes = ['general', 'privacy', 'guardian', 'integrations', 'network', 'about'] as const;
const tabs = ['pending', 'sent', 'quarantined'] as const;

export interface Navigation {
  readonly store: StoreApi<Place>;
  /** Goes to another place; one step for the back button. */
  go(to: Partial<Place>): void;
  /** The same place said more precisely: no step of its own. */
  settle(to: Partial<Place>): void;
}

/** The two things of a browser this needs; a test passes its own. */
export interface Address {
  readonly search: () => string;
  readonly write: (search: string, how: 'push' | 'replace') => void;
  readonly onBack: (hear: () => void) => void;
}

export function createNavigation(address: Address): Navigation {
  const store = createStore<Place>(() => readPlace(address.search()));
  const move = (to: Partial<Place>, how: 'push' | 'replace') => {
    const next = { ...store.getState(), ...to };
    const search = writePlace(next);
    if (search !== address.search()) address.write(search, how);
    store.setState(next);
  };
  address.onBack(() => store.setState(readPlace(address.search())));
  return {
    store,
    go: (to) => move({ report: null, tab: null, process: null, whole: false, ...to }, 'push'),
    settle: (to) => move(to, 'replace'),
  };
}

export function readPlace(search: string): Place {
  const asked = new URLSearchParams(search);
  const oneOf = <T extends string>(known: readonly T[], value: string | null, other: T): T =>
    known.find((word) => word === value) ?? other;
  return {
    window: oneOf(windows, asked.get('window'), 'main'),
    view: oneOf(views, asked.get('view'), 'fleet'),
    report: asked.get('report'),
    tab: tabs.find((tab) => tab === asked.get('tab')) ?? null,
    pane: oneOf(panes, asked.get('pane'), 'privacy'),
    process: asked.get('process'),
    whole: asked.get('whole') === '1',
  };
}

export function writePlace(place: Place): string {
  const said = new URLSearchParams();
  if (place.window !== 'main') said.set('window', place.window);
  if (place.window === 'main') said.set('view', place.view);
  if (place.window === 'settings' || place.view === 'settings') said.set('pane', place.pane);
  if (place.report !== null) said.set('report', place.report);
  if (place.tab !== null) said.set('tab', place.tab);
  if (place.process !== null) said.set('process', place.process);
  if (place.whole) said.set('whole', '1');
  return `?${said}`;
}

/** The address bar of this window. */
export function windowAddress(): Address {
  return {
    search: () => window.location.search,
    write: (search, how) =>
      how === 'push' ? window.history.pushState(null, '', search) : window.history.replaceState(null, '', search),
    onBack: (hear) => window.addEventListener('popstate', hear),
  };
}
