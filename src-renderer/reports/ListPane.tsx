import { useMemo, useRef } from 'react';
import { Bones } from '../parts/Bones.tsx';
import { Button } from '../parts/Button.tsx';
import { useApp, useBeacon } from '../parts/beacon.ts';
import { useKeys } from '../parts/keys.ts';
import { SearchField } from '../parts/SearchField.tsx';
import { Tabs } from '../parts/Tabs.tsx';
import { text } from '../text.ts';
import type { Tab } from './find-rows.ts';
import { ReportList } from './ReportList.tsx';
import { shownRows } from './reports-store.ts';
import { useReports, useReportsStore } from './use-reports.ts';

const words = text.reports;
const NONE = { pending: 0, sent: 0, quarantined: 0 } as const;

/** The list with its three tabs, the search, and the line below that says what becomes of it. */
export function ListPane() {
  const { shell } = useBeacon();
  const reports = useReportsStore();
  const list = useReports((state) => state.list);
  const tab = useReports((state) => state.tab);
  const query = useReports((state) => state.query);
  const search = useRef<HTMLInputElement>(null);
  const rows = useMemo(() => shownRows({ list, tab, query }), [list, tab, query]);
  const counts = list.kind === 'ready' ? list.counts : NONE;
  useKeys(
    {
      '⌘F': () => {
        search.current?.focus();
        search.current?.select();
      },
    },
    shell,
  );
  return (
    <nav className="list" aria-label={words.label} data-region>
      <div className="list-head">
        <Tabs
          className="wide"
          label={words.which}
          tabs={[
            { id: 'pending', label: words.pending, count: counts.pending },
            { id: 'sent', label: words.sent, count: counts.sent },
            { id: 'quarantined', label: words.setAside, count: counts.quarantined },
          ]}
          selected={tab}
          select={(to) => {
            reports.showTab(to);
            void reports.select(null);
          }}
          controls="report-list"
        />
        <SearchField
          field={search}
          label={words.searchLabel}
          placeholder={words.search}
          query={query}
          search={reports.search}
        />
      </div>
      <div id="report-list" className="list-body" role="tabpanel" aria-label={words.listLabel[tab]}>
        {(list.kind === 'loading' || (list.kind === 'ready' && !list.whole && rows.length === 0)) && (
          <div className="list-bones">
            <Bones />
          </div>
        )}
        {list.kind === 'failed' && (
          <div className="list-none">
            <p>{text.failed.load}</p>
            <Button size="small" onClick={() => void reports.refresh()}>
              {text.common.retry}
            </Button>
          </div>
        )}
        {rows.length > 0 && <ReportList rows={rows} tab={tab} />}
        {list.kind === 'ready' && list.whole && rows.length === 0 && query !== '' && (
          <div className="list-none" role="status">
            <p>{words.empty.search(query)}</p>
            <Button size="small" onClick={() => reports.search('')}>
              {words.empty.clear}
            </Button>
          </div>
        )}
      </div>
      <p className="list-foot">
        <Foot tab={tab} counts={counts} />
      </p>
    </nav>
  );
}

function Foot({ tab, counts }: { readonly tab: Tab; readonly counts: Readonly<Record<Tab, number>> }) {
  const { retention_days: days } = useApp();
  const list = useReports((state) => state.list);
  if (list.kind !== 'ready') return null;
  const approved = list.rows.some(({ state }) => state === 'approved');
  const { foot } = words;
  const said = {
    pending:
      counts.pending === 0
        ? foot.pendingNone(days.pending)
        : approved
          ? foot.pendingApproved(days.pending)
          : foot.pending(days.pending),
    sent: foot.sent(days.sent),
    quarantined: counts.quarantined === 0 ? '' : foot.quarantined,
  }[tab];
  return (
    <>
      {said}
      {tab === 'pending' && list.dropped > 0 && ` ${foot.dropped(list.dropped)}`}
    </>
  );
}
