import type { FleetStatus, ProcessStatus, WatchedStatus } from '@contract/fleet.ts';
import { type KeyboardEvent, useRef } from 'react';
import { useStore } from 'zustand';
import { useBeacon } from '../parts/beacon.ts';
import { format } from '../parts/format.ts';
import { byTrouble, standingOf, watchedStanding } from '../parts/process-words.ts';
import { type Column, Table } from '../parts/Table.tsx';
import { useNow } from '../parts/use-now.ts';
import { text } from '../text.ts';
import { Certificate } from './Certificate.tsx';
import type { FleetStore } from './fleet-store.ts';
import { ManagedRow, WatchedRow } from './ProcessRows.tsx';

const { columns, groups, table } = text.fleet;
const heads: readonly Column[] = [
  { label: columns.process, className: 'c-name' },
  { label: columns.state, className: 'c-state' },
  {
    label: (
      <>
        {columns.memory}
        <span className="past">{columns.past}</span>
      </>
    ),
    className: 'c-memory',
  },
  { label: columns.cpu, className: 'c-cpu' },
  { label: columns.restarts, end: true, className: 'restarts' },
  { label: columns.running, end: true, className: 'c-running' },
];

/** Each process with its ten minutes. One row has the focus; arrows move it, Return tells why it stopped. */
export function ProcessTable({ fleet, status }: { readonly fleet: FleetStore; readonly status: FleetStatus }) {
  const beacon = useBeacon();
  const { history, capacity } = useStore(beacon.fleet.store);
  const selected = useStore(fleet.store, (state) => state.selected);
  const body = useRef<HTMLTableElement>(null);
  const waits = status.processes.some(({ state }) => state === 'backing_off');
  const now = useNow(waits ? 1000 : 30_000);

  const sorted = (list: readonly ProcessStatus[]) => byTrouble(list, (one) => standingOf(one, now, format).tone);
  const own = sorted(status.processes.filter(({ source }) => source === 'config'));
  const others = sorted(status.processes.filter(({ source }) => source !== 'config'));
  const watched = byTrouble<WatchedStatus>(status.watched, (one) => watchedStanding(one).tone);
  const order = [...own, ...others, ...watched].map(({ name }) => name);
  const standing = selected !== null && order.includes(selected) ? selected : (order[0] ?? null);

  const keys = (event: KeyboardEvent) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('tr[data-process]');
    const name = row?.dataset['process'];
    if (row === null || name === undefined || event.target !== row || event.metaKey || event.ctrlKey) return;
    const at = order.indexOf(name);
    if (event.key === 'Enter' && status.processes.some((one) => one.name === name)) {
      event.preventDefault();
      return void fleet.certify(name);
    }
    const to = {
      ArrowDown: event.altKey ? order.length - 1 : at + 1,
      ArrowUp: event.altKey ? 0 : at - 1,
      Home: 0,
      End: order.length - 1,
    }[event.key];
    const next = to === undefined ? undefined : order[Math.min(Math.max(0, to), order.length - 1)];
    if (next === undefined) return;
    event.preventDefault();
    fleet.select(next);
    body.current?.querySelector<HTMLElement>(`[data-process="${CSS.escape(next)}"]`)?.focus();
  };

  const managed = (list: readonly ProcessStatus[]) =>
    list.map((process) => (
      <ManagedRow
        key={process.name}
        process={process}
        track={history.get(process.name)}
        capacity={capacity}
        now={now}
        selected={process.name === selected}
        reachable={process.name === standing}
        fleet={fleet}
      />
    ));
  return (
    <div className="fleet-scroll" data-region>
      {/* Rows take the focus and are chosen, as in a grid. */}
      <Table ref={body} role="grid" aria-label={table} onKeyDown={keys} columns={heads}>
        {own.length > 0 && (
          <tbody>
            <GroupRow title={groups.config} />
            {managed(own)}
          </tbody>
        )}
        {others.length > 0 && (
          <tbody>
            <GroupRow title={groups.others} />
            {managed(others)}
          </tbody>
        )}
        {watched.length > 0 && (
          <tbody>
            <GroupRow title={groups.watched} />
            {watched.map((one) => (
              <WatchedRow
                key={one.name}
                watched={one}
                track={history.get(one.name)}
                capacity={capacity}
                selected={one.name === selected}
                reachable={one.name === standing}
                select={() => fleet.select(one.name)}
              />
            ))}
          </tbody>
        )}
      </Table>
      <Certificate fleet={fleet} status={status} now={now} />
    </div>
  );
}

function GroupRow({ title }: { readonly title: string }) {
  return (
    <tr className="group">
      {/* One cell: columns come and go with the width, and a span over absent ones would make new ones. */}
      <th scope="rowgroup">{title}</th>
    </tr>
  );
}
