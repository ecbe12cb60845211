import type { ProcessStatus, WatchedStatus } from '@contract/fleet.ts';
import { memo, type ReactNode } from 'react';
import { IconButton } from '../parts/Button.tsx';
import { useBeacon } from '../parts/beacon.ts';
import type { Track } from '../parts/fleet-feed.ts';
import { duration, format } from '../parts/format.ts';
import type { IconName } from '../parts/Icon.tsx';
import { Mark } from '../parts/Mark.tsx';
import { MenuButton } from '../parts/MenuButton.tsx';
import { actionsFor, isUp, type Standing, standingOf, trendOf, watchedStanding } from '../parts/process-words.ts';
import { runCommand, snoozeActions } from '../parts/run-command.ts';
import { Sparkline } from '../parts/Sparkline.tsx';
import { text } from '../text.ts';
import type { FleetStore } from './fleet-store.ts';

const words = text.fleet;
const NOTHING: readonly null[] = [];
const sparkTone = { ok: 'calm', idle: 'calm', warn: 'attention', bad: 'alert' } as const;
const icons: Record<'start' | 'stop' | 'restart' | 'reset', IconName> = {
  start: 'play',
  stop: 'stop',
  restart: 'restart',
  reset: 'undo',
};

/** In the order of the buttons. */
const orders = ['start', 'restart', 'stop', 'reset'] as const;

export interface ManagedRowProps {
  readonly process: ProcessStatus;
  readonly track: Track | undefined;
  readonly capacity: number;
  readonly now: number;
  readonly selected: boolean;
  /** The one row that Tab stops at. */
  readonly reachable: boolean;
  /** Its line among all lines of the table, from 0, whether they are in the page or not. */
  readonly index: number;
  readonly measure: (row: HTMLElement | null) => void;
  readonly fleet: FleetStore;
}

export function ManagedRow(props: ManagedRowProps) {
  const { process, track, capacity, now, selected, reachable, index, measure, fleet } = props;
  const standing = standingOf(process, now, format);
  const { name, rss_mb, cpu_percent, budget, started_at } = process;
  const age = started_at === null ? null : duration((now - Date.parse(started_at)) / 1000);
  return (
    <ProcessRow
      name={name}
      standing={standing}
      spoken={spokenProcess(process, standing, track)}
      selected={selected}
      reachable={reachable}
      index={index}
      measure={measure}
      select={() => fleet.select(name)}
      open={() => void fleet.certify(name)}
      memory={
        <MemoryCell
          values={track?.rssMb ?? NOTHING}
          capacity={capacity}
          limitMb={budget.rss_mb}
          nowMb={rss_mb}
          tone={sparkTone[standing.tone]}
        />
      }
      cpu={<CpuCell values={track?.cpuPercent ?? NOTHING} capacity={capacity} percent={cpu_percent} />}
      restarts={format.count(process.restarts_24h)}
      age={age ?? '–'}
      actions={
        <RowActions
          name={name}
          can={actionsFor(process).join(' ')}
          once={process.state === 'open'}
          told={process.last_exit !== null}
          snooze={isUp(process) ? (process.snoozed_until === null ? 'awake' : 'snoozed') : 'none'}
          reachable={reachable}
          fleet={fleet}
        />
      }
    />
  );
}

interface RowActionsProps {
  readonly name: string;
  /** What may be done, in one word each: "restart stop". */
  readonly can: string;
  /** A start is one try: its breaker is open. */
  readonly once: boolean;
  /** It has ended before, and there is something to tell. */
  readonly told: boolean;
  readonly snooze: 'none' | 'awake' | 'snoozed';
  readonly reachable: boolean;
  readonly fleet: FleetStore;
}

/** What can be done with a process. A reading of its numbers leaves them as they are: menus cost more than numbers. */
const RowActions = memo(function RowActions({ name, can, once, told, snooze, reachable, fleet }: RowActionsProps) {
  const beacon = useBeacon();
  const tabIndex = reachable ? 0 : -1;
  return (
    <>
      {told && (
        <IconButton
          icon="info"
          label={words.act.why(name)}
          tabIndex={tabIndex}
          onClick={() => void fleet.certify(name)}
          className="narrow"
        />
      )}
      {snooze !== 'none' && (
        <MenuButton
          trigger={<IconButton icon="clock" label={words.act.snooze(name)} tabIndex={tabIndex} className="narrow" />}
          actions={snoozeActions(beacon, name, snooze === 'snoozed')}
        />
      )}
      {orders
        .filter((action) => can.split(' ').includes(action))
        .map((action) => (
          <IconButton
            key={action}
            icon={icons[action]}
            label={action === 'start' && once ? words.act.tryOnce(name) : words.act[action](name)}
            tabIndex={tabIndex}
            onClick={() => void runCommand(beacon, name, action)}
            className="narrow"
          />
        ))}
    </>
  );
});

export interface WatchedRowProps {
  readonly watched: WatchedStatus;
  readonly track: Track | undefined;
  readonly capacity: number;
  readonly selected: boolean;
  readonly reachable: boolean;
  readonly index: number;
  readonly measure: (row: HTMLElement | null) => void;
  readonly select: () => void;
}

export function WatchedRow(props: WatchedRowProps) {
  const { watched, track, capacity, selected, reachable, index, measure, select } = props;
  const standing = watchedStanding(watched);
  const { name, rss_mb, cpu_percent, budget_mb } = watched;
  return (
    <ProcessRow
      name={name}
      standing={standing}
      spoken={words.spoken.process(name, standing.words, [
        ...(rss_mb === null ? [] : [memorySpoken(rss_mb, budget_mb)]),
        ...(cpu_percent === null ? [] : [words.spoken.cpu(format.percent(cpu_percent))]),
      ])}
      selected={selected}
      reachable={reachable}
      index={index}
      measure={measure}
      select={select}
      open={select}
      memory={
        <MemoryCell
          values={track?.rssMb ?? NOTHING}
          capacity={capacity}
          {...(budget_mb === null ? {} : { limitMb: budget_mb })}
          nowMb={rss_mb}
          tone={sparkTone[standing.tone]}
        />
      }
      cpu={<CpuCell values={track?.cpuPercent ?? NOTHING} capacity={capacity} percent={cpu_percent} />}
      restarts="–"
      age="–"
      actions={null}
    />
  );
}

interface ProcessRowProps {
  readonly name: string;
  readonly standing: Standing;
  readonly spoken: string;
  readonly selected: boolean;
  readonly reachable: boolean;
  readonly index: number;
  readonly measure: (row: HTMLElement | null) => void;
  readonly select: () => void;
  readonly open: () => void;
  readonly memory: ReactNode;
  readonly cpu: ReactNode;
  readonly restarts: string;
  readonly age: string;
  readonly actions: ReactNode;
}

function ProcessRow(props: ProcessRowProps) {
  const { name, standing, spoken, selected, reachable, index, measure, select, open } = props;
  const { memory, cpu, restarts, age, actions } = props;
  const tone = standing.tone === 'bad' || standing.tone === 'warn' ? standing.tone : 't2';
  return (
    <tr
      ref={measure}
      data-process={name}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-label={spoken}
      tabIndex={reachable ? 0 : -1}
      onClick={select}
      onDoubleClick={open}
    >
      <th scope="row">
        <span className="state">
          <Mark tone={standing.tone} />
          <span className="clip" title={name}>
            {name}
          </span>
        </span>
      </th>
      <td className={`says ${tone}`}>
        <span className={standing.ticking ? 'num clip' : 'clip'}>{standing.words}</span>
      </td>
      <td className="memory">{memory}</td>
      <td className="cpu">{cpu}</td>
      <td className="num t2 r restarts">{restarts}</td>
      <td className="num t2 r last">
        <span className="age">{age}</span>
        {actions !== null && <span className="row-acts">{actions}</span>}
      </td>
    </tr>
  );
}

interface MemoryCellProps {
  readonly values: readonly (number | null)[];
  readonly capacity: number;
  readonly limitMb?: number;
  readonly nowMb: number | null;
  readonly tone: 'calm' | 'attention' | 'alert';
}

const MemoryCell = memo(function MemoryCell({ values, capacity, limitMb, nowMb, tone }: MemoryCellProps) {
  return (
    <span className="cell">
      <Sparkline
        values={values}
        capacity={capacity}
        width={76}
        height={20}
        tone={tone}
        {...(limitMb === undefined ? {} : { limit: limitMb })}
      />
      <span className="num">{nowMb === null ? '–' : format.memory(nowMb)}</span>
      <span className="num t3">{limitMb === undefined || nowMb === null ? '' : words.of(format.memory(limitMb))}</span>
    </span>
  );
});

interface CpuCellProps {
  readonly values: readonly (number | null)[];
  readonly capacity: number;
  readonly percent: number | null;
}

const CpuCell = memo(function CpuCell({ values, capacity, percent }: CpuCellProps) {
  return (
    <span className="cell cpu">
      <Sparkline values={values} capacity={capacity} width={56} height={20} atLeast={40} />
      <span className="num">{percent === null ? '–' : format.percent(percent)}</span>
    </span>
  );
});

function memorySpoken(usedMb: number, limitMb: number | null): string {
  return words.spoken.memory(format.memorySpoken(usedMb), limitMb === null ? null : format.memorySpoken(limitMb));
}

/** "playwright, running, 1.9 gigabytes of 3.0 gigabytes, rising, CPU 31 percent". */
export function spokenProcess(process: ProcessStatus, standing: Standing, track: Track | undefined): string {
  const trend = trendOf(track?.rssMb ?? NOTHING);
  return words.spoken.process(process.name, standing.words, [
    ...(process.rss_mb === null ? [] : [memorySpoken(process.rss_mb, process.budget.rss_mb)]),
    ...(trend === null || process.rss_mb === null ? [] : [words.spoken[trend]]),
    ...(process.cpu_percent === null ? [] : [words.spoken.cpu(format.percent(process.cpu_percent))]),
  ]);
}
