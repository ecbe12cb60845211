import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { text } from '../text.ts';
import { Button } from './Button.tsx';

export interface ReaderSheetProps {
  readonly title: string;
  readonly said: ReactNode;
  readonly className: string;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** Something to be looked at in full before it is sent. There is nothing to decide: Done, Esc and a press beside it leave. */
export function ReaderSheet({ title, said, className, close, children }: ReaderSheetProps) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="veil" />
        <Dialog.Popup className={`sheet ${className}`} data-covers>
          <Dialog.Title className="head">{title}</Dialog.Title>
          <Dialog.Description className="said num">{said}</Dialog.Description>
          {children}
          <div className="foot">
            <Dialog.Close render={<Button>{text.common.done}</Button>} />
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
