import type { Finding } from '@contract/findings.ts';
import type { CustomRule } from '@contract/settings.ts';

export type { Finding };

/**
 * What this Mac is known to hold. All optional, all in memory only: nothing here is ever stored.
 */
export interface ScrubContext {
  /** This machine's own name, with or without `.local`. */
  readonly hostname?: string;
  /** The account's short name. */
  readonly username?: string;
  /** The account's full name, as the person writes it. */
  readonly fullName?: string;
  /** The home folder, absolute. */
  readonly home?: string;
  /** `owner/repo` of local remotes. */
  readonly repositories?: readonly string[];
  /** Values of secret-like variables of managed processes and client configs. */
  readonly knownSecrets?: readonly string[];
  /** The person's own rules; each must have passed `checkCustomRule`. */
  readonly custom?: readonly CustomRule[];
  /** Numbers given to values so far. Pass the same one to every call of one report, so that equal values keep their number. */
  readonly numbering?: Numbering;
}

/** Opaque, in memory only. Make one with `createNumbering()`. */
export interface Numbering {
  readonly opaque: unique symbol;
}

export interface ScrubResult {
  readonly text: string;
  readonly findings: readonly Finding[];
}

export interface ScrubTreeResult<T> {
  readonly value: T;
  /** With `path`, the JSON pointer of the string (or key) they are in. */
  readonly findings: readonly Finding[];
}
