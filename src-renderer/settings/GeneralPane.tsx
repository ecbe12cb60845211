import { useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../parts/Button.tsx';
import { useApp, useBeacon } from '../parts/beacon.ts';
import { copyText } from '../parts/copy-text.ts';
import { QuitSheet } from '../parts/QuitSheet.tsx';
import { SwitchRow } from '../parts/Switch.tsx';
import { text } from '../text.ts';
import type { SettingsStore } from './settings-store.ts';

const words = text.settings;

/** How Beacon lives on this Mac, and the way to end it. */
export function GeneralPane({ settings }: { readonly settings: SettingsStore }) {
  const busy = useStore(settings.store, (state) => state.busy);
  const { toasts } = useBeacon();
  const app = useApp();
  const [quitting, setQuitting] = useState(false);
  return (
    <>
      <ul className="form">
        <SwitchRow
          label={words.launch}
          hint={app.host === 'electron' ? words.launchHint : words.launchHeadless}
          on={app.preferences.launch_at_login}
          set={(launch_at_login) => void settings.set({ launch_at_login })}
          busy={busy}
        />
        <SwitchRow
          label={words.showCount}
          hint={words.showCountHint}
          on={app.preferences.show_count}
          set={(show_count) => void settings.set({ show_count })}
          busy={busy}
        />
        <SwitchRow
          label={text.guardianPane.notifications}
          hint={text.guardianPane.notificationsHint}
          on={app.preferences.notifications}
          set={(notifications) => void settings.set({ notifications })}
          busy={busy}
        />
      </ul>
      <ul className="form">
        <li>
          <div className="label">
            {words.home}
            <p>{words.homeHint}</p>
          </div>
          <code className="path">{app.home}</code>
          <Button size="small" onClick={() => copyText(app.home, words.homeCopied, toasts)}>
            {words.copyHome}
          </Button>
        </li>
      </ul>
      <ul className="form">
        <li>
          <div className="label">
            {words.dates}
            <p>{words.datesHint}</p>
          </div>
          <span className="t2">{Intl.DateTimeFormat().resolvedOptions().locale}</span>
        </li>
      </ul>
      <ul className="form">
        <li>
          <div className="label">
            {text.panel.quit}
            <p>{words.quitHint}</p>
          </div>
          <Button size="small" onClick={() => setQuitting(true)}>
            {words.quit}
          </Button>
        </li>
      </ul>
      {quitting && <QuitSheet close={() => setQuitting(false)} />}
    </>
  );
}
