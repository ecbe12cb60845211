import { useStore } from 'zustand';
import { EmptyState } from '../../src-renderer/parts/EmptyState.tsx';
import { SelectField, TextField } from '../../src-renderer/parts/Field.tsx';
import { format } from '../../src-renderer/parts/format.ts';
import { type Fingerprint, Status } from '../src/dedup.ts';
import { Detail } from './Detail.tsx';
import { FailureTable } from './FailureTable.tsx';
import { type Order, rowsToShow } from './rows.ts';
import { type State, show, store } from './store.ts';
import { text } from './text.ts';

/** The dedup table on the left, one of its rows on the right; on a narrow page they take turns. */
export function Failures({ rows }: { readonly rows: readonly Fingerprint[] }) {
  const { search, status, order, selected } = useStore(store);
  const { filter, empty } = text;
  if (rows.length === 0) return <EmptyState title={empty.failures}>{empty.failuresWhy}</EmptyState>;
  const shown = rowsToShow(rows, { search, status, order });
  return (
    <div className={selected === null ? 'failures' : 'failures chosen'}>
      <section className="list" aria-label={text.table}>
        <div className="filter">
          <TextField
            type="search"
            label={filter.search}
            placeholder={filter.hint}
            value={search}
            onChange={(event) => show({ search: event.target.value })}
          />
          <SelectField
            label={filter.status}
            value={status}
            onChange={(event) => show({ status: event.target.value as State['status'] })}
            choices={[
              { value: 'all', label: filter.all },
              ...Status.options.map((value) => ({ value, label: text.status[value] })),
            ]}
          />
          <SelectField
            label={filter.sort}
            value={order}
            onChange={(event) => show({ order: event.target.value as Order })}
            choices={[
              { value: 'count', label: filter.byCount },
              { value: 'last', label: filter.byLast },
              { value: 'reported', label: filter.byReported },
            ]}
          />
        </div>
        {shown.length === 0 ? (
          <EmptyState title={empty.found}>{empty.foundWhy}</EmptyState>
        ) : (
          <FailureTable rows={shown} />
        )}
        <p className="foot tiny t3" role="status">
          {text.shown(format.count(shown.length), format.count(rows.length))}
        </p>
      </section>
      <Detail />
    </div>
  );
}
