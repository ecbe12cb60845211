import { Dialog } from '@base-ui/react/dialog';
import { useRef, useState } from 'react';
import { useBeacon } from '../parts/beacon.ts';
import { ConsentCard } from './ConsentCard.tsx';
import { createConsentStore } from './consent-store.ts';

/** Over the page, in a browser: shown while the host asks for it, and never after. Esc means Not Now. */
export function ConsentDialog() {
  const { bridge, app } = useBeacon();
  const title = useRef<HTMLHeadingElement>(null);
  const [consent] = useState(() =>
    createConsentStore(bridge, () => {
      const { app: view } = app.getState();
      // The host's own news may be slower than its answer: the dialog closes now, not then.
      if (view !== null) app.setState({ app: { ...view, consent: { ...view.consent, prompt: false } } });
    }),
  );
  return (
    <Dialog.Root open disablePointerDismissal onOpenChange={(open) => !open && consent.decide('not_now')}>
      <Dialog.Portal>
        <Dialog.Backdrop className="veil" />
        <Dialog.Popup className="consent-pop" data-covers aria-labelledby="consent-title" initialFocus={title}>
          <ConsentCard consent={consent} titleId="consent-title" titleRef={title} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
