import type { DispatchOutcome, FrictionKind, GuardedChild, GuardOptions, ProcessKind } from './types.ts';

/** Who this process is, in reports. */
export interface Who {
  readonly component: string | null;
  readonly version: string | null;
}

/** Raw, in memory only. */
export interface Crumb {
  readonly atMs: number;
  readonly event: string;
  readonly detail: string | null;
}

/** One thing to be kept. Plain data, so that it can be handed to the part that works in a dying process. */
export type Told =
  | {
      readonly is: 'error';
      readonly atMs: number;
      readonly who: Who;
      readonly type: 'unhandled_exception' | 'unhandled_rejection' | null;
      readonly text: string;
      readonly crumbs: readonly Crumb[];
    }
  | {
      readonly is: 'friction';
      readonly atMs: number;
      readonly who: Who;
      readonly kind: FrictionKind;
      readonly phase: string | null;
      readonly crumbs: readonly Crumb[];
    }
  | {
      readonly is: 'exit';
      readonly atMs: number;
      readonly child: { readonly name: string; readonly kind: ProcessKind; readonly component: string | null };
      readonly code: number | null;
      readonly signal: string | null;
    }
  | { readonly is: 'dispatch'; readonly outcome: DispatchOutcome };

/** What became of it. `refused`: nothing may be collected. */
export type Outcome = 'kept' | 'refused' | 'dropped';

/** The part that needs the scrubber, the store and a host: loaded on first use. */
export interface Live {
  tell(told: Told): Promise<Outcome>;
  crumb(crumb: Crumb): void;
  guard(child: GuardedChild, options: GuardOptions): void;
  /** Who this process is may have changed. */
  introduce(who: Who): void;
  /** At the end of the process, in its last synchronous moment. */
  close(): void;
}
