import type { Report } from '@contract/report.ts';
import type { LyingFile, ReportDetail } from '@contract/reports-view.ts';
import { useEffect, useRef, useState } from 'react';
import { IconButton } from '../parts/Button.tsx';
import { useBeacon } from '../parts/beacon.ts';
import { FilesReader } from '../parts/FilesReader.tsx';
import { format } from '../parts/format.ts';
import { AddPicture } from '../parts/picture/AddPicture.tsx';
import { burn, decode, toBase64, tooLarge } from '../parts/picture/burn.ts';
import { PictureEditor } from '../parts/picture/PictureEditor.tsx';
import { newEdit, type PictureEdit } from '../parts/picture/picture-edit.ts';
import { text } from '../text.ts';
import { type AttachedRow, attachedRows } from './attached-rows.ts';
import { PartLine } from './PartLine.tsx';
import { PictureReader } from './PictureReader.tsx';
import { useReports, useReportsStore } from './use-reports.ts';

const words = text.reports.parts;

export interface AttachedPartsProps {
  readonly detail: ReportDetail;
  readonly report: Report;
  readonly held: boolean;
}

/** The boxes for what goes beside the text: a picture, which can be added here, and a bundle. Both can be looked at. */
export function AttachedParts({ detail, report, held }: AttachedPartsProps) {
  const { editing } = useReportsStore();
  const ticking = useReports((state) => state.ticking);
  return (
    <>
      {attachedRows(report, detail.lying).map((row) => (
        <AttachedTick
          key={row.kind}
          row={row}
          id={detail.row.id}
          shown={ticking?.part === row.kind ? ticking.on : row.on}
          held={held}
          set={(on) => void editing.attach(row.kind, on)}
        />
      ))}
    </>
  );
}

interface AttachedTickProps {
  readonly row: AttachedRow;
  readonly id: string;
  readonly shown: boolean;
  readonly held: boolean;
  readonly set: (on: boolean) => void;
}

function AttachedTick({ row: { kind, on, file }, id, shown, held, set }: AttachedTickProps) {
  const [reading, setReading] = useState<LyingFile | null>(null);
  const name = words.attached[kind];
  return (
    <PartLine name={name} on={shown} off={(file === null && !on) || held} said={saidOf(file, on)} set={set}>
      {file !== null && (
        <IconButton icon="eye" label={words.read(name)} className="narrow" onClick={() => setReading(file)} />
      )}
      {kind === 'screenshot' && file === null && !held && <OwnPicture />}
      {reading !== null && reading.kind === 'screenshot' && (
        <PictureReader id={id} file={reading} close={() => setReading(null)} />
      )}
      {reading !== null && reading.kind === 'bundle' && (
        <BundleFiles id={id} sha256={reading.sha256} close={() => setReading(null)} />
      )}
    </PartLine>
  );
}

function saidOf(file: LyingFile | null, on: boolean): string {
  if (file === null) return on ? words.missing : words.noPicture;
  const { size, bytes } = file;
  const pixels = size === null ? [] : [text.picture.size(format.count(size.width), format.count(size.height))];
  return [...pixels, format.kilobytes(bytes)].join(' · ');
}

/** A picture of the person's own: in this page's memory alone until its black areas are burnt in. */
function OwnPicture() {
  const { toasts } = useBeacon();
  const { editing } = useReportsStore();
  const [drawing, setDrawing] = useState<{ readonly bitmap: ImageBitmap; readonly edit: PictureEdit } | null>(null);
  const [busy, setBusy] = useState(false);
  const leave = () => {
    drawing?.bitmap.close();
    setDrawing(null);
  };
  const open = async (source: Blob | ImageBitmap) => {
    setBusy(true);
    const bitmap = source instanceof Blob ? await decode(source) : source;
    setBusy(false);
    if (bitmap === null) return void toasts.say(text.picture.ways.unreadable, { tone: 'bad' });
    setDrawing({ bitmap, edit: newEdit({ width: bitmap.width, height: bitmap.height }) });
  };
  const attach = async () => {
    if (drawing === null) return;
    setBusy(true);
    const png = await burn(drawing.bitmap, drawing.edit);
    setBusy(false);
    const problem = png === null ? text.picture.ways.unreadable : tooLarge(png.size);
    if (png === null || problem !== null) return void toasts.say(problem ?? '', { tone: 'bad' });
    const base64 = await toBase64(png);
    leave();
    await editing.addPicture(base64);
  };
  return (
    <div className="own-picture">
      <AddPicture busy={busy} edit={open} />
      {drawing !== null && (
        <PictureEditor
          {...drawing}
          busy={busy}
          redraw={(edit) => setDrawing({ ...drawing, edit })}
          leave={leave}
          attach={() => void attach()}
        />
      )}
    </div>
  );
}

interface BundleFilesProps {
  readonly id: string;
  readonly sha256: string;
  readonly close: () => void;
}

function BundleFiles({ id, sha256, close }: BundleFilesProps) {
  const { bridge, toasts } = useBeacon();
  const [files, setFiles] = useState<readonly { readonly path: string; readonly bytes: number }[] | null>(null);
  const failed = useRef((said: string) => {
    toasts.say(said, { tone: 'bad' });
    close();
  });
  useEffect(() => {
    bridge.ask('reports.lying', { id, sha256 }).then(
      (answer) => {
        if (answer.kind === 'files') setFiles(answer.files);
        else failed.current(answer.kind === 'failed' ? answer.message : words.missing);
      },
      () => failed.current(text.failed.notAnswered),
    );
  }, [bridge, id, sha256]);
  if (files === null) return null;
  return (
    <FilesReader files={files} read={(path) => bridge.ask('reports.lying_file', { id, sha256, path })} close={close} />
  );
}
