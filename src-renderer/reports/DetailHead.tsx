import type { Report } from '@contract/report.ts';
import type { ReportDetail } from '@contract/reports-view.ts';
import type { ReactNode } from 'react';
import { IconButton } from '../parts/Button.tsx';
import { useBeacon } from '../parts/beacon.ts';
import { copyText } from '../parts/copy-text.ts';
import { format } from '../parts/format.ts';
import { useNow } from '../parts/use-now.ts';
import { kindWords, text } from '../text.ts';
import { causeLine, nameOf } from './find-rows.ts';

const words = text.reports.detail;

export interface DetailHeadProps {
  readonly detail: ReportDetail;
  /** Null where the text is no report now. */
  readonly report: Report | null;
  readonly back?: () => void;
  readonly children: ReactNode;
}

/** The title in words, one line of facts, and the number to quote. */
export function DetailHead({ detail, report, back, children }: DetailHeadProps) {
  const { toasts } = useBeacon();
  const now = useNow(60_000);
  const { row } = detail;
  return (
    <header className="detail-head" data-region>
      <div className="row">
        {back !== undefined && <IconButton icon="left" label={text.app.back} onClick={back} />}
        <h2 className="title grow clip" title={titleOf(detail)}>
          {titleOf(detail)}
        </h2>
        {row.state !== 'quarantined' && (
          <button
            type="button"
            className="id mono"
            title={words.copyId}
            aria-label={`${words.copyId} ${row.id}`}
            onClick={() => copyText(row.id, words.idCopied, toasts)}
          >
            {row.id.slice(0, 13)}
          </button>
        )}
      </div>
      <p className="meta">
        {factsOf(detail, report, now).map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      {children}
    </header>
  );
}

function titleOf({ row }: ReportDetail): string {
  if (row.state === 'quarantined') return row.id;
  if (row.type === 'crash') return words.title(nameOf(row), row.cause);
  return row.type === 'feedback' ? `${nameOf(row)}: ${causeLine(row)}` : nameOf(row);
}

function factsOf({ row }: ReportDetail, report: Report | null, now: number): readonly string[] {
  const version = report?.app.version ?? null;
  const count = report?.occurrences.count ?? row.occurrences;
  const since = report?.occurrences.first_at;
  return [
    row.timestamp === null ? '' : format.moment(row.timestamp, now),
    row.kind === null ? '' : kindWords[row.kind].label,
    count > 1 && since !== undefined ? words.times(count, lower(format.shortly(since, now))) : '',
    version === null ? '' : words.version(version),
  ].filter((fact) => fact !== '');
}

function lower(said: string): string {
  return said.charAt(0).toLocaleLowerCase() + said.slice(1);
}
