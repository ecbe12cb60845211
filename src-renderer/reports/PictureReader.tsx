import type { LyingFile } from '@contract/reports-view.ts';
import { useEffect, useRef, useState } from 'react';
import { Bones } from '../parts/Bones.tsx';
import { useBeacon } from '../parts/beacon.ts';
import { format } from '../parts/format.ts';
import { decode, fromBase64 } from '../parts/picture/burn.ts';
import { ReaderSheet } from '../parts/ReaderSheet.tsx';
import { text } from '../text.ts';

const words = text.reports.parts;

export interface PictureReaderProps {
  readonly id: string;
  readonly file: LyingFile;
  readonly close: () => void;
}

/** A picture that lies beside a report, in its own size: every pixel that would be sent. */
export function PictureReader({ id, file, close }: PictureReaderProps) {
  const { bridge } = useBeacon();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shown, setShown] = useState<ImageBitmap | string | null>(null);
  const { sha256 } = file;
  useEffect(() => {
    let current = true;
    let made: ImageBitmap | null = null;
    const draw = async () => {
      const answer = await bridge.ask('reports.lying', { id, sha256 });
      if (answer.kind !== 'picture') return answer.kind === 'failed' ? answer.message : words.missing;
      made = await decode(fromBase64(answer.png));
      return made ?? text.picture.ways.unreadable;
    };
    draw().then(
      (done) => current && setShown(done),
      () => current && setShown(text.failed.notAnswered),
    );
    return () => {
      current = false;
      made?.close();
    };
  }, [bridge, id, sha256]);
  useEffect(() => {
    if (shown !== null && typeof shown !== 'string') canvas.current?.getContext('2d')?.drawImage(shown, 0, 0);
  }, [shown]);
  const size = file.size ?? { width: 0, height: 0 };
  const pixels = text.picture.size(format.count(size.width), format.count(size.height));
  return (
    <ReaderSheet
      title={words.attached.screenshot}
      said={text.picture.facts(pixels, format.kilobytes(file.bytes))}
      className="picture-reader"
      close={close}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <section className="picture-whole" tabIndex={0} aria-label={text.picture.stage}>
        {shown === null && <Bones />}
        {typeof shown === 'string' && <p>{shown}</p>}
        {shown !== null && typeof shown !== 'string' && (
          <canvas
            ref={canvas}
            width={size.width}
            height={size.height}
            role="img"
            aria-label={text.picture.canvas(pixels)}
          />
        )}
      </section>
    </ReaderSheet>
  );
}
