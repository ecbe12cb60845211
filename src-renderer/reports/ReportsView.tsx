import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useBeacon } from '../parts/beacon.ts';
import { NARROW, useMedia } from '../parts/use-media.ts';
import { text } from '../text.ts';
import { DetailPane } from './DetailPane.tsx';
import { ListPane } from './ListPane.tsx';
import './list.css';
import './detail.css';
import './readings.css';
import './reports.css';
import type { ReportsStore } from './reports-store.ts';
import { shownRows } from './reports-store.ts';
import { ReportsContext, useReports, useReportsStore } from './use-reports.ts';

/** List and detail side by side; on a narrow page they take turns. */
export function ReportsView({ reports }: { readonly reports: ReportsStore }) {
  return (
    <ReportsContext value={reports}>
      <Panes />
    </ReportsContext>
  );
}

function Panes() {
  const { navigation } = useBeacon();
  const reports = useReportsStore();
  const narrow = useMedia(NARROW);
  const asked = useStore(navigation.store, ({ report }) => report);
  const selected = useReports(({ selectedId }) => selectedId);
  const first = useReports((state) => shownRows(state)[0]?.id ?? null);

  // The address may name a report (a notice, the back button); from then on the address follows the selection.
  const heard = useRef<string | null>(null);
  useEffect(() => {
    if (asked === null || asked === heard.current) return;
    heard.current = asked;
    if (asked !== reports.store.getState().selectedId) void reports.reveal(asked);
  }, [asked, reports]);
  const was = useRef<string | null>(null);
  useEffect(() => {
    if (selected !== null) heard.current = selected;
    if (selected !== null || was.current !== null) navigation.settle({ report: selected });
    was.current = selected;
  }, [selected, navigation]);
  const tab = useStore(navigation.store, (place) => place.tab);
  useEffect(() => {
    if (tab === null) return;
    navigation.settle({ tab: null });
    if (tab === reports.store.getState().tab) return;
    reports.showTab(tab);
    void reports.select(null);
  }, [tab, navigation, reports]);

  // Where there is room beside the list, something is always open.
  useEffect(() => {
    if (!narrow && selected === null && asked === null && first !== null) void reports.select(first);
  }, [narrow, selected, asked, first, reports]);

  const back = () => void reports.select(null);
  return (
    <main id="view" className="reports" aria-label={text.reports.label}>
      {(!narrow || selected === null) && <ListPane />}
      {(!narrow || selected !== null) && <DetailPane {...(narrow ? { back } : {})} />}
    </main>
  );
}
