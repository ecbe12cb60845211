import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { ConsentDialog } from '../consent/ConsentDialog.tsx';
import { FeedbackView } from '../feedback/FeedbackView.tsx';
import { createFeedbackStore } from '../feedback/feedback-store.ts';
import { FleetView } from '../fleet/FleetView.tsx';
import { createFleetStore } from '../fleet/fleet-store.ts';
import { createOffendersStore } from '../fleet/offenders-store.ts';
import { PanelView } from '../panel/PanelView.tsx';
import { useApp, useBeacon } from '../parts/beacon.ts';
import { EmojiBar } from '../parts/EmojiBar.tsx';
import { useKeys } from '../parts/keys.ts';
import { Notices, SAID_BY_SETTINGS } from '../parts/Notices.tsx';
import { openWindow } from '../parts/open-window.ts';
import { NARROW, PHONE, useMedia } from '../parts/use-media.ts';
import { watchLeaving } from '../reports/leaving.ts';
import { ReportsView } from '../reports/ReportsView.tsx';
import { createReportsStore } from '../reports/reports-store.ts';
import { SettingsView } from '../settings/SettingsView.tsx';
import { createSettingsStore } from '../settings/settings-store.ts';
import { text } from '../text.ts';
import './shell.css';
import { FailureBanner } from './FailureBanner.tsx';
import { nextRegion } from './regions.ts';
import { tellSetBacks } from './set-back.ts';
import { Toolbar } from './Toolbar.tsx';

/** Toolbar, notices, one of three views. The stores live as long as the window, so that a view keeps its place. */
export function MainWindow() {
  const beacon = useBeacon();
  const { bridge, toasts, navigation, shell } = beacon;
  const app = useApp();
  const view = useStore(navigation.store, (place) => place.view);
  const whole = useStore(navigation.store, (place) => place.whole || place.process !== null);
  const phone = useMedia(PHONE);
  const narrow = useMedia(NARROW);
  const [reports] = useState(() => createReportsStore(bridge, toasts));
  const [fleet] = useState(() => createFleetStore(bridge, toasts));
  const [feedback] = useState(() => createFeedbackStore(bridge, toasts));
  // Where one was before: what a feedback says of the screen.
  const from = useRef<string | null>(null);
  if (view !== 'feedback') from.current = view;
  const [offenders] = useState(() => createOffendersStore(bridge, toasts));
  const [settings] = useState(() => createSettingsStore(bridge, beacon.app));
  useEffect(() => reports.start(beacon.app), [reports, beacon.app]);
  useEffect(() => watchLeaving(window, reports), [reports]);
  useEffect(() => tellSetBacks(beacon, reports), [beacon, reports]);
  useEffect(() => {
    document.title = text.app.title(
      { fleet: text.app.fleet, reports: text.app.reports, settings: text.app.settings, feedback: text.app.feedback }[
        view
      ],
    );
  }, [view]);
  useKeys(
    {
      '⌘1': () => navigation.go({ view: 'fleet' }),
      '⌘2': () => navigation.go({ view: 'reports' }),
      '⌘,': () => openWindow(beacon, { window: 'settings' }),
      '⇧⌘F': () => openWindow(beacon, { window: 'feedback' }),
      '⌘Z': () => void toasts.undo(),
      ['F6']: () => nextRegion(1),
      '⇧F6': () => nextRegion(-1),
    },
    shell,
  );
  // With nothing to guard, the view that says what Beacon does, and how to begin, is the page at any width.
  const guards = useStore(beacon.fleet.store, ({ status }) => status === null || status.processes.length > 0);
  const asPanel = phone && shell === 'browser' && view === 'fleet' && !whole && guards;
  return (
    <div className="main-window">
      {!asPanel && <Toolbar phone={phone} faces={!narrow} />}
      <Notices {...(view === 'settings' ? { except: SAID_BY_SETTINGS } : {})} />
      <FailureBanner />
      {asPanel ? (
        <PanelView />
      ) : (
        <>
          {view === 'feedback' && <FeedbackView feedback={feedback} from={from.current} />}
          {view === 'fleet' && <FleetView fleet={fleet} offenders={offenders} />}
          {view === 'reports' && <ReportsView reports={reports} />}
          {view === 'settings' && <SettingsView settings={settings} />}
          {narrow && view !== 'feedback' && (
            <footer className="faces-foot" data-region>
              <EmojiBar screen={view} asking />
            </footer>
          )}
        </>
      )}
      {app.consent.prompt && shell === 'browser' && <ConsentDialog />}
    </div>
  );
}
