import type { DeathCertificate } from '@contract/fleet.ts';
import { LINK_LIFE_MS } from '@contract/http.ts';
import type { BeaconBridge } from '@contract/requests.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Toasts } from '../parts/toasts.ts';
import { text } from '../text.ts';
import type { NewProcess } from './add-process.ts';

interface FleetViewState {
  readonly selected: string | null;
  /** Whose certificate is open. */
  readonly certified: string | null;
  readonly certificate: DeathCertificate | 'loading' | 'none' | 'failed';
  readonly adding: 'closed' | 'open' | 'saving';
  /** Why the host did not take the process. */
  readonly addProblem: string | null;
  readonly demo: Demo;
}

export type Demo =
  | { readonly kind: 'idle' | 'starting' }
  | { readonly kind: 'started'; readonly url: string }
  | { readonly kind: 'failed'; readonly message: string };

export interface FleetStore {
  readonly store: StoreApi<FleetViewState>;
  select(name: string | null): void;
  certify(name: string): Promise<void>;
  closeCertificate(): void;
  openAdd(): void;
  closeAdd(): void;
  add(process: NewProcess): Promise<void>;
  startDemo(): Promise<void>;
}

export function createFleetStore(bridge: BeaconBridge, toasts: Toasts): FleetStore {
  const store = createStore<FleetViewState>(() => ({
    selected: null,
    certified: null,
    certificate: 'loading',
    adding: 'closed',
    addProblem: null,
    demo: { kind: 'idle' },
  }));
  return {
    store,
    select: (selected) => store.setState({ selected }),
    certify: async (name) => {
      store.setState({ selected: name, certified: name, certificate: 'loading' });
      const answer = await bridge.ask('fleet.certificate', { name }).catch(() => 'failed' as const);
      if (store.getState().certified === name) store.setState({ certificate: answer ?? 'none' });
    },
    closeCertificate: () => store.setState({ certified: null }),
    openAdd: () => store.setState({ adding: 'open', addProblem: null }),
    closeAdd: () => store.setState({ adding: 'closed' }),
    add: async (process) => {
      store.setState({ adding: 'saving', addProblem: null });
      const outcome = await bridge
        .ask('fleet.add', { process })
        .catch(() => ({ kind: 'failed' as const, message: text.failed.notAnswered }));
      if (outcome.kind === 'failed') return store.setState({ adding: 'open', addProblem: outcome.message });
      store.setState({ adding: 'closed', selected: process.name });
      toasts.say(text.add.added(process.name));
    },
    startDemo: async () => {
      store.setState({ demo: { kind: 'starting' } });
      const outcome = await bridge
        .ask('demo.start')
        .catch(() => ({ kind: 'failed' as const, message: text.failed.notAnswered }));
      if (outcome.kind === 'failed') return store.setState({ demo: outcome });
      const demo: Demo = { kind: 'started', url: outcome.url };
      store.setState({ demo });
      // The link works once and for a minute; later the button asks for a fresh one.
      setTimeout(
        () => store.getState().demo === demo && store.setState({ demo: { kind: 'idle' } }),
        LINK_LIFE_MS - 5000,
      );
    },
  };
}
