import type { MemoryPressure, ProcessKind } from '@contract/primitives.ts';
import type { CrashType, FrictionKind, ResourceSnapshot } from '@contract/report.ts';
import type { ParsedCrash } from '@core/stack/index.ts';

/**
 * A failure as it was seen, before anything of it was scrubbed. It lives in memory only, on its way from the place
 * that noticed it to `buildCrashReport`.
 */
export interface Incident {
  readonly atMs: number;
  /** Null where the text decides: an exit whose error output holds a stack trace is an unhandled exception. */
  readonly type: CrashType | null;
  readonly signal: string | null;
  readonly exitCode: number | null;
  readonly jetsamReason: string | null;
  readonly frictionKind: FrictionKind | null;
  readonly phase: string | null;
  /** The last of its error output, raw. */
  readonly errorText: string;
  /** Read already, from a file that the system wrote about this end; then no stack is looked for in `errorText`. */
  readonly crash?: ParsedCrash;
  readonly snapshot: ResourceSnapshot | null;
  readonly breadcrumbs: readonly RawBreadcrumb[];
  readonly pressure: MemoryPressure | null;
  /** What failed: a process of guardian.json, or Beacon itself. */
  readonly subject: Subject;
  /** What Beacon did afterwards, in plain words; stays on this Mac. */
  readonly aftermath: string | null;
}

export interface Subject {
  /** Its name in guardian.json; never leaves this Mac. Null for Beacon itself. */
  readonly name: string | null;
  readonly kind: ProcessKind | null;
  /** The explicit component, where one was given. */
  readonly component: string | null;
  /** The public package its command runs, where it is a known one. */
  readonly publicPackage: string | null;
  readonly version: string | null;
  /** The folder it ran in, absolute, where that is known; only its repository's origin is looked up, and nothing kept. */
  readonly folder?: string | null;
}

export interface RawBreadcrumb {
  readonly atMs: number;
  readonly event: string;
  /** An identifier, a number or key=value; anything else becomes text. */
  readonly detail: string | null;
  /** Free text, raw. */
  readonly text: string | null;
}

/**
 * What may be told of the subject (spec 2.2): the explicit component; else the known public package it runs; else only
 * its kind. The name never.
 */
export function componentOf({ component, publicPackage, kind }: Subject): string {
  if (component !== null) return component;
  const room = kind ?? 'daemon';
  return publicPackage === null ? `local.${room}` : `${room}.${publicPackage}`;
}
