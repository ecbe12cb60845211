import { useEffect } from 'react';
import { useStore } from 'zustand';
import { Banner } from '../parts/Banner.tsx';
import { Bones } from '../parts/Bones.tsx';
import { Button } from '../parts/Button.tsx';
import { useApp, useBeacon } from '../parts/beacon.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { useKeys } from '../parts/keys.ts';
import { pauseGuardian, runCommand } from '../parts/run-command.ts';
import { text } from '../text.ts';
import { AddProcessSheet } from './AddProcessSheet.tsx';
import { EmptyFleet } from './EmptyFleet.tsx';
import { EndQuestion } from './EndQuestion.tsx';
import './fleet.css';
import { FleetStrip } from './FleetStrip.tsx';
import type { FleetStore } from './fleet-store.ts';
import { OrphansFoot } from './OrphansFoot.tsx';
import { OrphansSheet } from './OrphansSheet.tsx';
import type { OffendersStore } from './offenders-store.ts';
import { ProcessTable } from './ProcessTable.tsx';
import { WhySheet } from './WhySheet.tsx';

const words = text.fleet;
/** Nothing of the fleet hangs on it, and looking costs a reading of every process. */
const ORPHANS_EVERY_MS = 60_000;
const YOUNG_AGAIN_MS = 20_000;

/** The live fleet: what it holds together, then each process. */
export function FleetView({ fleet, offenders }: { readonly fleet: FleetStore; readonly offenders: OffendersStore }) {
  const beacon = useBeacon();
  const sheet = useStore(offenders.store, (state) => state.sheet);
  useEffect(() => {
    void offenders.look();
    const timer = setInterval(() => document.hidden || void offenders.look(), ORPHANS_EVERY_MS);
    return () => clearInterval(timer);
  }, [offenders]);
  const orphans = useStore(offenders.store, (state) => state.orphans);
  useEffect(() => {
    // What is too young to tell is not for long.
    if (orphans?.spared.every(({ spared }) => spared !== 'young') ?? true) return;
    const timer = setTimeout(() => document.hidden || void offenders.look(), YOUNG_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [offenders, orphans]);
  const { status, failed } = useStore(beacon.fleet.store);
  const told = useApp().notices.some(({ id }) => id === 'guardian');
  const adding = useStore(fleet.store, (state) => state.adding);
  const selected = useStore(fleet.store, (state) => state.selected);
  const asked = useStore(beacon.navigation.store, ({ process }) => process);

  useEffect(() => {
    if (asked !== null && status?.processes.some(({ name }) => name === asked)) {
      beacon.navigation.settle({ process: null });
      void fleet.certify(asked);
    }
  }, [asked, status, fleet, beacon.navigation]);

  const managed = status?.processes.find(({ name }) => name === selected) ?? null;
  const command = (what: 'restart' | 'stop') =>
    managed === null ? null : () => void runCommand(beacon, managed.name, what);
  useKeys(
    {
      '⌘R': command('restart'),
      '⌘.': command('stop'),
      P: status === null ? null : () => void pauseGuardian(beacon, status.paused ? 'resume' : { seconds: 60 * 60 }),
    },
    beacon.shell,
  );

  if (status === null) {
    return (
      <main id="view" className="fleet" aria-label={words.label}>
        {failed ? (
          <EmptyState
            title={text.failed.load}
            actions={<Button onClick={beacon.fleet.refresh}>{text.common.retry}</Button>}
          />
        ) : (
          <div className="fleet-bones">
            <Bones />
          </div>
        )}
      </main>
    );
  }
  const empty = status.processes.length === 0 && status.watched.length === 0;
  // The host says it in every view; only where it does not, this one does.
  const problem = told ? null : status.config_problem;
  return (
    <main id="view" className="fleet" aria-label={words.label}>
      {problem !== null && (
        <div className="fleet-banner">
          <Banner tone="alert">{words.configProblem(problem.message, !empty)}</Banner>
        </div>
      )}
      {problem === null && status.fleet.over_ceiling && (
        <div className="fleet-banner">
          <Banner tone="alert">{words.overCeiling}</Banner>
        </div>
      )}
      {empty ? (
        <EmptyFleet fleet={fleet} />
      ) : (
        <>
          <FleetStrip fleet={fleet} offenders={offenders} status={status} />
          <ProcessTable fleet={fleet} status={status} />
        </>
      )}
      <OrphansFoot offenders={offenders} />
      {sheet === 'orphans' && <OrphansSheet offenders={offenders} />}
      {sheet === 'why' && <WhySheet offenders={offenders} fleet={fleet} status={status} />}
      <EndQuestion offenders={offenders} />
      {adding !== 'closed' && <AddProcessSheet fleet={fleet} taken={status.processes.map(({ name }) => name)} />}
    </main>
  );
}
