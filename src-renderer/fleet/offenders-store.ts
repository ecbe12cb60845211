import type { Orphan, OrphanList, Why } from '@contract/offenders.ts';
import type { BeaconBridge } from '@contract/requests.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Toasts } from '../parts/toasts.ts';
import { text } from '../text.ts';
import { endedSaid } from './orphan-words.ts';

export type Measured =
  | { readonly kind: 'measuring' | 'failed' }
  | { readonly kind: 'measured'; readonly why: Why; readonly atMs: number };

interface OffendersState {
  readonly orphans: OrphanList | null;
  readonly sheet: 'none' | 'orphans' | 'why';
  readonly measured: Measured;
  /** The question before something is ended: what would be. */
  readonly ending: readonly Orphan[] | null;
  readonly busy: boolean;
}

export interface OffendersStore {
  readonly store: StoreApi<OffendersState>;
  look(): Promise<void>;
  open(sheet: 'orphans' | 'why'): void;
  close(): void;
  measure(): Promise<void>;
  /** Asks first; null takes the question back. */
  askToEnd(orphans: readonly Orphan[] | null): void;
  end(): Promise<void>;
}

/** Processes of others: those that have lost their client, and what is busy. Nothing is ended without a question. */
export function createOffendersStore(
  bridge: BeaconBridge,
  toasts: Toasts,
  now: () => number = Date.now,
): OffendersStore {
  const store = createStore<OffendersState>(() => ({
    orphans: null,
    sheet: 'none',
    measured: { kind: 'measuring' },
    ending: null,
    busy: false,
  }));
  /** The newest measurement is the one that counts. */
  let asked = 0;
  const look = async () => {
    const orphans = await bridge.ask('orphans.list').catch(() => null);
    if (orphans !== null) store.setState({ orphans });
  };
  const measure = async () => {
    asked += 1;
    const mine = asked;
    store.setState({ measured: { kind: 'measuring' } });
    const [why] = await Promise.all([bridge.ask('why.measure').catch(() => null), look()]);
    if (mine !== asked) return;
    store.setState({ measured: why === null ? { kind: 'failed' } : { kind: 'measured', why, atMs: now() } });
  };
  return {
    store,
    look,
    measure,
    open: (sheet) => {
      store.setState({ sheet, ending: null });
      void (sheet === 'why' ? measure() : look());
    },
    close: () => {
      asked += 1;
      store.setState({ sheet: 'none', ending: null });
    },
    askToEnd: (ending) => store.setState({ ending }),
    end: async () => {
      const { ending } = store.getState();
      if (ending === null || ending.length === 0) return;
      store.setState({ busy: true });
      const answer = await bridge
        .ask('orphans.end', { orphans: ending.map(({ pid, start_time }) => ({ pid, start_time })) })
        .catch(() => null);
      store.setState({ busy: false, ending: null });
      if (answer === null) toasts.say(text.failed.notAnswered, { tone: 'bad' });
      else {
        const fine = answer.ends.every(({ outcome }) => outcome !== 'left');
        toasts.say(endedSaid(answer.ends), fine ? {} : { tone: 'bad' });
      }
      await look();
      const { sheet, orphans } = store.getState();
      if (sheet === 'orphans' && orphans?.orphans.length === 0) store.setState({ sheet: 'none' });
      if (sheet === 'why') void measure();
    },
  };
}
