import { ProcessKind } from '@contract/primitives.ts';
import { useState } from 'react';
import { useStore } from 'zustand';
import { Banner } from '../parts/Banner.tsx';
import { SelectField, TextField } from '../parts/Field.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { kindWords, text } from '../text.ts';
import { type ProcessDraft, readDraft } from './add-process.ts';
import type { FleetStore } from './fleet-store.ts';

const words = text.add;
const START: ProcessDraft = { name: '', line: '', kind: 'mcp', budgetMb: '2048' };

/** Four fields and a button. What is wrong is said below its field, once it was left or the button was pressed. */
export function AddProcessSheet({ fleet, taken }: { readonly fleet: FleetStore; readonly taken: readonly string[] }) {
  const adding = useStore(fleet.store, (state) => state.adding);
  const refused = useStore(fleet.store, (state) => state.addProblem);
  const [draft, setDraft] = useState(START);
  const [left, setLeft] = useState<ReadonlySet<keyof ProcessDraft>>(new Set());
  const read = readDraft(draft, taken);
  const problem = (field: 'name' | 'line' | 'budgetMb') => (read.ok || !left.has(field) ? null : read.problems[field]);
  const field = (name: 'name' | 'line' | 'budgetMb') => ({
    value: draft[name],
    problem: problem(name),
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setDraft((before) => ({ ...before, [name]: value }));
    },
    onBlur: () => draft[name] !== '' && setLeft((before) => new Set([...before, name])),
  });
  const submit = () => {
    setLeft(new Set(['name', 'line', 'budgetMb']));
    if (read.ok) void fleet.add(read.process);
  };
  return (
    <Sheet
      title={words.title}
      said={words.said}
      close={fleet.closeAdd}
      busy={adding === 'saving'}
      act={{ label: words.act, kind: 'primary', run: submit }}
      form
    >
      <form
        className="add-form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {refused !== null && <Banner tone="alert">{refused}</Banner>}
        <TextField label={words.name} hint={words.nameHint} {...field('name')} maxLength={100} />
        <TextField
          label={words.command}
          hint={words.commandHint}
          {...field('line')}
          className="mono"
          placeholder={words.commandExample}
        />
        <div className="pair">
          <SelectField
            label={words.kind}
            choices={ProcessKind.options.map((kind) => ({ value: kind, label: kindWords[kind].label }))}
            value={draft.kind}
            onChange={(event) => {
              const kind = ProcessKind.safeParse(event.currentTarget.value);
              if (kind.success) setDraft((before) => ({ ...before, kind: kind.data }));
            }}
          />
          <TextField label={words.budget} hint={words.budgetHint} {...field('budgetMb')} inputMode="numeric" />
        </div>
        {/* Return in a field adds; a form needs a submit button for that, and the real one stands in the sheet. */}
        <button type="submit" hidden />
      </form>
    </Sheet>
  );
}
