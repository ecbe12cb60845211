import { NtfySeverity } from '@contract/settings.ts';
import { useId } from 'react';
import { useApp } from '../parts/beacon.ts';
import { Choice } from '../parts/Choice.tsx';
import { text } from '../text.ts';
import { ClientList } from './ClientList.tsx';
import { StandingBanner } from './StandingBanner.tsx';
import type { SettingsStore } from './settings-store.ts';
import { TestRow } from './TestRow.tsx';
import { TypedSetting } from './TypedSetting.tsx';

const { ntfy: words } = text.settings;
const severities = NtfySeverity.options.map((value) => ({ value, label: words.severity[value] }));

/** Where reports go, where issues are opened, who is rung, and whose servers are guarded. */
export function IntegrationsPane({ settings }: { readonly settings: SettingsStore }) {
  const { destination, preferences } = useApp();
  const { github_repository, ntfy } = preferences;
  const id = useId();
  return (
    <>
      <StandingBanner settings={settings} />
      <ul className="form">
        <TypedSetting
          settings={settings}
          name="endpoint"
          value={destination.endpoint}
          held={destination.source === 'environment'}
        />
        <TestRow settings={settings} which="destination" url={destination.endpoint} />
      </ul>
      <ul className="form">
        <TypedSetting settings={settings} name="github_repository" value={github_repository} />
      </ul>
      <ul className="form">
        <TypedSetting settings={settings} name="ntfy_url" value={ntfy.url} />
        <li>
          <div className="label">
            <label htmlFor={id}>{words.from}</label>
            <p>{words.fromHint[ntfy.min_severity]}</p>
          </div>
          <Choice
            id={id}
            value={ntfy.min_severity}
            choices={severities}
            choose={(ntfy_min_severity) => void settings.set({ ntfy_min_severity })}
          />
        </li>
        <TestRow settings={settings} which="ntfy" url={ntfy.url} />
      </ul>
      <ClientList />
    </>
  );
}
