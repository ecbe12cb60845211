import { Dialog } from '@base-ui/react/dialog';
import type { BundleView } from '@contract/feedback.ts';
import { useEffect, useState } from 'react';
import { Bones } from '../parts/Bones.tsx';
import { Button } from '../parts/Button.tsx';
import { useBeacon } from '../parts/beacon.ts';
import { format } from '../parts/format.ts';
import { text } from '../text.ts';

const words = text.feedback;

/** Every file of the bundle, to be read before it is sent. */
export function BundleReader({ bundle, close }: { readonly bundle: BundleView; readonly close: () => void }) {
  const { bridge } = useBeacon();
  const [path, setPath] = useState(bundle.files[0]?.path ?? '');
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    setShown(null);
    bridge.ask('feedback.bundle_file', { path }).then(
      (answer) => current && setShown(answer.kind === 'file' ? answer.text : answer.message),
      () => current && setShown(text.failed.notAnswered),
    );
    return () => {
      current = false;
    };
  }, [bridge, path]);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="veil" />
        <Dialog.Popup className="sheet bundle-reader" data-covers>
          <Dialog.Title className="head">{words.readTitle}</Dialog.Title>
          <Dialog.Description className="said">{words.readSaid}</Dialog.Description>
          <label className="row">
            <span className="vh">{words.readFiles}</span>
            <select className="select grow" value={path} onChange={(event) => setPath(event.currentTarget.value)}>
              {bundle.files.map((file) => (
                <option key={file.path} value={file.path}>
                  {`${file.path} · ${format.kilobytes(file.bytes)}`}
                </option>
              ))}
            </select>
          </label>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
          <section className="bundle-text" tabIndex={0} aria-label={path}>
            {shown === null ? <Bones /> : shown}
          </section>
          <div className="foot">
            <Dialog.Close render={<Button>{text.common.done}</Button>} />
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
