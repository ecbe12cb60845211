import { type InputHTMLAttributes, type Ref, type SelectHTMLAttributes, useId } from 'react';

export interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong, as one sentence: what is expected and what was given. */
  readonly problem?: string | null;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A labelled field with its problem below it. */
export function TextField({ label, hint, problem = null, ...input }: TextFieldProps) {
  const id = useId();
  return (
    <div className="labelled">
      <label className="name" htmlFor={id}>
        {label}
      </label>
      <div className={problem === null ? 'field' : 'field wrong'}>
        <input
          id={id}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-said`}
          {...input}
        />
      </div>
      <Said id={`${id}-said`} hint={hint} problem={problem} />
    </div>
  );
}

export interface SelectFieldProps extends SelectHTMLAttributes<HTMLSelectElement> {
  readonly label: string;
  readonly hint?: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

export function SelectField({ label, hint, choices, ...select }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="labelled">
      <label className="name" htmlFor={id}>
        {label}
      </label>
      <div className="field select">
        <select id={id} aria-describedby={`${id}-said`} {...select}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      </div>
      <Said id={`${id}-said`} hint={hint} problem={null} />
    </div>
  );
}

interface SaidProps {
  readonly id: string;
  readonly hint: string | undefined;
  readonly problem: string | null;
}

/** The line below a field: its problem, announced when it appears, or else its hint. */
function Said({ id, hint, problem }: SaidProps) {
  return (
    <p id={id} className={problem === null ? 'hint' : 'problem'} role={problem === null ? undefined : 'alert'}>
      {problem ?? hint}
    </p>
  );
}
