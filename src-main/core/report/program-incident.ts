import type { CrashType, FrictionKind } from '@contract/report.ts';
import type { Incident, RawBreadcrumb } from './incident.ts';

/** A program that reports its own failures: an SDK user, or whoever speaks on beacon.sock. */
export interface Program {
  readonly component: string | null;
  readonly version: string | null;
}

export type ProgramFailure =
  | {
      readonly what: 'error';
      readonly type: Extract<CrashType, 'unhandled_exception' | 'unhandled_rejection' | 'unclean_exit'> | null;
      /** As Node would print it. */
      readonly errorText: string;
    }
  | { readonly what: 'friction'; readonly kind: FrictionKind; readonly phase: string | null };

/** A failure that a program told of itself, as the collector takes it. Its name here is the component it chose. */
export function programIncident(
  program: Program,
  failure: ProgramFailure,
  breadcrumbs: readonly RawBreadcrumb[],
  atMs: number,
): Incident {
  const friction = failure.what === 'friction' ? failure : null;
  const type = failure.what === 'friction' ? 'friction' : failure.type;
  return {
    atMs,
    type,
    signal: null,
    exitCode: null,
    jetsamReason: null,
    frictionKind: friction?.kind ?? null,
    phase: friction?.phase ?? null,
    errorText: failure.what === 'error' ? failure.errorText : '',
    snapshot: null,
    breadcrumbs: [...breadcrumbs, { atMs, event: 'crash', detail: type ?? 'unhandled_exception', text: null }],
    pressure: null,
    subject: {
      name: program.component?.slice(0, 100) ?? 'app',
      kind: 'daemon',
      component: program.component,
      publicPackage: null,
      version: program.version,
    },
    aftermath: null,
  };
}

/** A guarded child of a program ended badly by itself. */
export function childIncident(
  child: {
    readonly name: string;
    readonly kind: 'mcp' | 'dispatch' | 'daemon' | 'job';
    readonly component: string | null;
  },
  exit: { readonly code: number | null; readonly signal: string | null },
  breadcrumbs: readonly RawBreadcrumb[],
  atMs: number,
): Incident {
  return {
    ...programIncident(
      { component: child.component, version: null },
      { what: 'error', type: null, errorText: '' },
      [],
      atMs,
    ),
    signal: exit.signal,
    exitCode: exit.code,
    breadcrumbs: [...breadcrumbs, { atMs, event: 'crash', detail: 'exit', text: null }],
    subject: { name: child.name, kind: child.kind, component: child.component, publicPackage: null, version: null },
  };
}

/**
 * An error of which only its parts are known, as Node would print it: where there is no stack, its version line says
 * that the text above is one.
 */
export function printedError(parts: {
  readonly name?: string | undefined;
  readonly message?: string | undefined;
  readonly stack?: string | undefined;
}): string {
  const { name = 'Error', message = '', stack = '' } = parts;
  const text = stack === '' ? `${name}: ${message}` : stack;
  return /^[ \t]{1,80}at /m.test(text) || /^Node\.js v\d/m.test(text) ? text : `${text}\n\nNode.js v20\n`;
}
