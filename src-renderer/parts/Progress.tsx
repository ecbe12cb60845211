import { Bones } from './Bones.tsx';

export interface ProgressProps {
  /** What and how far: "Asking the server, 2 of 3". */
  readonly said: string;
  readonly done: number;
  /** 0 where the length is not known: three grey bones stand for it. */
  readonly total: number;
}

/** Something that takes over a second. The button that cancels it stands beside it. */
export function Progress({ said, done, total }: ProgressProps) {
  return (
    <div className="progress">
      <p role="status">{said}</p>
      {total === 0 ? (
        <Bones />
      ) : (
        <div
          className="bar"
          role="progressbar"
          aria-label={said}
          aria-valuemin={0}
          aria-valuemax={total}
          aria-valuenow={done}
        >
          <i className="filled" style={{ width: `${(Math.min(done, total) / total) * 100}%` }} />
        </div>
      )}
    </div>
  );
}
