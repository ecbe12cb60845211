import type { AppView } from '@contract/app-view.ts';
import type { BeaconBridge } from '@contract/requests.ts';
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { FleetFeed } from './fleet-feed.ts';
import type { Navigation } from './navigation.ts';
import type { Toasts } from './toasts.ts';

/** What every feature is handed: the way to the host, and what all windows know. */
export interface Beacon {
  readonly bridge: BeaconBridge;
  /** Which shell drew this window: Electron leaves room for traffic lights and owns other windows. */
  readonly shell: 'electron' | 'browser';
  readonly app: StoreApi<AppState>;
  readonly fleet: FleetFeed;
  readonly toasts: Toasts;
  readonly navigation: Navigation;
}

export interface AppState {
  readonly app: AppView | null;
  /** The first question failed: nothing can be shown. */
  readonly failed: boolean;
  readonly gone: boolean;
}

export const BeaconContext = createContext<Beacon | null>(null);

export function useBeacon(): Beacon {
  const beacon = useContext(BeaconContext);
  if (beacon === null) throw new Error('useBeacon outside of a window');
  return beacon;
}

/** The app as the host last told it. Only inside a window, which waits for it before it draws anything. */
export function useApp(): AppView {
  const app = useStore(useBeacon().app, (state) => state.app);
  if (app === null) throw new Error('useApp before the app is known');
  return app;
}
