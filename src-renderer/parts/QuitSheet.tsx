import { useState } from 'react';
import { useStore } from 'zustand';
import { text } from '../text.ts';
import { useBeacon } from './beacon.ts';
import { isUp } from './process-words.ts';
import { Sheet } from './Sheet.tsx';

/** Quitting ends what Beacon guards: it says how many first, and asks. */
export function QuitSheet({ close }: { readonly close: () => void }) {
  const { bridge, fleet, toasts } = useBeacon();
  const running = useStore(fleet.store, ({ status }) => status?.processes.filter(isUp).length ?? 0);
  const [busy, setBusy] = useState(false);
  const quit = async () => {
    setBusy(true);
    const outcome = await bridge.ask('app.quit').catch(() => ({ kind: 'done' as const }));
    // Gone before it could answer is what was asked for.
    if (outcome.kind === 'failed') toasts.say(outcome.message, { tone: 'bad' });
    close();
  };
  return (
    <Sheet
      title={running === 0 ? text.quit.titleNone : text.quit.title(running)}
      said={running === 0 ? text.quit.saidNone : text.quit.said}
      close={close}
      busy={busy}
      act={{ label: text.quit.act, kind: 'danger', run: () => void quit() }}
    />
  );
}
