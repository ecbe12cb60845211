import type { ReportDetail } from '@contract/reports-view.ts';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../parts/Button.tsx';
import { useApp } from '../parts/beacon.ts';
import { format } from '../parts/format.ts';
import { Icon } from '../parts/Icon.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { useNow } from '../parts/use-now.ts';
import { text } from '../text.ts';
import { type Issue, IssueSheet } from './IssueSheet.tsx';
import { useReports, useReportsStore } from './use-reports.ts';

const words = text.reports.receipt;
const DAY_MS = 86_400_000;
/** What a server answers to a deletion that it has taken in (spec 8). */
const TAKEN_IN = 202;

/** What was sent, when and to where; the proof that it is what was approved. */
export function ReceiptReading({ detail }: { readonly detail: ReportDetail }) {
  const { acts, store } = useReportsStore();
  const busy = useReports((state) => state.busy);
  const { retention_days: days } = useApp();
  const now = useNow(60_000);
  const [asking, setAsking] = useState(false);
  const [issue, setIssue] = useState<Issue | null>(null);
  const { receipt } = detail;
  const arrived = useReports(({ arrivedId }) => arrivedId === detail.row.id);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!arrived) return;
    store.setState({ arrivedId: null });
    title.current?.focus();
  }, [arrived, store]);
  if (receipt === null) return null;
  const host = hostOf(receipt.endpoint);
  const until = (count: number) => format.day(Date.parse(receipt.sent_at) + count * DAY_MS);
  // Until the server has taken it in, it can be asked again.
  const mayAsk = receipt.proof !== null && receipt.deletion?.status !== TAKEN_IN;
  const same = receipt.sha256 === receipt.approval.sha256;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <article className="reading receipt" data-reading tabIndex={0} aria-label={text.reports.receiptTab}>
      <div className="slip">
        <header>
          <span className="dot">
            <Icon name="check" size={20} />
          </span>
          <div>
            <h3 ref={title} tabIndex={-1} className="title">
              {words.title}
            </h3>
            <p className="small t2">{words.said}</p>
          </div>
        </header>
        <dl>
          <Line label={words.sent}>{format.moment(receipt.sent_at, now, true)}</Line>
          <Line
            label={words.to}
            sub={(receipt.endpoint.startsWith('http:') ? words.http : words.https)(words.status(receipt.status))}
          >
            {host}
          </Line>
          <Line label={words.along} sub={words.alongSaid}>
            {words.alongNothing}
          </Line>
          <Line label={words.approved}>
            {`${format.moment(receipt.approval.approved_at, now, true)}, ${words.how[receipt.approval.mode]}`}
          </Line>
          <Line label={words.size}>{format.bytes(receipt.bytes)}</Line>
          <Line label={words.sha}>
            <span className="hash">{groupsOfEight(receipt.sha256)}</span>
            <p className={same ? 'same' : 'differs'}>
              <Icon name={same ? 'check' : 'alert'} size={12} />
              {same ? words.same : words.differs}
            </p>
          </Line>
          <Line label={words.keptThere} {...(mayAsk && receipt.deletion === null ? { sub: words.keptThereSaid } : {})}>
            {until(receipt.kept_there_days)}
          </Line>
          {receipt.deletion !== null && (
            <Line
              label={words.deletion}
              sub={
                receipt.deletion.status === TAKEN_IN ? words.deletionTaken : words.deletionOpen(receipt.deletion.status)
              }
            >
              {words.deletionAsked(lower(format.moment(receipt.deletion.asked_at, now)))}
            </Line>
          )}
          {receipt.later_occurrences > 0 && (
            <Line label={words.later}>
              {words.laterSaid(
                receipt.later_occurrences,
                receipt.last_occurrence_at === null ? null : lower(format.moment(receipt.last_occurrence_at, now)),
              )}
            </Line>
          )}
          <Line label={words.keptHere}>{until(days.sent)}</Line>
        </dl>
      </div>
      <div className="after">
        <Button onClick={() => void acts.exportText()}>{words.export}</Button>
        <Button onClick={() => void acts.issue().then(setIssue)}>{text.reports.send.issue}</Button>
        <span className="grow" />
        {mayAsk && (
          <Button kind="danger" onClick={() => setAsking(true)}>
            {words.delete}
          </Button>
        )}
      </div>
      {issue !== null && <IssueSheet issue={issue} close={() => setIssue(null)} />}
      {asking && (
        <Sheet
          title={words.sheetTitle}
          said={words.sheetSaid(host)}
          close={() => {
            if (busy === 'deleting') void acts.stopWaiting();
            setAsking(false);
          }}
          busy={busy === 'deleting'}
          act={{
            label: words.sheetAct,
            kind: 'danger',
            run: () => void acts.deleteThere().then(() => setAsking(false)),
          }}
        />
      )}
    </article>
  );
}

function Line({
  label,
  sub,
  children,
}: {
  readonly label: string;
  readonly sub?: string;
  readonly children: ReactNode;
}) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {children}
        {sub !== undefined && <p className="sub">{sub}</p>}
      </dd>
    </>
  );
}

/** `f6d9b691 1bb95f15 …`: four groups a line can be compared by eye. */
export function groupsOfEight(hex: string): string {
  return hex.match(/.{1,8}/g)?.join(' ') ?? hex;
}

function hostOf(endpoint: string): string {
  return URL.parse(endpoint)?.host ?? endpoint;
}

function lower(said: string): string {
  return said.charAt(0).toLocaleLowerCase() + said.slice(1);
}
