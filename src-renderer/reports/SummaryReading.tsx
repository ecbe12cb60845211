import type { Report } from '@contract/report.ts';
import type { ReportDetail } from '@contract/reports-view.ts';
import { format } from '../parts/format.ts';
import { Icon } from '../parts/Icon.tsx';
import { Scrubbed } from '../parts/Scrubbed.tsx';
import { text } from '../text.ts';
import { Facts } from './Facts.tsx';
import { OddInReading } from './OddInReading.tsx';
import { OtherSummary } from './OtherSummary.tsx';
import { aboutOf, summarise, type Trail } from './summary.ts';

const words = text.summary;

export interface SummaryReadingProps {
  readonly detail: ReportDetail;
  /** Null where not even the file is a report. */
  readonly report: Report | null;
  /** The text on screen is no report; this is the one before it. */
  readonly stale: boolean;
}

/** The report in plain words. All of it is in the bytes too; what is not says so. */
export function SummaryReading({ detail, report, stale }: SummaryReadingProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <article className="reading summary" data-reading tabIndex={0} aria-label={text.reports.summary}>
      {stale && <p className="stale">{words.stale}</p>}
      {report !== null && (
        <OddInReading>
          {report.type === 'crash' ? <CrashBody detail={detail} report={report} /> : <OtherSummary report={report} />}
        </OddInReading>
      )}
      {report !== null && (
        <p className="about">
          <Icon name="lock" />
          <span>{aboutOf(report)}</span>
        </p>
      )}
    </article>
  );
}

function CrashBody({ detail, report }: { readonly detail: ReportDetail; readonly report: Report & { type: 'crash' } }) {
  const { lead, facts, trail, where } = summarise(report, detail.row.kind, format);
  const { message, log_tail: lines } = report.crash;
  const aftermath = detail.local?.aftermath ?? null;
  return (
    <>
      <p className="lead">{lead}</p>
      {aftermath !== null && <p className="aside">{words.notInReport(aftermath)}</p>}
      <Facts facts={facts} />
      {message !== undefined && (
        <>
          <h3 className="head">{words.message}</h3>
          <p className="quote mono">
            <Scrubbed>{message}</Scrubbed>
          </p>
        </>
      )}
      {trail !== null && <TrailList trail={trail} />}
      {where !== null && (
        <p className="where">
          <span className="where-head strong">{words.where}</span>
          <code className="mono">
            <Scrubbed>{where.symbol}</Scrubbed>
          </code>
          {where.caller !== null && (
            <>
              <span className="t3">{words.calledBy}</span>
              <code className="mono">
                <Scrubbed>{where.caller}</Scrubbed>
              </code>
            </>
          )}
        </p>
      )}
      {lines !== undefined && lines.length > 0 && (
        <>
          <h3 className="head">{words.logTail(lines.length)}</h3>
          <pre className="quote mono">
            <Scrubbed>{lines.join('\n')}</Scrubbed>
          </pre>
        </>
      )}
    </>
  );
}

function TrailList({ trail }: { readonly trail: Trail }) {
  return (
    <section className="trail">
      <h3 className="head">{trail.span}</h3>
      {trail.earlier > 0 && <p className="tiny t3">{words.earlier(trail.earlier)}</p>}
      <ol>
        {trail.steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order of events is their identity
          <li key={index} className={step.mark}>
            <time className="num">{step.when}</time>
            <i aria-hidden="true" />
            <span>
              {step.said}
              {step.detail !== null && (
                <b>
                  {' '}
                  <Scrubbed>{step.detail}</Scrubbed>
                </b>
              )}
              {step.text !== null && (
                <span className="t2">
                  {' '}
                  <Scrubbed>{step.text}</Scrubbed>
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
