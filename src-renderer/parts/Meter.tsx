import { text } from '../text.ts';
import { format } from './format.ts';

export interface MeterProps {
  /** Memory of each managed process in MiB; watched ones are never in it. */
  readonly segments: readonly number[];
  readonly usedMb: number;
  readonly ceilingMb: number;
}

/** What is narrower cannot be told apart: about one pixel of the widest meter. */
const NARROWEST = 0.004;

/** Largest first, the shares of the ceiling; those too narrow to be seen are one segment together. */
export function meterSegments(segments: readonly number[], ceilingMb: number): readonly number[] {
  if (ceilingMb <= 0) return [];
  const shares = segments.filter((mb) => mb > 0).map((mb) => mb / ceilingMb);
  const seen = shares.filter((share) => share >= NARROWEST).toSorted((one, other) => other - one);
  const rest = shares.reduce((sum, share) => (share < NARROWEST ? sum + share : sum), 0);
  return rest > 0 ? [...seen, rest] : seen;
}

/** The fleet's memory against its ceiling: one segment a process, largest first. */
export function Meter({ segments, usedMb, ceilingMb }: MeterProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the native meter cannot hold a segment for each process
    <div
      className={`meter ${meterTone(usedMb, ceilingMb)}`}
      role="meter"
      aria-label={text.fleet.meter}
      aria-valuemin={0}
      aria-valuemax={Math.max(Math.round(ceilingMb), Math.round(usedMb))}
      aria-valuenow={Math.round(usedMb)}
      aria-valuetext={text.fleet.usedOf(format.memory(usedMb), format.memory(ceilingMb))}
    >
      {meterSegments(segments, ceilingMb).map((share, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: segments have no identity of their own, only a rank
        <i key={index} style={{ width: `${share * 100}%` }} />
      ))}
    </div>
  );
}

/** Amber from 80 % of the ceiling, red from 95 %. */
export function meterTone(usedMb: number, ceilingMb: number): 'calm' | 'attention' | 'alert' {
  const share = ceilingMb > 0 ? usedMb / ceilingMb : 0;
  if (share >= 0.95) return 'alert';
  return share >= 0.8 ? 'attention' : 'calm';
}
