import { Dialog } from '@base-ui/react/dialog';
import { type ReactNode, useRef } from 'react';
import { text } from '../text.ts';
import { Button } from './Button.tsx';

export interface SheetProps {
  readonly title: string;
  /** What is about to happen, in a sentence or two. */
  readonly said?: ReactNode;
  readonly children?: ReactNode;
  readonly close: () => void;
  /** The button that does it, named by what it does; left out where there is nothing left to do. */
  readonly act?: { readonly label: string; readonly run: () => void; readonly kind: 'danger' | 'primary' | 'plain' };
  readonly busy?: boolean;
  readonly cancel?: string;
  /** `children` holds fields: focus starts on the first of them, not on the safe button. */
  readonly form?: boolean;
  /** `wide`: for what needs room, such as a table or a diff. */
  readonly className?: string;
  /** In front of the buttons, at the start of their line. */
  readonly foot?: ReactNode;
}

/** A question from the top of its window. Esc and Cancel leave it; unless it is a form, the safe button has focus. */
export function Sheet({
  title,
  said,
  children,
  close,
  act,
  busy = false,
  cancel,
  form = false,
  className = '',
  foot,
}: SheetProps) {
  const safe = useRef<HTMLButtonElement>(null);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()} disablePointerDismissal>
      <Dialog.Portal>
        <Dialog.Backdrop className="veil" />
        <Dialog.Popup className={`sheet ${className}`.trimEnd()} data-covers initialFocus={form ? true : safe}>
          <Dialog.Title className="head">{title}</Dialog.Title>
          {said !== undefined && <Dialog.Description className="said">{said}</Dialog.Description>}
          {children}
          <div className="foot">
            {foot !== undefined && <div className="foot-said">{foot}</div>}
            <Dialog.Close render={<Button ref={safe}>{cancel ?? text.common.cancel}</Button>} />
            {act !== undefined && (
              <Button kind={act.kind} busy={busy} onClick={act.run}>
                {act.label}
              </Button>
            )}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
