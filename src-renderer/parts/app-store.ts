import type { BeaconBridge } from '@contract/requests.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppState } from './beacon.ts';
import { speakOfThisComputer } from './this-computer.ts';

/** Asks for the app once and then follows it. Returns the store and what undoes the following. */
export function createAppStore(bridge: BeaconBridge): {
  readonly store: StoreApi<AppState>;
  readonly stop: () => void;
} {
  const store = createStore<AppState>(() => ({ app: null, failed: false, gone: false }));
  const stops = [
    bridge.listen('app.changed', (app) => store.setState({ app, failed: false })),
    bridge.onGone(() => store.setState({ gone: true })),
  ];
  bridge.ask('app.get').then(
    (app) => {
      if (app.platform !== 'macos') speakOfThisComputer();
      store.setState({ app, failed: false });
    },
    () => store.setState((state) => ({ failed: state.app === null })),
  );
  return { store, stop: () => stops.forEach((stop) => void stop()) };
}
