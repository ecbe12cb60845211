import { Dialog } from '@base-ui/react/dialog';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { text } from '../../text.ts';
import { Button, IconButton } from '../Button.tsx';
import { useBeacon } from '../beacon.ts';
import { format } from '../format.ts';
import { Tabs } from '../Tabs.tsx';
import { burn } from './burn.ts';
import './picture.css';
import {
  addBox,
  type Box,
  between,
  byKey,
  changeBox,
  middleBox,
  type PictureEdit,
  removeBox,
  setCrop,
  undo,
} from './picture-edit.ts';

const words = text.picture;
const STEPS = [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4];
/** The size in the foot is that of the picture as it would be; drawn anew once the hand rests. */
const REST_MS = 350;

export interface PictureEditorProps {
  readonly bitmap: ImageBitmap;
  readonly edit: PictureEdit;
  readonly busy: boolean;
  readonly redraw: (edit: PictureEdit) => void;
  readonly leave: () => void;
  readonly attach: () => void;
}

/** Black areas and a crop over a picture. All of it works with the keyboard; nothing is drawn into it before it is used. */
export function PictureEditor({ bitmap, edit, busy, redraw, leave, attach }: PictureEditorProps) {
  const { toasts } = useBeacon();
  const [tool, setTool] = useState<'black' | 'crop'>('black');
  // The dialog draws its inside a moment later than this, so the stage says when it is there.
  const [stage, setStage] = useState<HTMLDivElement | null>(null);
  const fit = useFit(stage, bitmap);
  const [chosen, setChosen] = useState<number | null>(null);
  const zoom = chosen ?? fit;
  const [drag, setDrag] = useState<{ readonly from: readonly [number, number]; readonly box: Box } | null>(null);
  const bytes = useBurntSize(bitmap, edit);
  const wanted = useRef<number | null>(null);
  const sheet = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change that wants the focus somewhere
  useEffect(() => {
    if (wanted.current === null) return;
    const areas = sheet.current?.querySelectorAll<HTMLElement>('button.black') ?? [];
    (areas[Math.min(wanted.current, areas.length - 1)] ?? stage)?.focus();
    wanted.current = null;
  }, [edit]);

  const to = redraw;
  const place = (event: PointerEvent): readonly [number, number] => {
    const rect = event.currentTarget.getBoundingClientRect();
    return [(event.clientX - rect.left) / zoom, (event.clientY - rect.top) / zoom];
  };
  const began = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const from = place(event);
    setDrag({ from, box: between(...from, ...from, edit.of) });
  };
  const went = (event: PointerEvent<HTMLElement>) => {
    if (drag !== null) setDrag({ ...drag, box: between(...drag.from, ...place(event), edit.of) });
  };
  const ended = () => {
    if (drag === null) return;
    setDrag(null);
    to(tool === 'black' ? addBox(edit, drag.box) : setCrop(edit, drag.box));
  };
  const add = () => {
    wanted.current = edit.boxes.length;
    setTool('black');
    to(addBox(edit, middleBox(edit)));
  };
  const keys = (index: number) => (event: KeyboardEvent) => {
    const box = edit.boxes[index];
    if (box === undefined) return;
    if (event.key === 'Backspace' || event.key === 'Delete') {
      event.preventDefault();
      wanted.current = index;
      to(removeBox(edit, index));
      toasts.tell(words.removed);
      return;
    }
    const next = byKey(box, event, edit.of);
    if (next === null) return;
    event.preventDefault();
    wanted.current = index;
    to(changeBox(edit, index, next));
  };
  const cropKeys = (event: KeyboardEvent) => {
    const next = byKey(edit.crop, event, edit.of);
    if (next === null) return;
    event.preventDefault();
    to(setCrop(edit, next));
  };
  const nextStep = (way: 1 | -1) =>
    setChosen((way > 0 ? STEPS.find((one) => one > zoom + 0.01) : STEPS.findLast((one) => one < zoom - 0.01)) ?? zoom);
  const at = ({ x, y, width, height }: Box) => ({
    left: x * zoom,
    top: y * zoom,
    width: width * zoom,
    height: height * zoom,
  });
  const size = words.size(format.count(edit.crop.width), format.count(edit.crop.height));
  const { crop } = edit;
  return (
    <Dialog.Root open onOpenChange={(open) => !open && leave()} disablePointerDismissal>
      <Dialog.Portal>
        <Dialog.Backdrop className="veil" />
        <Dialog.Popup
          ref={sheet}
          className="picture-editor"
          data-covers
          onKeyDown={(event) => {
            if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'z' && !event.shiftKey) {
              event.preventDefault();
              to(undo(edit));
            }
          }}
        >
          <header className="picture-bar">
            <Dialog.Title className="head">{words.title}</Dialog.Title>
            <span className="grow" />
            <Tabs
              label={words.tools}
              tabs={[
                { id: 'black', label: words.black },
                { id: 'crop', label: words.crop },
              ]}
              selected={tool}
              select={setTool}
              controls="picture-stage"
            />
            <Button size="small" icon="plus" onClick={add}>
              {words.add}
            </Button>
            <span className="grow" />
            <span className="row">
              <IconButton
                icon="undo"
                label={words.undo}
                disabled={edit.past.length === 0}
                onClick={() => to(undo(edit))}
              />
              <Button kind="quiet" size="small" aria-label={words.smaller} onClick={() => nextStep(-1)}>
                −
              </Button>
              <Button kind="quiet" size="small" className="num" title={words.fit} onClick={() => setChosen(null)}>
                {format.percent(zoom * 100)}
              </Button>
              <Button kind="quiet" size="small" aria-label={words.larger} onClick={() => nextStep(1)}>
                +
              </Button>
            </span>
          </header>
          <div
            ref={setStage}
            id="picture-stage"
            className="stage"
            role="tabpanel"
            aria-label={words.stage}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
            tabIndex={0}
          >
            <div
              className={`picture ${tool}`}
              style={{ width: edit.of.width * zoom, height: edit.of.height * zoom }}
              onPointerDown={began}
              onPointerMove={went}
              onPointerUp={ended}
              onPointerCancel={() => setDrag(null)}
            >
              <Canvas
                bitmap={bitmap}
                label={words.canvas(words.size(format.count(edit.of.width), format.count(edit.of.height)))}
              />
              {edit.boxes.map((box, index) => (
                <button
                  // biome-ignore lint/suspicious/noArrayIndexKey: areas are named by their number
                  key={index}
                  type="button"
                  className="black"
                  style={at(box)}
                  aria-label={words.area(index + 1, edit.boxes.length, box.width, box.height, box.x, box.y)}
                  aria-describedby="picture-keys"
                  onKeyDown={keys(index)}
                  onPointerDown={(event) => tool === 'black' && event.stopPropagation()}
                />
              ))}
              {(tool === 'crop' || crop.width < edit.of.width || crop.height < edit.of.height) && (
                <button
                  type="button"
                  className="crop-box"
                  style={at(crop)}
                  tabIndex={tool === 'crop' ? 0 : -1}
                  aria-label={words.cropArea(crop.width, crop.height, crop.x, crop.y)}
                  aria-describedby="picture-keys"
                  onKeyDown={cropKeys}
                />
              )}
              {drag !== null && <span className={`drawing ${tool}`} style={at(drag.box)} />}
            </div>
          </div>
          <footer className="picture-foot">
            <div className="small t2 grow">
              <Dialog.Description render={<p />}>{words.said}</Dialog.Description>
              <p className="num" role="status">
                {words.facts(size, bytes === null ? null : format.kilobytes(bytes))}
              </p>
              <p id="picture-keys" className="tiny t3">
                {words.keys}
              </p>
            </div>
            <Dialog.Close render={<Button size="large">{text.common.cancel}</Button>} />
            <Button size="large" kind="primary" busy={busy} onClick={attach}>
              {words.use}
            </Button>
          </footer>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Canvas({ bitmap, label }: { readonly bitmap: ImageBitmap; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext('2d')?.drawImage(bitmap, 0, 0);
  }, [bitmap]);
  return <canvas ref={canvas} width={bitmap.width} height={bitmap.height} role="img" aria-label={label} />;
}

/** The zoom at which all of the picture is in sight, never above its own size. */
function useFit(place: HTMLElement | null, { width, height }: ImageBitmap): number {
  const [fit, setFit] = useState(1);
  useEffect(() => {
    if (place === null) return;
    const measure = () =>
      setFit(Math.max(0.02, Math.min(1, (place.clientWidth - 48) / width, (place.clientHeight - 48) / height)));
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(place);
    return () => watch.disconnect();
  }, [place, width, height]);
  return fit;
}

/** How many bytes the picture would have as it is now; null while that is not known. */
function useBurntSize(bitmap: ImageBitmap, edit: PictureEdit): number | null {
  const [bytes, setBytes] = useState<number | null>(null);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      void burn(bitmap, edit).then((blob) => current && setBytes(blob?.size ?? null));
    }, REST_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [bitmap, edit]);
  return bytes;
}
