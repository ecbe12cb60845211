import type { Report } from '@contract/report.ts';
import type { ReportDetail, ReportPart } from '@contract/reports-view.ts';
import { useMemo, useState } from 'react';
import { format, utf8Length } from '../parts/format.ts';
import { Icon } from '../parts/Icon.tsx';
import { text } from '../text.ts';
import { AttachedParts } from './AttachedParts.tsx';
import { attachedBytes } from './attached-rows.ts';
import { PartLine } from './PartLine.tsx';
import { PartReader } from './PartReader.tsx';
import { type PartRow, partLines, partRows } from './part-rows.ts';
import { settledText } from './reports-state.ts';
import { countPlaces, type Taken } from './taken-rows.ts';
import { useReports, useReportsStore } from './use-reports.ts';

const words = text.reports.parts;

export interface PartsBoxProps {
  readonly detail: ReportDetail;
  readonly report: Report;
  readonly original: Report | null;
  readonly taken: Taken;
  /** The text on screen is a report, so that a part of it can be changed. */
  readonly valid: boolean;
}

/** What of the report goes. A tick changes all three readings at once; the bytes add up to what is sent. */
export function PartsBox({ detail, report, original, taken, valid }: PartsBoxProps) {
  const reports = useReportsStore();
  const shown = useReports(settledText);
  const ticking = useReports((state) => state.ticking);
  const [unfolded, setUnfolded] = useState(false);
  const { parts, basicsBytes } = useMemo(
    () => partRows(report, original, detail.local),
    [report, original, detail.local],
  );
  const total = format.bytes(utf8Length(shown) + attachedBytes(report));
  const on = [
    ...parts.filter((part) => part.on).map(({ part }) => words.name[part]),
    ...report.attachments.map(({ kind }) => words.attached[kind]),
  ];
  const set = (part: ReportPart, to: boolean) => void reports.editing.setPart(part, to);
  return (
    <section className={unfolded ? 'parts unfolded' : 'parts'} aria-label={words.label} data-region>
      <button type="button" className="fold" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
        <span className="head">{words.title}</span>
        <span className="clip grow t2">{words.folded(on, total)}</span>
        <Icon name="down" />
      </button>
      <h3 className="head">{words.title}</h3>
      <div className="part-list">
        <label className="part">
          <input className="check locked" type="checkbox" checked disabled readOnly />
          <span>{words.basics}</span>
          <small className="num">{words.always(format.kilobytes(basicsBytes))}</small>
        </label>
        {(report.type === 'crash' ? parts : []).map((row) => (
          <PartTick
            key={row.part}
            row={row}
            shown={ticking?.part === row.part ? ticking.on : row.on}
            detail={detail}
            original={original}
            taken={countPlaces(taken.leftOut.filter(({ part }) => part === row.part))}
            held={!valid}
            set={set}
          />
        ))}
        <AttachedParts detail={detail} report={report} held={!valid} />
        {!valid && <p className="part-hint">{words.invalid}</p>}
        <p className="total">
          <span className="t2">{words.total}</span>
          <span className="num strong" id="report-total">
            {total}
          </span>
        </p>
      </div>
    </section>
  );
}

interface PartTickProps {
  readonly row: PartRow;
  /** On or off, as the person just meant it. */
  readonly shown: boolean;
  readonly detail: ReportDetail;
  readonly original: Report | null;
  /** In how many places something was taken out of it, as “What was taken out” counts them. */
  readonly taken: number;
  readonly held: boolean;
  readonly set: (part: ReportPart, on: boolean) => void;
}

function PartTick({ row, shown, detail, original, taken, held, set }: PartTickProps) {
  const lines = partLines(row.part, original, detail.local);
  return (
    <PartLine
      name={words.name[row.part]}
      on={shown}
      off={!row.available || held}
      said={saidOf(row, taken)}
      set={(on) => set(row.part, on)}
    >
      {!row.on && row.available && <PartReader part={row.part} lines={lines} add={() => set(row.part, true)} />}
    </PartLine>
  );
}

function saidOf({ part, available, count, bytes }: PartRow, taken: number): string {
  if (!available) return words.nothing;
  if (bytes !== null) return `${words.count[part](count)} · ${format.kilobytes(bytes)}`;
  return taken === 0 ? words.count[part](count) : `${words.count[part](count)} · ${words.taken(taken)}`;
}
