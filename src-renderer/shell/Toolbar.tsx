import { useStore } from 'zustand';
import { IconButton } from '../parts/Button.tsx';
import { useApp, useBeacon } from '../parts/beacon.ts';
import { EmojiBar } from '../parts/EmojiBar.tsx';
import { chordName, thisPlatform } from '../parts/keys.ts';
import { openWindow } from '../parts/open-window.ts';
import { Tabs } from '../parts/Tabs.tsx';
import { text } from '../text.ts';

/** Name, view switch in the middle, Settings. Under Electron it is what the window is dragged by. */
export function Toolbar({ phone, faces }: { readonly phone: boolean; readonly faces: boolean }) {
  const beacon = useBeacon();
  const { navigation, shell } = beacon;
  const { counts, demo } = useApp();
  const view = useStore(navigation.store, (place) => place.view);
  return (
    <header className="toolbar" data-region>
      <h1 className={phone ? 'vh' : 'head'}>{text.app.name}</h1>
      {demo && (
        <span className="badge warn" title={text.app.demoHint}>
          {text.app.demo}
        </span>
      )}
      <span className="grow" />
      <Tabs
        className="centre"
        label={text.app.views}
        tabs={[
          { id: 'fleet', label: text.app.fleet },
          { id: 'reports', label: text.app.reports, count: counts.pending },
        ]}
        selected={view === 'fleet' || view === 'reports' ? view : null}
        select={(to) => navigation.go({ view: to })}
        controls="view"
      />
      {faces && view !== 'feedback' && <EmojiBar screen={view} asking />}
      <IconButton
        icon="bubble"
        label={text.app.feedback}
        keys={chordName('⇧⌘F', thisPlatform(shell))}
        aria-current={view === 'feedback' ? 'page' : undefined}
        onClick={() => openWindow(beacon, { window: 'feedback' })}
      />
      <IconButton
        icon="gear"
        label={text.app.settings}
        keys={chordName('⌘,', thisPlatform(shell))}
        aria-current={view === 'settings' ? 'page' : undefined}
        onClick={() => openWindow(beacon, { window: 'settings' })}
      />
    </header>
  );
}
