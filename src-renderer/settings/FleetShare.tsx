import { type GuardianSettings, guardianRanges } from '@contract/guardian-settings.ts';
import { type CSSProperties, useEffect, useId, useRef, useState } from 'react';
import { Choice } from '../parts/Choice.tsx';
import { format } from '../parts/format.ts';
import { text } from '../text.ts';
import type { GuardianStore } from './guardian-store.ts';

const words = text.guardianPane;
const { least, most } = guardianRanges.max_percent_of_memory;
const breaches = [
  { value: 'stop', label: words.ceiling.stop },
  { value: 'alert', label: words.ceiling.alert },
] as const;
/** A slider is moved in many small steps; the file is written when it rests. */
const REST_MS = 400;

/** The most that all processes may hold together, and what happens above it. */
export function FleetShare({
  guardian,
  settings,
}: {
  readonly guardian: GuardianStore;
  readonly settings: GuardianSettings;
}) {
  const id = useId();
  const { max_percent_of_memory: share, on_breach } = settings.fleet;
  const [moved, setMoved] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const percent = moved ?? share;
  const said = words.share(format.percent(percent), format.memory((settings.memory_mb * percent) / 100));
  const move = (value: number) => {
    setMoved(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      void guardian.change({ process: null, key: 'max_percent_of_memory', value }).then(() => setMoved(null));
    }, REST_MS);
  };
  return (
    <ul className="form">
      <li>
        <div className="label">
          <label htmlFor={id}>{words.fleet}</label>
          <p id={`${id}-hint`}>{on_breach === 'stop' ? words.fleetStops : words.fleetAlerts}</p>
        </div>
        <input
          id={id}
          className="slider"
          type="range"
          min={least}
          max={most}
          step={1}
          value={percent}
          aria-valuetext={said}
          aria-describedby={`${id}-hint`}
          style={{ '--at': `${((percent - least) / (most - least)) * 100}%` } as CSSProperties}
          onChange={(event) => move(Number(event.currentTarget.value))}
        />
        <span className="num share">{said}</span>
      </li>
      <li>
        <label className="label" htmlFor={`${id}-breach`}>
          {words.onCeiling}
        </label>
        <Choice
          id={`${id}-breach`}
          value={on_breach}
          choices={breaches}
          choose={(value) => void guardian.change({ process: null, key: 'fleet_on_breach', value })}
        />
      </li>
    </ul>
  );
}
