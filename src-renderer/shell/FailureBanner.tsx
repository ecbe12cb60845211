import { useEffect, useState } from 'react';
import { Banner } from '../parts/Banner.tsx';
import { Button } from '../parts/Button.tsx';
import { useApp, useBeacon } from '../parts/beacon.ts';
import { openWindow } from '../parts/open-window.ts';
import { text } from '../text.ts';

/** Told to the host, so that no window ever asks about this failure again. */
const asked = (id: string) => `failure:${id}`;

/** "Something went wrong. Tell us what happened?": on the first window that is opened after a failure, and never again. */
export function FailureBanner() {
  const beacon = useBeacon();
  const { bridge } = beacon;
  const { failure } = useApp();
  // What happens while the window is open is said by the fleet; this asks once, as it opens.
  const [about] = useState(failure);
  const [open, setOpen] = useState(about !== null);
  useEffect(() => {
    // Where it could not be told, the next window asks once more: better than never.
    if (about !== null) bridge.ask('app.dismiss', { id: asked(about) }).catch(() => undefined);
  }, [about, bridge]);
  if (!open) return null;
  return (
    <div className="notices">
      <Banner
        tone="news"
        icon="bubble"
        dismiss={() => setOpen(false)}
        actions={
          <Button
            size="small"
            onClick={() => {
              setOpen(false);
              openWindow(beacon, { window: 'feedback' });
            }}
          >
            {text.feedback.tell}
          </Button>
        }
      >
        {text.feedback.afterFailure}
      </Banner>
    </div>
  );
}
