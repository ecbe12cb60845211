import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { Bones } from '../parts/Bones.tsx';
import { Button } from '../parts/Button.tsx';
import { useApp, useBeacon } from '../parts/beacon.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { text } from '../text.ts';
import { DetailView } from './DetailView.tsx';
import { useReports, useReportsStore } from './use-reports.ts';

const words = text.reports;

/** Right of the list: the open report, or why none is open. */
export function DetailPane({ back }: { readonly back?: () => void }) {
  const reports = useReportsStore();
  const open = useReports((state) => state.open);
  const selected = useReports(({ selectedId }) => selectedId);
  switch (open.kind) {
    case 'ready':
      return <DetailView key={open.detail.row.id} detail={open.detail} {...(back === undefined ? {} : { back })} />;
    case 'loading':
      return (
        <section className="detail" aria-label={words.report}>
          <div className="detail-bones">
            <Bones />
          </div>
        </section>
      );
    case 'gone':
      return <Gone />;
    case 'failed':
      return (
        <section className="detail none" aria-label={words.report}>
          <EmptyState
            title={words.failed.title}
            actions={<Button onClick={() => void reports.select(selected)}>{text.common.retry}</Button>}
          >
            {words.failed.said}
          </EmptyState>
        </section>
      );
    case 'none':
      return (
        <section className="detail none" aria-label={words.report}>
          <NothingOpen />
        </section>
      );
    default:
      return open satisfies never;
  }
}

/** What had the focus went with the report: the keys begin here, unless the person is elsewhere. */
function Gone() {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) place.current?.focus();
  }, []);
  return (
    <section ref={place} tabIndex={-1} className="detail none" aria-label={words.report}>
      <EmptyState title={words.gone.title}>{words.gone.said}</EmptyState>
    </section>
  );
}

function NothingOpen() {
  const { fleet, navigation } = useBeacon();
  const app = useApp();
  const list = useReports((state) => state.list);
  const tab = useReports((state) => state.tab);
  const query = useReports((state) => state.query);
  const guarding = useStore(fleet.store, ({ status }) => status?.processes.length ?? 0);
  if (list.kind !== 'ready') return null;
  const none = list.counts[tab] === 0;
  if (!none) {
    return query === '' ? <EmptyState title={words.empty.choose}>{words.empty.chooseSaid}</EmptyState> : null;
  }
  if (tab === 'sent') return <EmptyState title={words.empty.sentTitle}>{words.empty.sentSaid}</EmptyState>;
  if (tab === 'quarantined') return <EmptyState title={words.empty.asideTitle}>{words.empty.asideSaid}</EmptyState>;
  return (
    <EmptyState
      title={words.empty.title}
      actions={<Button onClick={() => navigation.go({ view: 'fleet' })}>{words.empty.showFleet}</Button>}
    >
      {app.collecting ? words.empty.said(guarding) : words.empty.collectionOff}
    </EmptyState>
  );
}
