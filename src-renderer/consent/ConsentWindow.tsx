import { useEffect, useRef, useState } from 'react';
import { useBeacon } from '../parts/beacon.ts';
import { ConsentCard } from './ConsentCard.tsx';
import { createConsentStore } from './consent-store.ts';

/** The same card as a window of its own, under Electron. Closing it means Not Now: the host sees the window go. */
export function ConsentWindow() {
  const { bridge } = useBeacon();
  const title = useRef<HTMLHeadingElement>(null);
  const [consent] = useState(() => createConsentStore(bridge, () => window.close()));
  useEffect(() => {
    title.current?.focus();
    const hear = (event: KeyboardEvent) => event.key === 'Escape' && consent.decide('not_now');
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [consent]);
  return (
    <main className="consent-window" aria-labelledby="consent-title">
      <ConsentCard consent={consent} titleId="consent-title" titleRef={title} />
    </main>
  );
}
