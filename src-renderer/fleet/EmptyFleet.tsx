import { useStore } from 'zustand';
import { Button } from '../parts/Button.tsx';
import { useApp, useBeacon } from '../parts/beacon.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { openWindow } from '../parts/open-window.ts';
import { text } from '../text.ts';
import type { Demo, FleetStore } from './fleet-store.ts';

const words = text.fleet.empty;

/** No process yet: what Beacon would do, and three ways to see it do so. */
export function EmptyFleet({ fleet }: { readonly fleet: FleetStore }) {
  const beacon = useBeacon();
  const { demo: isDemo } = useApp();
  const demo = useStore(fleet.store, (state) => state.demo);
  return (
    <section className="empty-fleet" aria-label={words.title}>
      <EmptyState
        title={words.title}
        note={noteOf(demo)}
        actions={
          <>
            <Button kind="primary" onClick={fleet.openAdd}>
              {text.fleet.add}
            </Button>
            <Button onClick={() => openWindow(beacon, { window: 'settings', pane: 'integrations' })}>
              {text.clients.guard}
            </Button>
            {!isDemo && demo.kind !== 'started' && (
              <Button busy={demo.kind === 'starting'} onClick={() => void fleet.startDemo()}>
                {demo.kind === 'starting' ? words.demoStarting : words.demo}
              </Button>
            )}
            {demo.kind === 'started' && (
              <a className="btn" href={demo.url} target="_blank" rel="noreferrer">
                {words.demoOpen}
              </a>
            )}
          </>
        }
      >
        {words.said}
      </EmptyState>
    </section>
  );
}

function noteOf(demo: Demo): string {
  if (demo.kind === 'started') return words.demoReady;
  return demo.kind === 'failed' ? words.demoFailed(demo.message) : '';
}
