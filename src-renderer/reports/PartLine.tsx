import { type ReactNode, useId } from 'react';

export interface PartLineProps {
  readonly name: string;
  /** On or off, as the person just meant it. */
  readonly on: boolean;
  /** There is nothing to put in, or the text is no report now. */
  readonly off: boolean;
  /** How much it is. */
  readonly said: string;
  readonly set: (on: boolean) => void;
  /** How it is looked at, or added. */
  readonly children: ReactNode;
}

/** The box of one part of a report: its tick, its name, its size, and what shows it. */
export function PartLine({ name, on, off, said, set, children }: PartLineProps) {
  const id = useId();
  return (
    <div className="part">
      <input
        id={id}
        className="check"
        type="checkbox"
        checked={on}
        disabled={off}
        aria-describedby={`${id}-said`}
        onChange={(event) => set(event.currentTarget.checked)}
      />
      <label htmlFor={id}>{name}</label>
      <small className="num" id={`${id}-said`}>
        {said}
      </small>
      {children}
    </div>
  );
}
