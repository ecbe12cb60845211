import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Bones } from '../../src-renderer/parts/Bones.tsx';
import { Button, IconButton } from '../../src-renderer/parts/Button.tsx';
import { EmptyState } from '../../src-renderer/parts/EmptyState.tsx';
import { format } from '../../src-renderer/parts/format.ts';
import { Mark } from '../../src-renderer/parts/Mark.tsx';
import { Scrubbed } from '../../src-renderer/parts/Scrubbed.tsx';
import type { FingerprintDetail } from '../src/dedup.ts';
import { Acts } from './Acts.tsx';
import { toneOf } from './rows.ts';
import { say, select, store } from './store.ts';
import { text } from './text.ts';

/** The chosen failure: what is known of it, what can be done, and one of its reports as stored. */
export function Detail() {
  const { selected, detail } = useStore(store);
  const { empty } = text;
  if (selected === null) {
    return (
      <section className="detail none" aria-label={empty.pick}>
        <EmptyState title={empty.pick}>{empty.pickWhy}</EmptyState>
      </section>
    );
  }
  return (
    <section className="detail" aria-label={text.detail.facts}>
      {detail === null ? <Bones /> : <Shown key={detail.fingerprint} detail={detail} />}
    </section>
  );
}

function Shown({ detail }: { readonly detail: FingerprintDetail }) {
  const { loadedAtMs } = useStore(store);
  const heading = useRef<HTMLHeadingElement>(null);
  // On a narrow page the list has just gone: the reader follows.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  const words = text.detail;
  const back = () => {
    const row = detail.fingerprint;
    void select(null);
    setTimeout(() => document.querySelector<HTMLElement>(`[data-row="${row}"]`)?.focus());
  };
  const copy = async () => {
    await navigator.clipboard.writeText(detail.fingerprint);
    say(text.done.copied);
  };
  const issues = [
    detail.private_issue_number === null ? null : words.private(detail.private_issue_number),
    detail.public_issue_number === null ? null : words.public(detail.public_issue_number),
    detail.pull_request === null ? null : words.pull(detail.pull_request),
  ].filter((one) => one !== null);
  return (
    <>
      <div className="detail-head">
        <IconButton icon="left" label={words.back} className="back" onClick={back} />
        <div className="grow">
          <h2 ref={heading} tabIndex={-1} className="panel-title mono-title">
            {detail.fingerprint.slice(0, 10)}
          </h2>
          <p className="state small t2">
            <Mark tone={toneOf(detail.status)} />
            {text.status[detail.status]}
          </p>
        </div>
        <Button size="small" kind="quiet" onClick={() => void copy()}>
          {words.copy}
        </Button>
      </div>
      <Acts detail={detail} />
      <dl className="facts">
        <Fact name={words.count}>{format.count(detail.occurrence_count)}</Fact>
        <Fact name={words.reported}>{format.count(detail.reported_occurrences)}</Fact>
        <Fact name={words.seen}>
          {words.fromTo(format.moment(detail.first_seen, loadedAtMs), format.moment(detail.last_seen, loadedAtMs))}
        </Fact>
        <Fact name={words.versions}>
          {detail.app_versions.length === 0 ? text.noVersion : detail.app_versions.join(', ')}
        </Fact>
        {detail.fixed_in !== null && <Fact name={words.fixedIn}>{detail.fixed_in}</Fact>}
        {detail.fixed_in === null && detail.fixed_after !== null && (
          <Fact name={words.fixedAfter}>{detail.fixed_after}</Fact>
        )}
        {issues.length > 0 && <Fact name={words.issue}>{issues.join(', ')}</Fact>}
      </dl>
      <Sample detail={detail} nowMs={loadedAtMs} />
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div className="fact">
      <dt className="t3">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** One report, as text: it may hold anything. */
function Sample({ detail, nowMs }: { readonly detail: FingerprintDetail; readonly nowMs: number }) {
  const [at, setAt] = useState(0);
  const { reports } = detail;
  const shown = reports[Math.min(at, reports.length - 1)];
  const words = text.detail;
  return (
    <section className="sample" aria-labelledby="sample">
      <div className="sample-head">
        <h3 id="sample" className="head grow">
          {words.sample}
        </h3>
        {reports.length > 1 && (
          <>
            <span className="small t2 num" role="status">
              {words.sampleOf(at + 1, reports.length)}
            </span>
            <IconButton icon="left" label={words.newer} disabled={at === 0} onClick={() => setAt(at - 1)} />
            <IconButton
              icon="right"
              label={words.older}
              disabled={at >= reports.length - 1}
              onClick={() => setAt(at + 1)}
            />
          </>
        )}
      </div>
      {shown === undefined ? (
        <p className="small t2">{words.none}</p>
      ) : (
        <>
          <p className="tiny t3">
            {words.received(format.moment(shown.received_at, nowMs))} · <span className="mono">{shown.report_id}</span>
          </p>
          {shown.report === null ? (
            <p className="small t2">{words.notKept}</p>
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to reach that
            <section tabIndex={0} aria-label={words.report} className="json">
              <pre>
                <Scrubbed>{JSON.stringify(shown.report, null, 2)}</Scrubbed>
              </pre>
            </section>
          )}
        </>
      )}
    </section>
  );
}
