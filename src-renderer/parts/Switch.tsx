import { useEffect, useId, useState } from 'react';
import { text } from '../text.ts';
import { Icon } from './Icon.tsx';

export interface SwitchRowProps {
  readonly label: string;
  readonly hint: string;
  readonly on: boolean;
  readonly set: (on: boolean) => void;
  /** An environment variable holds it: it cannot be moved, and says so. */
  readonly held?: boolean;
  readonly busy?: boolean;
}

/** One line of a settings form. It acts at once. */
export function SwitchRow({ label, hint, on, set, held = false, busy = false }: SwitchRowProps) {
  const id = useId();
  // It moves when it is pressed; if the host does not keep it, it moves back with the answer.
  const [meant, setMeant] = useState<boolean | null>(null);
  const shown = busy && meant !== null ? meant : on;
  useEffect(() => {
    if (!busy) setMeant(null);
  }, [busy]);
  return (
    <li>
      <div className="label">
        <label htmlFor={id}>{label}</label>
        <p id={`${id}-hint`}>{hint}</p>
      </div>
      {held && (
        <span className="held" id={`${id}-held`}>
          <Icon name="lock" size={12} />
          {text.settings.held}
        </span>
      )}
      <input
        id={id}
        className="switch"
        type="checkbox"
        role="switch"
        checked={shown}
        aria-checked={shown}
        disabled={held}
        aria-describedby={held ? `${id}-hint ${id}-held` : `${id}-hint`}
        onChange={(event) => {
          setMeant(event.currentTarget.checked);
          set(event.currentTarget.checked);
        }}
      />
    </li>
  );
}
