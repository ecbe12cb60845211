import { BreachAction } from '@contract/guardian-config.ts';
import { Choice } from '../parts/Choice.tsx';
import { text } from '../text.ts';

const words = text.guardianPane;
const actions = BreachAction.options.map((value) => ({ value, label: words.actions[value] }));
const withForAll = [{ value: '', label: words.asForAll } as const, ...actions];

export interface ActionSelectProps {
  readonly id?: string;
  readonly label?: string;
  /** Null: as for all, which is then the first choice. */
  readonly value: BreachAction | null;
  readonly asForAll?: boolean;
  readonly set: (value: BreachAction | null) => void;
}

/** What happens when a budget is passed. */
export function ActionSelect({ value, asForAll = false, set, ...named }: ActionSelectProps) {
  return (
    <Choice<BreachAction | ''>
      {...named}
      value={value ?? ''}
      choices={asForAll ? withForAll : actions}
      choose={(chosen) => set(chosen === '' ? null : chosen)}
    />
  );
}
