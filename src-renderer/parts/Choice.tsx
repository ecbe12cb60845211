export interface ChoiceProps<T extends string> {
  readonly id?: string;
  /** Where no visible label names it. */
  readonly label?: string;
  readonly value: T;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly choose: (value: T) => void;
}

/** A small pop-up menu at the end of a line of settings: the native one, which keyboards and screen readers know. */
export function Choice<T extends string>({ id, label, value, choices, choose }: ChoiceProps<T>) {
  return (
    <span className="field select action">
      <select
        id={id}
        aria-label={label}
        value={value}
        onChange={(event) => {
          const chosen = choices.find((one) => one.value === event.currentTarget.value);
          if (chosen !== undefined) choose(chosen.value);
        }}
      >
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </span>
  );
}
