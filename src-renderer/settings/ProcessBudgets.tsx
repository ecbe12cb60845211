import type { GuardianNumber, GuardianSettings } from '@contract/guardian-settings.ts';
import { useId, useState } from 'react';
import { Table } from '../parts/Table.tsx';
import { text } from '../text.ts';
import { ActionSelect } from './ActionSelect.tsx';
import type { GuardianStore } from './guardian-store.ts';
import { NumberField } from './NumberField.tsx';

const words = text.guardianPane;
const heads = [
  { label: text.fleet.columns.process },
  { label: words.memoryMb, end: true },
  { label: words.cpuPercent, end: true },
  { label: words.failuresShort, end: true },
  { label: words.onMemoryShort },
];

export interface ProcessBudgetsProps {
  readonly guardian: GuardianStore;
  readonly settings: GuardianSettings;
}

/** What each process of guardian.json has of its own; an empty field is what holds for all. */
export function ProcessBudgets({ guardian, settings: { processes } }: ProcessBudgetsProps) {
  const id = useId();
  const [problem, setProblem] = useState<{ readonly at: string; readonly said: string } | null>(null);
  const field = (
    { name, own, in_force }: GuardianSettings['processes'][number],
    key: GuardianNumber & ('rss_mb' | 'cpu_percent' | 'max_failures'),
    label: string,
  ) => (
    <NumberField
      id={`${id}-${name}-${key}`}
      label={words.fieldOf(label, name)}
      name={key}
      value={own[key] ?? null}
      inForce={in_force[key]}
      mayBeEmpty
      wrong={problem?.at === `${name} ${key}`}
      saidBy={`${id}-said`}
      say={(said) => setProblem(said === null ? null : { at: `${name} ${key}`, said })}
      save={(value) => void guardian.change({ process: name, key, value })}
    />
  );
  return (
    <>
      <h2 className="group-label">{words.own}</h2>
      <div className="form budgets-box">
        <Table className="budgets" columns={heads}>
          <tbody>
            {processes.map((process) => (
              <tr key={process.name}>
                <th scope="row">
                  <span className="clip" title={process.name}>
                    {process.name}
                  </span>
                </th>
                <td>{field(process, 'rss_mb', words.memoryMb)}</td>
                <td>{field(process, 'cpu_percent', words.cpuPercent)}</td>
                <td>{field(process, 'max_failures', words.failuresShort)}</td>
                <td>
                  <ActionSelect
                    label={words.fieldOf(words.onMemoryShort, process.name)}
                    value={process.own.on_memory ?? null}
                    asForAll
                    set={(value) => void guardian.change({ process: process.name, key: 'on_memory', value })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      <p id={`${id}-said`} className="problem" role="alert">
        {problem?.said}
      </p>
    </>
  );
}
