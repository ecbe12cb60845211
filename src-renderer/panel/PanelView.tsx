import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Bones } from '../parts/Bones.tsx';
import { Button, IconButton } from '../parts/Button.tsx';
import { useApp, useBeacon } from '../parts/beacon.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { format } from '../parts/format.ts';
import { Icon } from '../parts/Icon.tsx';
import { useKeys } from '../parts/keys.ts';
import { Meter } from '../parts/Meter.tsx';
import { openWindow } from '../parts/open-window.ts';
import { QuitSheet } from '../parts/QuitSheet.tsx';
import { pauseGuardian, runCommand } from '../parts/run-command.ts';
import { text } from '../text.ts';
import { type Headline, headlineOf } from './headline.ts';
import './panel.css';
import { PanelMenu } from './PanelMenu.tsx';
import { PanelProcesses } from './PanelProcesses.tsx';

const words = text.panel;
const signs = { calm: 'check', attention: 'warn', alert: 'alert' } as const;

/** The menu-bar panel: the worst thing first, the processes, the menu. At phone width it is the whole page. */
export function PanelView() {
  const beacon = useBeacon();
  const app = useApp();
  const { status, failed } = useStore(beacon.fleet.store);
  const [quitting, setQuitting] = useState(false);
  useKeys(
    {
      '⌘,': () => openWindow(beacon, { window: 'settings' }),
      '⌘Q': beacon.shell === 'electron' ? () => setQuitting(true) : null,
      '⌘2': () => openWindow(beacon, { window: 'main', view: 'reports' }),
      '⌘1': () => openWindow(beacon, { window: 'main', view: 'fleet', whole: true }),
      P: status === null ? null : () => void pauseGuardian(beacon, status.paused ? 'resume' : { seconds: 60 * 60 }),
    },
    beacon.shell,
  );
  if (status === null) {
    return (
      <main className="panel" aria-label={words.label}>
        {failed ? (
          <EmptyState
            level={1}
            title={text.failed.load}
            actions={<Button onClick={beacon.fleet.refresh}>{text.common.retry}</Button>}
          />
        ) : (
          <div className="panel-bones">
            <h1 className="vh">{words.label}</h1>
            <Bones />
          </div>
        )}
      </main>
    );
  }
  // Raised by what is unread; the number is that of the menu below.
  const toReview = app.counts.unread === 0 ? 0 : app.counts.pending;
  const headline = headlineOf(status, toReview, format);
  const { rss_mb: used, ceiling_mb: ceiling } = status.fleet;
  return (
    <main className="panel" aria-label={words.label}>
      <PanelHead headline={headline} />
      <section className="fleet-line" aria-label={text.fleet.memory}>
        <p>
          <span className="t2">{text.fleet.memory}</span>
          <span className="num">
            <span className="strong">{format.memory(used)}</span>{' '}
            <span className="t3">{text.fleet.of(format.memory(ceiling))}</span>
          </span>
        </p>
        <Meter segments={status.processes.map(({ rss_mb }) => rss_mb ?? 0)} usedMb={used} ceilingMb={ceiling} />
      </section>
      <PanelProcesses status={status} />
      <PanelMenu status={status} quit={() => setQuitting(true)} />
      {quitting && <QuitSheet close={() => setQuitting(false)} />}
    </main>
  );
}

function PanelHead({ headline }: { readonly headline: Headline }) {
  const beacon = useBeacon();
  const title = useRef<HTMLHeadingElement>(null);
  // The panel opens on its sentence; a later change of it is told by the live region.
  useEffect(() => {
    if (beacon.navigation.store.getState().window === 'panel') title.current?.focus();
  }, [beacon.navigation]);
  const { tone, title: said, said: reason, offers, process } = headline;
  return (
    <header className="panel-head">
      <span className={`sign ${tone}`}>
        <Icon name={signs[tone]} size={20} />
      </span>
      <div aria-live={tone === 'alert' ? 'assertive' : 'polite'}>
        <h1 ref={title} tabIndex={-1}>
          {said}
        </h1>
        <p>{reason}</p>
      </div>
      <IconButton
        icon="link"
        label={words.openWindow}
        onClick={() => openWindow(beacon, { window: 'main', view: 'fleet', whole: true })}
      />
      {offers === 'try' && process !== null && (
        <div className="do">
          <Button size="small" onClick={() => void runCommand(beacon, process, 'start')}>
            {words.tryOnce}
          </Button>
          <Button
            size="small"
            onClick={() => openWindow(beacon, { window: 'main', view: 'fleet', process, whole: true })}
          >
            {words.seeWhy}
          </Button>
        </div>
      )}
      {offers === 'resume' && (
        <div className="do">
          <Button size="small" onClick={() => void pauseGuardian(beacon, 'resume')}>
            {words.resume}
          </Button>
        </div>
      )}
      {offers === 'fleet' && (
        <div className="do">
          <Button size="small" onClick={() => openWindow(beacon, { window: 'main', view: 'fleet', whole: true })}>
            {text.reports.empty.showFleet}
          </Button>
        </div>
      )}
    </header>
  );
}
