import { useId } from 'react';
import { useStore } from 'zustand';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { text } from '../text.ts';
import type { FieldName, SettingsStore } from './settings-store.ts';

const words = text.settings;

export interface TypedSettingProps {
  readonly settings: SettingsStore;
  /** Which one; its words are of the same name in the catalogue. */
  readonly name: FieldName;
  /** What is saved. */
  readonly value: string | null;
  /** An environment variable decides it. */
  readonly held?: boolean;
}

/** A line of Integrations that is typed. Saved with Return or the button, which comes once there is something to save. */
export function TypedSetting(props: TypedSettingProps) {
  const { settings, name, value, held = false } = props;
  const { label, hint, placeholder, cleared } = words.typed[name];
  const { typed, problem, saved } = useStore(settings.store, ({ fields }) => fields[name]);
  const busy = useStore(settings.store, (state) => state.busy);
  const id = useId();
  return (
    <li className="typed">
      <div className="label">
        <label htmlFor={id}>{label}</label>
        <p>{held ? words.destinationHeld : hint}</p>
      </div>
      <form
        className="typed-field"
        onSubmit={(event) => {
          event.preventDefault();
          void settings.saveField(name);
        }}
      >
        <div className={problem === null ? 'field' : 'field wrong'}>
          <input
            id={id}
            type="text"
            inputMode={name === 'github_repository' ? 'text' : 'url'}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            placeholder={placeholder}
            value={typed ?? value ?? ''}
            disabled={held}
            aria-invalid={problem !== null}
            aria-describedby={`${id}-said`}
            onChange={(event) => settings.type(name, event.currentTarget.value)}
          />
          {held && <Icon name="lock" />}
        </div>
        {!held && typed !== null && typed !== (value ?? '') && (
          <Button size="small" busy={busy} onClick={() => void settings.saveField(name)}>
            {words.save}
          </Button>
        )}
      </form>
      <p id={`${id}-said`} className={problem === null ? 'after-said' : 'after-said problem'} role="status">
        {problem ?? (saved ? (value === null ? cleared : words.saved) : '')}
      </p>
    </li>
  );
}
