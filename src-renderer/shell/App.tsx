import { CSPProvider } from '@base-ui/react/csp-provider';
import type { BeaconBridge } from '@contract/requests.ts';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { ConsentWindow } from '../consent/ConsentWindow.tsx';
import { PanelView } from '../panel/PanelView.tsx';
import { createAppStore } from '../parts/app-store.ts';
import { Button } from '../parts/Button.tsx';
import { type Beacon, BeaconContext, useBeacon } from '../parts/beacon.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { createFleetFeed } from '../parts/fleet-feed.ts';
import { IconSprite } from '../parts/Icon.tsx';
import { keepFocus } from '../parts/keep-focus.ts';
import { createNavigation, windowAddress } from '../parts/navigation.ts';
import { Toaster } from '../parts/Toaster.tsx';
import { createToasts } from '../parts/toasts.ts';
import { text } from '../text.ts';
import { FeedbackWindow } from './FeedbackWindow.tsx';
import { FleetAnnouncer } from './FleetAnnouncer.tsx';
import { GonePage } from './GonePage.tsx';
import { MainWindow } from './MainWindow.tsx';
import { SettingsWindow } from './SettingsWindow.tsx';

export interface AppProps {
  readonly bridge: BeaconBridge;
  readonly shell: Beacon['shell'];
}

/** One window of Beacon. Which one is in the address: `?window=main|panel|consent|settings`. */
export function App({ bridge, shell }: AppProps) {
  const beacon = useMemo<Beacon>(
    () => ({
      bridge,
      shell,
      app: createAppStore(bridge).store,
      fleet: createFleetFeed(bridge),
      toasts: createToasts(),
      navigation: createNavigation(windowAddress()),
    }),
    [bridge, shell],
  );
  useEffect(() => {
    document.documentElement.classList.toggle('under-electron', shell === 'electron');
  }, [shell]);
  useEffect(() => keepFocus(document), []);
  return (
    <CSPProvider disableStyleElements>
      <BeaconContext value={beacon}>
        <IconSprite />
        <Window />
        <Toaster />
        <FleetAnnouncer />
      </BeaconContext>
    </CSPProvider>
  );
}

function Window() {
  const { app, bridge, navigation, shell } = useBeacon();
  const { app: view, failed, gone } = useStore(app);
  const kind = useStore(navigation.store, (place) => place.window);
  useEffect(
    () =>
      bridge.listen('view.open', ({ view: to, id }) => {
        // Under Electron every window hears it, and only the main one goes there.
        if (shell === 'electron' && navigation.store.getState().window !== 'main') return;
        navigation.go({ window: 'main', view: to, ...(to === 'reports' ? { report: id } : { process: id }) });
      }),
    [bridge, navigation, shell],
  );
  // The main window names its view itself.
  useEffect(() => {
    if (gone) document.title = text.gone.title;
    else if (kind !== 'main') document.title = text.app.windowTitle[kind];
  }, [gone, kind]);
  if (gone) return <GonePage why="gone" />;
  if (view === null) {
    if (!failed) return null;
    return (
      <main className="page-state">
        <EmptyState
          level={1}
          title={text.failed.load}
          actions={<Button onClick={() => window.location.reload()}>{text.common.retry}</Button>}
        >
          {text.failed.start}
        </EmptyState>
      </main>
    );
  }
  switch (kind) {
    case 'main':
      return <MainWindow />;
    case 'panel':
      return (
        <div className="panel-page">
          <PanelView />
        </div>
      );
    case 'consent':
      return <ConsentWindow />;
    case 'settings':
      return <SettingsWindow />;
    case 'feedback':
      return <FeedbackWindow />;
    default:
      return kind satisfies never;
  }
}
