import type { ReportDetail } from '@contract/reports-view.ts';
import { useMemo } from 'react';
import { Button } from '../parts/Button.tsx';
import { format, utf8Length } from '../parts/format.ts';
import { pieces } from '../parts/Scrubbed.tsx';
import { Visible } from '../parts/Visible.tsx';
import '../parts/indent.css';
import { text } from '../text.ts';
import { countChanges, type DiffRow, lineDiff } from './line-diff.ts';
import { currentText, isEditable } from './reports-state.ts';
import { useReports, useReportsStore } from './use-reports.ts';

const words = text.reports.compare;

export interface CompareReadingProps {
  readonly detail: ReportDetail;
  /** With what was captured, or the person's lost edit with what another program wrote. */
  readonly against: 'original' | 'theirs';
}

/** Two columns, like lines folded. */
export function CompareReading({ detail, against }: CompareReadingProps) {
  const { editing, compare } = useReportsStore();
  const shown = useReports(currentText);
  const banner = useReports((state) => state.banner);
  const mine = banner?.kind === 'changed' ? banner.mine : null;
  const theirs = against === 'theirs' && mine !== null;
  const left = theirs ? mine : (detail.original ?? '');
  const rows = useMemo(() => lineDiff(left, shown), [left, shown]);
  const changes = countChanges(rows);
  const size = (value: string) => format.bytes(utf8Length(value));
  const sent = detail.row.state === 'sent';
  return (
    <article className="reading compare" data-reading aria-label={theirs ? words.theirsLabel : words.label}>
      <div className="code-bar">
        <p className="grow said">{theirs ? words.theirs(changes) : words.changes(changes)}</p>
        {theirs && (
          <Button size="small" icon="undo" onClick={() => void editing.putBack()}>
            {words.putBack}
          </Button>
        )}
        {!theirs && isEditable(detail) && changes > 0 && (
          <Button size="small" icon="undo" onClick={() => void editing.takeBackAll()}>
            {words.takeBackAll}
          </Button>
        )}
        <Button size="small" onClick={() => compare(null)}>
          {words.done}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <section className="diff-scroll" tabIndex={0} aria-label={words.table}>
        <table className="diff">
          <thead>
            <tr>
              <th scope="col">{theirs ? words.mineColumn(size(left)) : words.captured(size(left))}</th>
              <th scope="col">
                {theirs
                  ? words.theirsColumn(size(shown))
                  : sent
                    ? words.sentAs(size(shown))
                    : words.sending(size(shown))}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows are lines of two texts and have no other identity
              <Row key={index} row={row} />
            ))}
          </tbody>
        </table>
      </section>
    </article>
  );
}

function Row({ row }: { readonly row: DiffRow }) {
  if (row.kind === 'folded') {
    return (
      <tr>
        <td className="alike" colSpan={2}>
          {words.alike(row.lines)}
        </td>
      </tr>
    );
  }
  const changed = row.kind === 'changed';
  return (
    <tr>
      <Side line={row.left} sign={changed ? 'minus' : ''} />
      <Side line={row.right} sign={changed ? 'plus' : ''} />
    </tr>
  );
}

function Side({ line, sign }: { readonly line: string | null; readonly sign: 'minus' | 'plus' | '' }) {
  if (line === null) return <td className="void" />;
  const indent = Math.min(16, /^ */.exec(line)?.[0].length ?? 0);
  return (
    <td className={`${sign} in-${indent}`}>
      {sign !== '' && <span className="vh">{sign === 'minus' ? `${words.removed}: ` : `${words.added}: `}</span>}
      {pieces(line.slice(indent)).map((piece, index) =>
        piece.kind === 'text' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one line never change places
          <Visible key={index}>{piece.text}</Visible>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <span key={index} className="taken-text">
            {piece.token}
          </span>
        ),
      )}
    </td>
  );
}
