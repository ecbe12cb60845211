import type { ReportDetail } from '@contract/reports-view.ts';
import { countTokens } from '@core/report/tokens.ts';
import { useDeferredValue, useMemo } from 'react';
import { useBeacon } from '../parts/beacon.ts';
import { useKeys } from '../parts/keys.ts';
import { type Tab, Tabs } from '../parts/Tabs.tsx';
import { text } from '../text.ts';
import { CompareReading } from './CompareReading.tsx';
import { DetailBanners } from './DetailBanners.tsx';
import { DetailHead } from './DetailHead.tsx';
import { ExactReading } from './ExactReading.tsx';
import { PartsBox } from './PartsBox.tsx';
import { ReceiptReading } from './ReceiptReading.tsx';
import { reportOf } from './read-text.ts';
import { isEditable, type Reading, settledRead } from './reports-state.ts';
import { SendBar } from './SendBar.tsx';
import { SetAsideReading } from './SetAsideReading.tsx';
import { SummaryReading } from './SummaryReading.tsx';
import { TakenReading } from './TakenReading.tsx';
import { countPlaces, type Taken, takenRows } from './taken-rows.ts';
import { useReports, useReportsStore } from './use-reports.ts';

const words = text.reports;
const NOTHING: Taken = { sending: [], leftOut: [] };

/** One report: its head, three readings of the same bytes, the parts beside them, the bar that sends it. */
export function DetailView({ detail, back }: { readonly detail: ReportDetail; readonly back?: () => void }) {
  const { shell } = useBeacon();
  const reports = useReportsStore();
  const reading = useReports((state) => state.reading);
  const comparing = useReports((state) => state.comparing);
  const { report: valid } = useReports(settledRead);
  // While the text is no report, everything but the editor shows what was last saved.
  const saved = useMemo(() => reportOf(detail.text), [detail.text]);
  const now = valid ?? saved;
  // Keys that come while a long text is counted anew are painted first.
  const report = useDeferredValue(now);
  const { state } = detail.row;
  const original = useMemo(() => reportOf(detail.original), [detail.original]);
  const findings = detail.local?.findings ?? detail.receipt?.findings;
  const taken = useMemo(
    () => (report === null ? NOTHING : takenRows(report, original, detail.local, findings ?? [])),
    [report, original, detail.local, findings],
  );
  const counted = useMemo(() => (report === null ? 0 : countTokens(JSON.stringify(report))), [report]);
  const editable = isEditable(detail);
  const readable = state !== 'quarantined';

  useKeys(
    {
      '⌃1': () => reports.read('summary'),
      '⌃2': () => reports.read('exact'),
      '⌃3': readable ? () => reports.read('taken') : null,
      '⌘D': detail.original === null ? null : () => reports.compare(comparing === null ? 'original' : null),
      ['F8']: editable ? reports.editing.lookAtNext : null,
      '⌘E': () => void reports.acts.exportText(),
      '⌘⌫': state === 'sent' ? null : () => void reports.acts.discard(),
    },
    shell,
  );

  const tabs: readonly Tab<Reading>[] = readable
    ? [
        { id: 'summary', label: state === 'sent' ? words.receiptTab : words.summary },
        { id: 'exact', label: state === 'sent' ? words.exactSent : words.exact },
        { id: 'taken', label: words.taken, count: countPlaces(taken.sending) },
      ]
    : [
        { id: 'summary', label: words.reason },
        { id: 'exact', label: words.exactAside },
      ];
  const picked = tabs.find(({ id }) => id === reading) ?? tabs[0];
  const comparingNow = comparing !== null && reading === 'exact';
  const withParts = editable && now !== null && now.type !== 'diagnostic' && !comparingNow;
  return (
    <section className="detail" aria-label={words.report}>
      <DetailHead detail={detail} report={report} {...(back === undefined ? {} : { back })}>
        <Tabs
          className="wide even readings"
          label={words.readings}
          tabs={tabs}
          selected={reading}
          select={reports.read}
          controls="reading"
        />
      </DetailHead>
      <DetailBanners detail={detail} />
      <div className={withParts ? 'middle with-parts' : 'middle'}>
        <div id="reading" className="reading-panel" role="tabpanel" aria-label={picked?.label} data-region>
          {comparingNow ? (
            <CompareReading detail={detail} against={comparing} />
          ) : reading === 'exact' ? (
            <ExactReading detail={detail} />
          ) : reading === 'taken' && readable ? (
            <TakenReading taken={taken} counted={counted} sent={state === 'sent'} editable={editable} />
          ) : state === 'sent' ? (
            <ReceiptReading detail={detail} />
          ) : state === 'quarantined' ? (
            <SetAsideReading detail={detail} />
          ) : (
            <SummaryReading detail={detail} report={report} stale={valid === null} />
          )}
        </div>
        {/* Not the deferred one: a box would spring back for a moment, and a click in it would mean the opposite. */}
        {withParts && (
          <PartsBox detail={detail} report={now} original={original} taken={taken} valid={valid !== null} />
        )}
      </div>
      {state !== 'sent' && <SendBar detail={detail} valid={valid !== null} />}
    </section>
  );
}
