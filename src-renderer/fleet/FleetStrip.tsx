import type { FleetStatus } from '@contract/fleet.ts';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { Button, IconButton } from '../parts/Button.tsx';
import { useBeacon } from '../parts/beacon.ts';
import type { Track } from '../parts/fleet-feed.ts';
import { format } from '../parts/format.ts';
import { MenuButton } from '../parts/MenuButton.tsx';
import { Meter } from '../parts/Meter.tsx';
import { isUp } from '../parts/process-words.ts';
import { pauseActions, pauseGuardian } from '../parts/run-command.ts';
import { Sparkline } from '../parts/Sparkline.tsx';
import { text } from '../text.ts';
import type { FleetStore } from './fleet-store.ts';
import type { OffendersStore } from './offenders-store.ts';

const words = text.fleet;

export interface FleetStripProps {
  readonly fleet: FleetStore;
  readonly offenders: OffendersStore;
  readonly status: FleetStatus;
}

/** The fleet at a glance: memory of the ceiling, CPU, and whether the Guardian is on. */
export function FleetStrip({ fleet, offenders, status }: FleetStripProps) {
  const beacon = useBeacon();
  const { history, capacity } = useStore(beacon.fleet.store);
  const cpu = useMemo(
    () => sumTracks(status.processes.flatMap(({ name }) => history.get(name) ?? [])),
    [history, status.processes],
  );
  const { rss_mb: used, ceiling_mb: ceiling, cpu_percent, cores, pressure } = status.fleet;
  const up = status.processes.filter(isUp).length;
  return (
    <section className="strip" aria-label={words.glance} data-region>
      <div>
        <span className="lbl">{words.memory}</span>
        <span className="big num">
          {format.memory(used)}{' '}
          <small>
            {words.of(format.memory(ceiling))}
            <span className="ceiling"> {words.ceiling}</span>
          </small>
        </span>
        <Meter segments={status.processes.map(({ rss_mb }) => rss_mb ?? 0)} usedMb={used} ceilingMb={ceiling} />
      </div>
      <div>
        <span className="lbl">{words.cpu}</span>
        <span className="big num">
          {format.decimal(cpu_percent / 100)} <small>{words.ofCores(cores)}</small>
        </span>
        <Sparkline values={cpu} capacity={capacity} width={190} height={14} atLeast={100} />
      </div>
      <div>
        <span className="lbl">{words.guardian}</span>
        <span className="big row">
          <span>
            {status.paused ? words.paused : words.on} <small>{guardianSaid(status, up)}</small>
          </span>
          {status.paused ? (
            <Button size="small" onClick={() => void pauseGuardian(beacon, 'resume')}>
              {words.resumeShort}
            </Button>
          ) : (
            <MenuButton
              trigger={<IconButton icon="pause" label={words.pause} keys="P" className="narrow" />}
              actions={pauseActions(beacon)}
            />
          )}
        </span>
        <span className="small t3 clip">{pressure === null ? '' : words.pressure[pressure]}</span>
      </div>
      <div className="acts">
        <Button icon="fan" onClick={() => offenders.open('why')}>
          {words.why}
        </Button>
        <Button icon="plus" onClick={fleet.openAdd}>
          {words.add}
        </Button>
      </div>
    </section>
  );
}

function guardianSaid(status: FleetStatus, up: number): string {
  if (!status.paused) return words.running(up, status.processes.length);
  return status.paused_until === null ? words.untilResumed : words.untilTime(format.time(status.paused_until));
}

/** The sum of several tracks, aligned at their newest ends. */
export function sumTracks(tracks: readonly Track[]): readonly (number | null)[] {
  const length = Math.max(0, ...tracks.map(({ cpuPercent }) => cpuPercent.length));
  return Array.from({ length }, (_, index) =>
    tracks.reduce((sum, { cpuPercent }) => sum + (cpuPercent[cpuPercent.length - length + index] ?? 0), 0),
  );
}
