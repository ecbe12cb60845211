import type { Answer, BeaconBridge } from '@contract/requests.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';

export type Example = Answer<'consent.example'>;
export type Choice = 'enable' | 'not_now';

interface ConsentState {
  readonly page: 'question' | 'example';
  readonly example: Example | 'loading' | 'failed' | null;
  readonly deciding: Choice | null;
  readonly failed: boolean;
}

export interface ConsentStore {
  readonly store: StoreApi<ConsentState>;
  learnMore(): void;
  back(): void;
  decide(choice: Choice): void;
}

/** `decided` is called once the host has kept the choice; until then the dialog stays, so that no choice is lost. */
export function createConsentStore(bridge: BeaconBridge, decided: () => void): ConsentStore {
  const store = createStore<ConsentState>(() => ({ page: 'question', example: null, deciding: null, failed: false }));
  return {
    store,
    learnMore: () => {
      const { example } = store.getState();
      store.setState({ page: 'example' });
      if (example !== null && example !== 'failed') return;
      store.setState({ example: 'loading' });
      bridge.ask('consent.example').then(
        (answer) => store.setState({ example: answer }),
        () => store.setState({ example: 'failed' }),
      );
    },
    back: () => store.setState({ page: 'question' }),
    decide: (choice) => {
      if (store.getState().deciding !== null) return;
      store.setState({ deciding: choice, failed: false });
      bridge.ask('consent.decide', { choice }).then(decided, () => store.setState({ deciding: null, failed: true }));
    },
  };
}
