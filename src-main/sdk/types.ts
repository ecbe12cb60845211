/** What `import { beacon } from 'stallari-beacon'` gives. No function here ever throws, prints, or keeps a process alive. */

export type FrictionKind = 'retry_loop' | 'rate_limit_loop' | 'gate_failure' | 'provider_failure';
export type DispatchOutcome = 'succeeded' | 'failed';
export type ProcessKind = 'mcp' | 'dispatch' | 'daemon' | 'job';

export interface InitOptions {
  /** What this program is called in reports: `job.indexer`. Letters, digits and `_ . - @ /`, at most 120; else `local.daemon`. */
  readonly component: string;
  /** Digits and dots, then perhaps a label: `1.4.0-beta.2`. Anything else is left out. */
  readonly version?: string | undefined;
}

/** A child as `child_process` makes it; what wraps one (execa) has the same. */
export interface GuardedChild {
  readonly pid?: number | undefined;
  /** Set by `child.kill()`: what its owner stops is no crash. */
  readonly killed?: boolean | undefined;
  readonly stdin?: { end(): unknown } | null | undefined;
  once(event: 'exit', hear: (code: number | null, signal: string | null) => void): unknown;
}

export interface Budgets {
  /** Memory of the child with all its descendants, in MiB. Default: `defaults` of guardian.json, else 2048. */
  readonly rss_mb?: number | undefined;
  /** 100 is one core. Default: `defaults` of guardian.json, else 90. */
  readonly cpu_percent?: number | undefined;
}

export interface GuardOptions {
  /** Its name in the Fleet window and in `guard status`; it never leaves this computer. */
  readonly name: string;
  readonly kind: ProcessKind;
  readonly component?: string | undefined;
  readonly budgets?: Budgets | undefined;
}

/** What became of failures so far in this process. */
export interface Flushed {
  /** Written, or counted with an equal one. */
  readonly kept: number;
  /** Could not be: a full or read-only disk, or too many at once. What may not be collected is in neither number. */
  readonly dropped: number;
}

export interface Beacon {
  /** Begins. Until then, and where nothing may be collected, everything below does nothing. Called again, the last names count. */
  init(options: InitOptions): void;
  /** Something happened. An event is an identifier of at most 40; so should the detail be, or a number: other text stays on this computer. */
  breadcrumb(event: string, detail?: string | number | null): void;
  /** A failure that was caught. Anything may be thrown at it. */
  capture(error: unknown): void;
  /** The program got in its own way; `phase` is a short identifier of the step. */
  friction(kind: FrictionKind, phase?: string | null): void;
  /** A task of an agent ended; counted for the daily diagnostic report, where that is switched on. */
  dispatch(outcome: DispatchOutcome): void;
  /** Accounts the child with its descendants, stops it over its budgets, and ends it when this process is gone. Its owner starts it again. */
  guard(child: GuardedChild, options: GuardOptions): void;
  /** Resolves when everything told so far is kept or dropped, at the latest after `timeoutMs` (default 5000). */
  flush(timeoutMs?: number): Promise<Flushed>;
}
