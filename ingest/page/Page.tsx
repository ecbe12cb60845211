import { useEffect } from 'react';
import { useStore } from 'zustand';
import { Banner } from '../../src-renderer/parts/Banner.tsx';
import { Button, IconButton } from '../../src-renderer/parts/Button.tsx';
import { format } from '../../src-renderer/parts/format.ts';
import { Icon } from '../../src-renderer/parts/Icon.tsx';
import { Tabs } from '../../src-renderer/parts/Tabs.tsx';
import { Failures } from './Failures.tsx';
import { Letters } from './Letters.tsx';
import { Misses } from './Misses.tsx';
import { SignIn } from './SignIn.tsx';
import { Strip } from './Strip.tsx';
import { refresh, show, signOut, store } from './store.ts';
import { text } from './text.ts';

const PANEL = 'panel';
const SAID_MS = 6000;

export function Page() {
  const { token, stats, letters, view, away, loading, loadedAtMs } = useStore(store);
  if (token === null || stats === null) return <SignIn />;
  return (
    <div className="ingest">
      <header className="toolbar">
        <h1 className="head">{text.title}</h1>
        <Tabs
          label={text.views}
          tabs={[
            { id: 'failures', label: text.view.failures, count: stats.fingerprints.length },
            { id: 'misses', label: text.view.misses, count: stats.misses },
            { id: 'letters', label: text.view.letters, count: letters.length },
          ]}
          selected={view}
          select={(id) => show({ view: id })}
          controls={PANEL}
          className="centre"
        />
        <span className="acts">
          <IconButton icon="restart" label={text.refresh} disabled={loading} onClick={() => void refresh()} />
          <Button size="small" kind="quiet" onClick={() => signOut()}>
            {text.signOut}
          </Button>
        </span>
      </header>
      {away && (
        <div className="away">
          <Banner
            tone="attention"
            actions={
              <Button size="small" busy={loading} onClick={() => void refresh()}>
                {text.problem.tryAgain}
              </Button>
            }
          >
            {text.problem.away(format.time(loadedAtMs))}
          </Banner>
        </div>
      )}
      <main className="whole">
        <Strip stats={stats} letters={letters.length} />
        <div id={PANEL} role="tabpanel" aria-label={text.view[view]} className="view">
          {view === 'failures' && <Failures rows={stats.fingerprints} />}
          {view === 'misses' && <Misses stats={stats} />}
          {view === 'letters' && <Letters letters={letters} />}
        </div>
      </main>
      <Said />
    </div>
  );
}

/** What was just done, for a moment. */
function Said() {
  const said = useStore(store, (state) => state.said);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => show({ said: null }), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <div className="toasts low" role="status">
      {said !== null && (
        <div className={`toast ${said.good ? 'good' : 'bad'}`}>
          <Icon className="toast-icon" name={said.good ? 'check' : 'alert'} />
          <span className="said-words">{said.words}</span>
        </div>
      )}
    </div>
  );
}
