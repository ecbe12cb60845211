import type { BundlePart } from '@contract/feedback.ts';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Button, IconButton } from '../parts/Button.tsx';
import { useBeacon } from '../parts/beacon.ts';
import { FilesReader } from '../parts/FilesReader.tsx';
import { format } from '../parts/format.ts';
import { Progress } from '../parts/Progress.tsx';
import { AddPicture } from '../parts/picture/AddPicture.tsx';
import { text } from '../text.ts';
import type { FeedbackStore } from './feedback-store.ts';

const words = text.feedback;
const USUAL: readonly BundlePart[] = ['reports', 'processes', 'events'];

/** A picture, and a bundle of what Beacon knows: each only because the person put it there. */
export function Attached({ feedback }: { readonly feedback: FeedbackStore }) {
  const { bridge } = useBeacon();
  const { picture, bitmap, bundle, busy, progress } = useStore(feedback.store);
  const [reading, setReading] = useState(false);

  const parts = bundle?.parts ?? [];
  const on = parts.filter((part) => part.on);
  return (
    <section className="attached">
      <div className="block-top">
        <h3 className="head">{words.attached}</h3>
        <span className="row">
          {bundle === null && (
            <Button
              kind="quiet"
              size="small"
              busy={busy === 'bundle'}
              disabled={busy !== null && busy !== 'bundle'}
              onClick={() => void feedback.setBundle(USUAL)}
            >
              {words.addBundle}
            </Button>
          )}
          {picture === null && <AddPicture busy={busy === 'picture'} disabled={busy !== null} edit={feedback.edit} />}
        </span>
      </div>
      {busy === 'bundle' && (
        <div className="gathering">
          <Progress
            said={progress === null ? words.bundleMaking : words.bundleProgress(progress.done, progress.total)}
            done={progress?.done ?? 0}
            total={progress?.total ?? 0}
          />
          <Button size="small" onClick={() => void feedback.cancelBundle()}>
            {text.common.cancel}
          </Button>
        </div>
      )}
      {picture === null && bundle === null && busy !== 'bundle' && (
        <p className="small t3 nothing">{words.nothingAttached}</p>
      )}
      {(picture !== null || bundle !== null) && (
        <ul className="attachments">
          {picture !== null && (
            <li>
              <Thumb bitmap={bitmap} />
              <div className="grow">
                <p>{words.screenshot}</p>
                <p className="tiny t3 num">
                  {words.pictureFacts(
                    picture.areas,
                    text.picture.size(format.count(picture.width), format.count(picture.height)),
                    format.kilobytes(picture.bytes),
                  )}
                </p>
              </div>
              <Button size="small" onClick={() => void feedback.edit('attached')}>
                {words.edit}
              </Button>
              <IconButton
                icon="x"
                label={text.common.remove(words.screenshot)}
                onClick={() => void feedback.removePicture()}
              />
            </li>
          )}
          {bundle !== null && (
            <li className="with-parts">
              <div className="grow">
                <p>{words.bundle}</p>
                <p className="tiny t3 num" role="status">
                  {on.length === 0
                    ? words.bundleEmpty
                    : words.bundleFacts(on.length, parts.length, format.kilobytes(bundle.bytes))}
                </p>
              </div>
              <Button size="small" disabled={bundle.files.length === 0} onClick={() => setReading(true)}>
                {words.read}
              </Button>
              <IconButton
                icon="x"
                label={text.common.remove(words.bundle)}
                onClick={() => void feedback.setBundle(null)}
              />
              <div className="pick">
                {parts.map(({ part, on: ticked, files, bytes }) => (
                  <label key={part}>
                    <input
                      className="check"
                      type="checkbox"
                      checked={ticked}
                      // Not disabled: the box that was just ticked keeps the focus.
                      aria-disabled={busy === 'bundle' || undefined}
                      onChange={(event) =>
                        busy === null &&
                        void feedback.setBundle(
                          parts
                            .filter((one) => (one.part === part ? event.currentTarget.checked : one.on))
                            .map((one) => one.part),
                        )
                      }
                    />
                    <span className="grow">{words.parts[part]}</span>
                    <span className="num t3">{words.partFacts(files, format.kilobytes(bytes))}</span>
                  </label>
                ))}
                {bundle.left_out.length > 0 && <p className="tiny t3">{words.leftOut(bundle.left_out.length)}</p>}
              </div>
            </li>
          )}
        </ul>
      )}
      {reading && bundle !== null && (
        <FilesReader
          files={bundle.files}
          read={(path) => bridge.ask('feedback.bundle_file', { path })}
          close={() => setReading(false)}
        />
      )}
    </section>
  );
}

const THUMB = { width: 112, height: 72 };

function Thumb({ bitmap }: { readonly bitmap: ImageBitmap | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (pen == null || bitmap === null || bitmap.width === 0) return;
    const scale = Math.max(THUMB.width / bitmap.width, THUMB.height / bitmap.height);
    pen.drawImage(bitmap, 0, 0, bitmap.width * scale, bitmap.height * scale);
  }, [bitmap]);
  return <canvas ref={canvas} className="thumb" width={THUMB.width} height={THUMB.height} />;
}
