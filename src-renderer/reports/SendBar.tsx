import type { ReportDetail } from '@contract/reports-view.ts';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button, IconButton } from '../parts/Button.tsx';
import { useApp, useBeacon } from '../parts/beacon.ts';
import { copyText } from '../parts/copy-text.ts';
import { format } from '../parts/format.ts';
import { Icon } from '../parts/Icon.tsx';
import { chordName, thisPlatform, useKeys } from '../parts/keys.ts';
import { MenuButton } from '../parts/MenuButton.tsx';
import { openWindow } from '../parts/open-window.ts';
import { useSlow } from '../parts/use-slow.ts';
import { text } from '../text.ts';
import { type Issue, IssueSheet } from './IssueSheet.tsx';
import { settledOdd } from './reports-state.ts';
import { type SendState, sendState, wayWords } from './send-state.ts';
import { useReports, useReportsStore } from './use-reports.ts';

const words = text.reports.send;
/** How long the ingest keeps a report (spec 8). */
export const KEPT_THERE_DAYS = 90;

export function SendBar({ detail, valid }: { readonly detail: ReportDetail; readonly valid: boolean }) {
  const beacon = useBeacon();
  const app = useApp();
  const reports = useReportsStore();
  const busy = useReports((state) => state.busy);
  const slow = useSlow(busy === 'sending');
  const takeBack = useRef<HTMLButtonElement>(null);
  const wasSending = useRef(false);
  const aside = detail.row.state === 'quarantined';
  const state = sendState({ detail, app, valid }, format);
  // What had the focus is gone when the report waits; what can be done about it takes its place.
  useEffect(() => {
    if (busy !== null) wasSending.current = busy === 'sending';
    else if (wasSending.current) {
      wasSending.current = false;
      if (state.kind === 'waiting') takeBack.current?.focus();
    }
  }, [busy, state.kind]);
  const approve = state.kind === 'ready' ? () => void reports.acts.approve(state.endpoint) : null;
  useKeys({ '⌘↩': busy === null ? approve : null }, beacon.shell);
  const [issue, setIssue] = useState<Issue | null>(null);
  const keys = (chord: string) => chordName(chord, thisPlatform(beacon.shell));

  const own = <A,>(actions: readonly A[]) => (aside ? [] : actions);
  const actions = [
    { label: words.export, run: () => void reports.acts.exportText(), keys: keys('⌘E') },
    ...own([
      { label: words.issue, run: () => void reports.acts.issue().then(setIssue) },
      { label: words.openInEditor, run: () => void reports.acts.openInEditor() },
      { label: words.copyId, run: () => copyText(detail.row.id, text.reports.detail.idCopied, beacon.toasts) },
    ]),
    ...(detail.row.type === 'crash' && detail.destination.endpoint !== null
      ? [{ label: text.reports.fixed.check, run: () => void reports.acts.checkFixed() }]
      : []),
  ];
  return (
    <footer className="send" data-region>
      <p className="to" id="send-said">
        {aside ? null : <Said state={state} detail={detail} slow={slow} />}
      </p>
      <div className="buttons">
        {(!aside || detail.text !== '') && (
          <MenuButton side="top" trigger={<IconButton icon="more" label={words.more} />} actions={actions} />
        )}
        {slow ? (
          <Button key="stop" size="large" title={words.stopHint} onClick={() => void reports.acts.stopWaiting()}>
            {words.stop}
          </Button>
        ) : state.kind === 'waiting' ? (
          <Button key="back" size="large" ref={takeBack} onClick={() => void reports.acts.takeBack()}>
            {words.takeBack}
          </Button>
        ) : (
          <Button
            key="discard"
            size="large"
            title={`${words.discard} ${keys('⌘⌫')}`}
            onClick={() => void reports.acts.discard()}
          >
            {words.discard}
          </Button>
        )}
        {!aside && state.kind === 'no_destination' && (
          <Button
            size="large"
            kind="primary"
            onClick={() => openWindow(beacon, { window: 'settings', pane: 'integrations' })}
          >
            {words.choose}
          </Button>
        )}
        {!aside && (state.kind === 'ready' || state.kind === 'off') && (
          <Button
            size="large"
            kind="primary"
            title={`${words.approve} ${keys('⌘↩')}`}
            aria-describedby="send-said report-total"
            disabled={approve === null || busy === 'part'}
            busy={busy === 'sending'}
            onClick={() => approve?.()}
          >
            {words.approve}
          </Button>
        )}
      </div>
      {issue !== null && <IssueSheet issue={issue} close={() => setIssue(null)} />}
    </footer>
  );
}

interface SaidProps {
  readonly state: SendState;
  readonly detail: ReportDetail;
  /** The server has been silent for a second. */
  readonly slow: boolean;
}

/** Two lines: where to and how; how long it is kept, or what stands in the way. */
function Said({ state, detail, slow }: SaidProps) {
  const { destination } = detail;
  if (state.kind === 'no_destination') {
    return <Lines first={<b>{words.noDestination}</b>} second={words.noDestinationSaid} />;
  }
  const to =
    destination.endpoint === null ? null : (
      <>
        {words.to} <b>{destination.host ?? destination.endpoint}</b> {wayWords(destination.endpoint)}
      </>
    );
  if (state.kind === 'waiting') return <Lines first={<b>{state.said}</b>} second={to} />;
  const second = slow ? (
    <span role="status">{words.notAnswered}</span>
  ) : state.kind === 'off' ? (
    <span className="off">
      <Icon name="warn" size={12} />
      {state.why}
    </span>
  ) : (
    <>
      {words.kept(KEPT_THERE_DAYS)}
      {state.note !== null && <b> {state.note}</b>}
      {state.note === null && destination.source === 'environment' && ` ${words.byEnvironment}`}
      <ToLookAt />
    </>
  );
  return to === null ? <Lines first={second} second={null} /> : <Lines first={to} second={second} />;
}

/** How many words might be private. It leads to them, and holds nothing up. */
function ToLookAt() {
  const reports = useReportsStore();
  const odd = useReports(settledOdd);
  const count = new Set(odd.map(({ word }) => word)).size;
  if (count === 0) return null;
  return (
    <>
      {' '}
      <button type="button" className="to-look-at" title="F8" onClick={reports.editing.lookAtNext}>
        <Icon name="warn" size={12} />
        {text.reports.odd.toLookAt(count)}
      </button>
    </>
  );
}

function Lines({ first, second }: { readonly first: ReactNode; readonly second: ReactNode }) {
  return (
    <>
      <span>{first}</span>
      {second !== null && <span>{second}</span>}
    </>
  );
}
