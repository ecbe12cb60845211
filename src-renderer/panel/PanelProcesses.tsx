import type { FleetStatus, ProcessStatus } from '@contract/fleet.ts';
import { useRef } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '../parts/Button.tsx';
import { useBeacon } from '../parts/beacon.ts';
import type { Track } from '../parts/fleet-feed.ts';
import { format } from '../parts/format.ts';
import { Mark } from '../parts/Mark.tsx';
import { openWindow } from '../parts/open-window.ts';
import { actionsFor, type Standing, standingOf, watchedStanding } from '../parts/process-words.ts';
import { runCommand } from '../parts/run-command.ts';
import { Sparkline } from '../parts/Sparkline.tsx';
import { useCalmOrder } from '../parts/use-calm-order.ts';
import { useNow } from '../parts/use-now.ts';
import { text } from '../text.ts';
import { useRoom } from './use-room.ts';

const words = text.panel;
const NOTHING: readonly null[] = [];

/** A process or a watched one, as the panel lists them together. */
interface Member {
  readonly name: string;
  readonly rss_mb: number | null;
  readonly standing: Standing;
  /** Null for a watched one, which is not ours to start or stop. */
  readonly process: ProcessStatus | null;
}

export interface PanelProcessesProps {
  readonly status: FleetStatus;
}

/** Trouble first, then by memory; at hover or focus the sparkline gives way to what can be done. In a panel of fixed
 * height as many as there is room for, then "4 more, all calm". */
export function PanelProcesses({ status }: PanelProcessesProps) {
  const beacon = useBeacon();
  const { history, capacity } = useStore(beacon.fleet.store);
  const fixed = useStore(beacon.navigation.store, ({ window }) => window === 'panel');
  const list = useRef<HTMLUListElement>(null);
  const room = useRoom(list);
  const now = useNow(status.processes.some(({ state }) => state === 'backing_off') ? 1000 : 30_000);
  const members: readonly Member[] = [
    ...status.processes.map((process) => ({
      name: process.name,
      rss_mb: process.rss_mb,
      standing: standingOf(process, now, format),
      process,
    })),
    ...status.watched.map((watched) => ({
      name: watched.name,
      rss_mb: watched.rss_mb,
      standing: watchedStanding(watched),
      process: null,
    })),
  ];
  const order = useCalmOrder(
    members.map(({ name, rss_mb, standing }) => ({ name, rss_mb, tone: standing.tone })),
    list,
  );
  const sorted = order.flatMap((name) => members.find((one) => one.name === name) ?? []);
  const troubled = sorted.filter(({ standing }) => standing.tone === 'bad' || standing.tone === 'warn').length;
  const shown = fixed && sorted.length > room ? sorted.slice(0, Math.max(room - 1, troubled)) : sorted;
  const rest = sorted.length - shown.length;
  return (
    <ul ref={list} className="procs" aria-label={words.processes} data-region>
      {shown.map((member) => (
        <PanelRow key={member.name} member={member} track={history.get(member.name)} capacity={capacity} />
      ))}
      {sorted.length === 0 && <li className="rest">{words.noProcesses}</li>}
      {rest > 0 && (
        <li className="rest">
          <button type="button" onClick={() => openWindow(beacon, { window: 'main', view: 'fleet', whole: true })}>
            {words.more(rest)}
          </button>
        </li>
      )}
    </ul>
  );
}

interface PanelRowProps {
  readonly member: Member;
  readonly track: Track | undefined;
  readonly capacity: number;
}

function PanelRow({ member, track, capacity }: PanelRowProps) {
  const beacon = useBeacon();
  const { name, rss_mb, standing, process } = member;
  const says = standing.tone === 'bad' || process?.state === 'backing_off' || rss_mb === null;
  const actions = process === null ? [] : actionsFor(process).filter((action) => action !== 'reset');
  const icons = { start: 'play', stop: 'stop', restart: 'restart' } as const;
  return (
    <li className={actions.length > 0 ? 'can' : undefined}>
      <Mark tone={standing.tone} />
      <span className="clip" title={name}>
        {name}
        {process === null && <span className="tiny t3"> {words.watched}</span>}
      </span>
      {says ? (
        <span className={`says num ${standing.tone}`}>
          {standing.tone === 'bad' ? words.saysStopped : standing.words}
        </span>
      ) : (
        <>
          <span className="vh">{standing.words}</span>
          <span className="line">
            <Sparkline
              values={track?.rssMb ?? NOTHING}
              capacity={capacity}
              width={52}
              height={16}
              atLeast={1.5 * Math.max(...(track?.rssMb ?? NOTHING).map((mb) => mb ?? 0), 0)}
              tone={standing.tone === 'warn' ? 'attention' : 'calm'}
            />
          </span>
          <span className="rss num">{format.memory(rss_mb)}</span>
        </>
      )}
      {actions.length > 0 && (
        <span className={says ? 'acts over' : 'acts'}>
          {actions.map((action) => (
            <IconButton
              key={action}
              icon={icons[action as keyof typeof icons]}
              label={text.fleet.act[action](name)}
              className="narrow"
              onClick={() => void runCommand(beacon, name, action)}
            />
          ))}
        </span>
      )}
    </li>
  );
}
