import type { BundlePart } from '@contract/feedback.ts';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Button, IconButton } from '../parts/Button.tsx';
import { useBeacon } from '../parts/beacon.ts';
import { format } from '../parts/format.ts';
import { MenuButton } from '../parts/MenuButton.tsx';
import { text } from '../text.ts';
import { BundleReader } from './BundleReader.tsx';
import { fromBase64, grabScreen } from './burn.ts';
import type { FeedbackStore } from './feedback-store.ts';

const words = text.feedback;
const USUAL: readonly BundlePart[] = ['reports', 'processes', 'events'];

/** A picture, and a bundle of what Beacon knows: each only because the person put it there. */
export function Attached({ feedback }: { readonly feedback: FeedbackStore }) {
  const { bridge, shell, toasts } = useBeacon();
  const { picture, bitmap, bundle, busy } = useStore(feedback.store);
  const [reading, setReading] = useState(false);
  const file = useRef<HTMLInputElement>(null);

  const window_ = async () => {
    if (shell === 'electron') {
      const taken = await bridge.ask('feedback.capture').catch(() => null);
      if (taken?.kind === 'picture') return feedback.edit(fromBase64(taken.png));
      return void toasts.say(words.picture.refused, { tone: 'bad' });
    }
    const frame = await grabScreen();
    if (frame === null) return void toasts.say(words.picture.refused, { tone: 'bad' });
    return feedback.edit(frame);
  };
  const paste = async () => {
    const items = await navigator.clipboard.read().catch(() => []);
    for (const item of items) {
      const type = item.types.find((one) => one.startsWith('image/'));
      if (type !== undefined) return feedback.edit(await item.getType(type));
    }
    toasts.say(words.picture.none, { tone: 'bad' });
  };
  const parts = bundle?.parts ?? [];
  const on = parts.filter((part) => part.on);
  return (
    <section className="attached">
      <div className="block-top">
        <h3 className="head">{words.attached}</h3>
        <span className="row">
          {bundle === null && (
            <Button kind="quiet" size="small" busy={busy === 'bundle'} onClick={() => void feedback.setBundle(USUAL)}>
              {words.addBundle}
            </Button>
          )}
          {picture === null && (
            <MenuButton
              trigger={
                <Button kind="quiet" size="small" busy={busy === 'picture'}>
                  {words.addPicture}
                </Button>
              }
              actions={[
                { label: words.thisWindow, run: () => void window_() },
                { label: words.chooseFile, run: () => file.current?.click() },
                { label: words.paste, run: () => void paste() },
              ]}
            />
          )}
        </span>
      </div>
      <input
        ref={file}
        className="vh"
        type="file"
        accept="image/*"
        tabIndex={-1}
        aria-label={words.chooseFile}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          if (chosen !== undefined) void feedback.edit(chosen);
          event.currentTarget.value = '';
        }}
      />
      {picture === null && bundle === null && <p className="small t3 nothing">{words.nothingAttached}</p>}
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
                  {busy === 'bundle'
                    ? words.bundleMaking
                    : on.length === 0
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
                      disabled={busy === 'bundle'}
                      onChange={(event) =>
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
      {reading && bundle !== null && <BundleReader bundle={bundle} close={() => setReading(false)} />}
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
