import { BreachAction } from '@contract/guardian-config.ts';
import { text } from '../text.ts';

const words = text.guardianPane;

export interface ActionSelectProps {
  readonly id?: string;
  readonly label?: string;
  /** Null: as for all, which is then the first choice. */
  readonly value: BreachAction | null;
  readonly asForAll?: boolean;
  readonly set: (value: BreachAction | null) => void;
}

/** What happens when a budget is passed. */
export function ActionSelect({ id, label, value, asForAll = false, set }: ActionSelectProps) {
  return (
    <span className="field select action">
      <select
        id={id}
        aria-label={label}
        value={value ?? ''}
        onChange={(event) => {
          const chosen = BreachAction.safeParse(event.currentTarget.value);
          set(chosen.success ? chosen.data : null);
        }}
      >
        {asForAll && <option value="">{words.asForAll}</option>}
        {BreachAction.options.map((action) => (
          <option key={action} value={action}>
            {words.actions[action]}
          </option>
        ))}
      </select>
    </span>
  );
}
