import type { ReportRow } from '@contract/reports-view.ts';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { format } from '../parts/format.ts';
import { Icon, type IconName } from '../parts/Icon.tsx';
import { useNow } from '../parts/use-now.ts';
import { text } from '../text.ts';
import { causeLine, nameOf, spokenRow, type Tab } from './find-rows.ts';
import { useReports, useReportsStore } from './use-reports.ts';

const ROW_HEIGHT = 53;

/** The rows of one tab. Only those in sight are in the page; arrows move, ⌥ with an arrow goes to an end. */
export function ReportList({ rows, tab }: { readonly rows: readonly ReportRow[]; readonly tab: Tab }) {
  const reports = useReportsStore();
  const selected = useReports(({ selectedId }) => selectedId);
  const now = useNow(60_000);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    initialRect: { width: 256, height: 600 },
  });
  const at = rows.findIndex(({ id }) => id === selected);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new selection scrolls, not a new list
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at);
  }, [selected]);

  const wanted = useReports(({ listWanted }) => listWanted);
  useEffect(() => {
    if (!wanted) return;
    reports.store.setState({ listWanted: false });
    scroller.current?.focus();
  }, [wanted, reports]);

  const keys = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    if (event.key === ' ') {
      event.preventDefault();
      return pageReading();
    }
    const end = event.altKey;
    const to = { ArrowDown: end ? rows.length - 1 : at + 1, ArrowUp: end ? 0 : at - 1, Home: 0, End: rows.length - 1 }[
      event.key
    ];
    const row = to === undefined ? undefined : rows[Math.min(Math.max(0, to), rows.length - 1)];
    if (row === undefined) return;
    event.preventDefault();
    void reports.select(row.id, true);
  };
  const drawn = virtual.getVirtualItems();
  return (
    <div
      ref={scroller}
      className="list-scroll"
      role="listbox"
      aria-label={text.reports.listLabel[tab]}
      // A row that is scrolled out of view is not in the page.
      aria-activedescendant={drawn.some(({ index }) => index === at) ? `report-${selected}` : undefined}
      tabIndex={0}
      onKeyDown={keys}
    >
      <div role="presentation" className="list-space" style={{ height: virtual.getTotalSize() }}>
        {drawn.map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the list has the focus and the keys
            <div
              key={row.id}
              id={`report-${row.id}`}
              className="item"
              role="option"
              aria-selected={row.id === selected}
              aria-label={spokenRow(row, now, format)}
              aria-posinset={index + 1}
              aria-setsize={rows.length}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => void reports.select(row.id)}
            >
              <RowFace row={row} now={now} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function RowFace({ row, now }: { readonly row: ReportRow; readonly now: number }) {
  const at = row.at ?? row.timestamp;
  return (
    <>
      {row.unread ? <span className="unread" /> : <Icon name={iconOf(row)} />}
      <span className="name clip">{nameOf(row)}</span>
      <span className="when num">{at === null ? '' : format.shortly(at, now)}</span>
      <span className="what clip">
        {causeLine(row)}
        {row.occurrences > 1 && <span className="t3 num"> {text.reports.times(row.occurrences)}</span>}
      </span>
    </>
  );
}

function iconOf({ state, type, kind }: ReportRow): IconName {
  if (state === 'sent') return 'check';
  if (state === 'quarantined') return 'warn';
  if (state === 'approved') return 'offline';
  if (type === 'feedback') return 'bubble';
  if (type === 'diagnostic') return 'doc';
  return { mcp: 'plug', dispatch: 'clock', job: 'clock', daemon: 'tower' }[kind ?? 'daemon'] as IconName;
}

/** Space reads on: the next screenful of whatever reading is open. */
function pageReading(): void {
  const reading = document.querySelector<HTMLElement>('[data-reading]');
  reading?.scrollBy({ top: reading.clientHeight - 40 });
}
