import type { MemoryPressure } from '@contract/primitives.ts';

/** This machine and its owner. */

export interface MemoryFacts {
  readonly totalBytes: number;
  readonly pressure: MemoryPressure | null;
}

export interface MachineFacts {
  readonly os: 'macos' | 'linux';
  readonly osVersion: string | null;
  readonly arch: 'arm64' | 'x64';
  readonly totalBytes: number;
  readonly cores: number;
  readonly bootId: string;
  readonly runtime: { readonly electron: string | null; readonly node: string | null; readonly bun: string | null };
}

export interface Machine {
  facts(): Promise<MachineFacts>;
  /** Read now and then, never per poll. */
  memory(): Promise<MemoryFacts>;
}

/** What names this person and this Mac: for the scrubber, in memory only. */
export interface PersonFacts {
  readonly username: string | null;
  readonly fullName: string | null;
  readonly hostname: string | null;
  readonly home: string | null;
}
