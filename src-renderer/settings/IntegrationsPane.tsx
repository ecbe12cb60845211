import { useId } from 'react';
import { useStore } from 'zustand';
import { Button } from '../parts/Button.tsx';
import { useApp } from '../parts/beacon.ts';
import { Icon } from '../parts/Icon.tsx';
import { text } from '../text.ts';
import type { SettingsStore } from './settings-store.ts';

const words = text.settings;

/** Where reports go. Checked in place; saved when the field is left, with Return or the button. */
export function IntegrationsPane({ settings }: { readonly settings: SettingsStore }) {
  const { destination } = useApp();
  const { endpoint, endpointProblem, endpointSaved, busy } = useStore(settings.store);
  const id = useId();
  const held = destination.source === 'environment';
  const shown = endpoint ?? destination.endpoint ?? '';
  return (
    <ul className="form">
      <li className="destination">
        <div className="label">
          <label htmlFor={id}>{words.destination}</label>
          <p>{held ? words.destinationHeld : words.destinationHint}</p>
        </div>
        <form
          className="destination-field"
          onSubmit={(event) => {
            event.preventDefault();
            void settings.saveEndpoint();
          }}
        >
          <div className={endpointProblem === null ? 'field' : 'field wrong'}>
            <input
              id={id}
              type="text"
              inputMode="url"
              autoComplete="off"
              spellCheck={false}
              placeholder={words.destinationPlaceholder}
              value={shown}
              disabled={held}
              aria-invalid={endpointProblem !== null}
              aria-describedby={`${id}-said`}
              onChange={(event) => settings.type(event.currentTarget.value)}
            />
            {held && <Icon name="lock" />}
          </div>
          {!held && (
            <Button size="small" busy={busy} disabled={endpoint === null} onClick={() => void settings.saveEndpoint()}>
              {words.destinationSave}
            </Button>
          )}
        </form>
        <p id={`${id}-said`} className={endpointProblem === null ? 'after-said' : 'after-said problem'} role="status">
          {endpointProblem ?? (endpointSaved ? savedWords(destination.endpoint) : '')}
        </p>
      </li>
    </ul>
  );
}

function savedWords(endpoint: string | null): string {
  return endpoint === null ? words.destinationCleared : words.saved;
}
