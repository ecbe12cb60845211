import type { FleetStatus, ProcessStatus, WatchedStatus } from '@contract/fleet.ts';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useBeacon } from '../parts/beacon.ts';
import type { Placed } from '../parts/calm-order.ts';
import { format } from '../parts/format.ts';
import { standingOf, watchedStanding } from '../parts/process-words.ts';
import { type Column, Table } from '../parts/Table.tsx';
import { useCalmOrder } from '../parts/use-calm-order.ts';
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

/** Heights of a row and of a group's heading, before they are measured; the heading of the columns lies over the rows. */
const ROW = 34;
const GROUP = 30;
const HEAD = 30;

type Group = keyof typeof groups;
type Member =
  | { readonly name: string; readonly group: Group; readonly process: ProcessStatus }
  | { readonly name: string; readonly group: Group; readonly watched: WatchedStatus };
/** A line of the table: a heading of a group, or a member. */
type Line = { readonly group: Group; readonly member: Member | null };

/** Each process with its ten minutes; only rows in sight are in the page. One row has the focus; arrows move it, Return
 * tells why it stopped. */
export function ProcessTable({ fleet, status }: { readonly fleet: FleetStore; readonly status: FleetStatus }) {
  const beacon = useBeacon();
  const { history, capacity } = useStore(beacon.fleet.store);
  const selected = useStore(fleet.store, (state) => state.selected);
  const scroller = useRef<HTMLDivElement>(null);
  const waits = status.processes.some(({ state }) => state === 'backing_off');
  const now = useNow(waits ? 1000 : 30_000);

  const lines = useLines(status, now, scroller);
  const order = lines.flatMap(({ member }) => member?.name ?? []);
  const standing = selected !== null && order.includes(selected) ? selected : (order[0] ?? null);
  const standingAt = lines.findIndex(({ member }) => member !== null && member.name === standing);

  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.member === null ? GROUP : ROW),
    getItemKey: (index) => lineKey(lines[index], index),
    paddingStart: HEAD,
    overscan: 6,
    initialRect: { width: 1080, height: 600 },
    // The row that Tab stops at stays in the page, and keeps the focus, wherever the table is scrolled.
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range);
      return standingAt < 0 || seen.includes(standingAt) ? seen : [...seen, standingAt].toSorted((a, b) => a - b);
    },
  });

  const focusWanted = useRef(false);
  useLayoutEffect(() => {
    if (selected === null) return;
    const row = rowOf(scroller.current, selected);
    if (focusWanted.current) row?.focus({ preventScroll: true });
    focusWanted.current = false;
    row?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

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
    // A row out of sight is in the page once it is chosen.
    focusWanted.current = next !== selected;
    fleet.select(next);
  };

  const rowFor = (member: Member, index: number) => {
    const shared = {
      track: history.get(member.name),
      capacity,
      selected: member.name === selected,
      reachable: member.name === standing,
      index,
      measure: virtual.measureElement,
    };
    return 'process' in member ? (
      <ManagedRow key={member.name} process={member.process} now={now} fleet={fleet} {...shared} />
    ) : (
      <WatchedRow key={member.name} watched={member.watched} select={() => fleet.select(member.name)} {...shared} />
    );
  };
  const items = virtual.getVirtualItems();
  const gapAfter = virtual.getTotalSize() - (items.at(-1)?.end ?? HEAD);
  return (
    <div ref={scroller} className="fleet-scroll" data-region>
      {/* Rows take the focus and are chosen, as in a grid. */}
      <Table role="grid" aria-label={table} aria-rowcount={lines.length + 1} onKeyDown={keys} columns={heads}>
        {groupNames.map((group) => {
          const shown = items.filter(({ index }) => lines[index]?.group === group);
          if (shown.length === 0) return null;
          return (
            <tbody key={group}>
              {shown.map(({ index, start, key }) => {
                const member = lines[index]?.member ?? null;
                const gap = start - (items[items.findIndex((one) => one.index === index) - 1]?.end ?? HEAD);
                return (
                  <Fragment key={key}>
                    {gap > 0 && <Gap height={gap} />}
                    {member === null ? (
                      <GroupRow title={groups[group]} index={index} measure={virtual.measureElement} />
                    ) : (
                      rowFor(member, index)
                    )}
                  </Fragment>
                );
              })}
            </tbody>
          );
        })}
        {gapAfter > 0 && (
          <tbody>
            <Gap height={gapAfter} />
          </tbody>
        )}
      </Table>
      <Certificate fleet={fleet} status={status} now={now} />
    </div>
  );
}

const groupNames = ['config', 'others', 'watched'] as const satisfies readonly Group[];

/** Every line there is, in its order, which is calm. */
function useLines(status: FleetStatus, now: number, area: RefObject<HTMLElement | null>): readonly Line[] {
  const members = new Map<string, Member & Placed>();
  for (const process of status.processes) {
    const { name, rss_mb, source } = process;
    const { tone } = standingOf(process, now, format);
    members.set(name, { name, rss_mb, tone, group: source === 'config' ? 'config' : 'others', process });
  }
  for (const watched of status.watched) {
    const { name, rss_mb } = watched;
    members.set(name, { name, rss_mb, tone: watchedStanding(watched).tone, group: 'watched', watched });
  }
  const order = useCalmOrder([...members.values()], area).flatMap((name) => members.get(name) ?? []);
  return groupNames.flatMap((group) => {
    const own = order.filter((member) => member.group === group);
    return own.length === 0 ? [] : [{ group, member: null }, ...own.map((member) => ({ group, member }))];
  });
}

const lineKey = (line: Line | undefined, index: number) =>
  line === undefined ? index : line.member === null ? `group ${line.group}` : `row ${line.member.name}`;

const rowOf = (area: HTMLElement | null, name: string) =>
  area?.querySelector<HTMLElement>(`tr[data-process="${CSS.escape(name)}"]`) ?? null;

/** In place of rows that are not in the page. */
function Gap({ height }: { readonly height: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row without tabindex takes no focus
    <tr className="gap" aria-hidden="true">
      <td style={{ height }} />
    </tr>
  );
}

interface GroupRowProps {
  readonly title: string;
  readonly index: number;
  readonly measure: (row: HTMLElement | null) => void;
}

function GroupRow({ title, index, measure }: GroupRowProps) {
  return (
    <tr ref={measure} className="group" data-index={index} aria-rowindex={index + 2}>
      {/* One cell: columns come and go with the width, and a span over absent ones would make new ones. */}
      <th scope="rowgroup">{title}</th>
    </tr>
  );
}
