import { NtfySeverity } from '@contract/settings.ts';
import { useId } from 'react';
import { useApp } from '../parts/beacon.ts';
import { text } from '../text.ts';
import { ClientList } from './ClientList.tsx';
import type { SettingsStore } from './settings-store.ts';
import { TestRow } from './TestRow.tsx';
import { TypedSetting } from './TypedSetting.tsx';

const words = text.settings;

/** Where reports go, where issues are opened, who is rung, and whose servers are guarded. */
export function IntegrationsPane({ settings }: { readonly settings: SettingsStore }) {
  const { destination, preferences } = useApp();
  const { github_repository, ntfy } = preferences;
  const id = useId();
  const held = destination.source === 'environment';
  return (
    <>
      <ul className="form">
        <TypedSetting
          settings={settings}
          name="endpoint"
          label={words.destination}
          hint={held ? words.destinationHeld : words.destinationHint}
          placeholder={words.destinationPlaceholder}
          value={destination.endpoint}
          savedSaid={destination.endpoint === null ? words.destinationCleared : words.saved}
          held={held}
        />
        <TestRow settings={settings} which="destination" url={destination.endpoint} />
      </ul>
      <ul className="form">
        <TypedSetting
          settings={settings}
          name="github_repository"
          label={words.github.label}
          hint={words.github.hint}
          placeholder={words.github.placeholder}
          value={github_repository}
          savedSaid={words.saved}
        />
      </ul>
      <ul className="form">
        <TypedSetting
          settings={settings}
          name="ntfy_url"
          label={words.ntfy.label}
          hint={words.ntfy.hint}
          placeholder={words.ntfy.placeholder}
          value={ntfy.url}
          savedSaid={ntfy.url === null ? words.ntfy.cleared : words.saved}
        />
        <li>
          <div className="label">
            <label htmlFor={id}>{words.ntfy.from}</label>
            <p>{words.ntfy.fromHint[ntfy.min_severity]}</p>
          </div>
          <span className="field select action">
            <select
              id={id}
              value={ntfy.min_severity}
              onChange={(event) => {
                const chosen = NtfySeverity.safeParse(event.currentTarget.value);
                if (chosen.success) void settings.set({ ntfy_min_severity: chosen.data });
              }}
            >
              {NtfySeverity.options.map((severity) => (
                <option key={severity} value={severity}>
                  {words.ntfy.severity[severity]}
                </option>
              ))}
            </select>
          </span>
        </li>
        <TestRow settings={settings} which="ntfy" url={ntfy.url} />
      </ul>
      <ClientList />
    </>
  );
}
