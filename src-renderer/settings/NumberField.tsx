import type { GuardianNumber } from '@contract/guardian-settings.ts';
import { type KeyboardEvent, useState } from 'react';
import { format } from '../parts/format.ts';
import { readNumber } from './guardian-number.ts';

export interface NumberFieldProps {
  readonly id: string;
  readonly label: string;
  readonly name: GuardianNumber;
  /** What is written; null where nothing is, and what is in force shows grey. */
  readonly value: number | null;
  readonly inForce: number;
  /** Told of the sentence below the field, or that there is none. */
  readonly say: (problem: string | null) => void;
  readonly saidBy: string;
  readonly wrong: boolean;
  /** Null: what was written is taken away. */
  readonly save: (value: number | null) => void;
  readonly mayBeEmpty?: boolean;
}

/** A number of guardian.json. Checked and saved when it is left or with Return; Esc takes back what was typed. */
export function NumberField(props: NumberFieldProps) {
  const { id, label, name, value, inForce, say, saidBy, wrong, save, mayBeEmpty = false } = props;
  const [typed, setTyped] = useState<string | null>(null);
  // Plain digits: what is typed over must be read back as it stands, in every language.
  const shown = typed ?? (value === null ? '' : String(value));
  const commit = () => {
    if (typed === null) return;
    const read = readNumber(typed, name, inForce, format);
    if (read.kind === 'wrong') return say(read.problem);
    say(null);
    setTyped(null);
    if (read.kind === 'value') {
      if (read.value !== value) save(read.value);
    } else if (mayBeEmpty && value !== null) save(null);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit();
    if (event.key !== 'Escape' || typed === null) return;
    event.stopPropagation();
    setTyped(null);
    say(null);
  };
  return (
    <span className={wrong ? 'field short wrong' : 'field short'}>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        aria-invalid={wrong}
        aria-describedby={wrong ? saidBy : undefined}
        placeholder={String(inForce)}
        value={shown}
        onBlur={commit}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setTyped(next);
          // While a problem is shown it follows the typing; a first one waits until the field is left.
          if (!wrong) return;
          const read = readNumber(next, name, inForce, format);
          say(read.kind === 'wrong' ? read.problem : null);
        }}
        onKeyDown={keys}
      />
    </span>
  );
}
