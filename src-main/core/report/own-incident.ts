import type { Incident } from './incident.ts';

/** A failure of one of Beacon's own processes, as Electron tells it. */
export type OwnFailure =
  /** `reason`: crashed, oom, killed, abnormal-exit, launch-failed, integrity-failure, memory-eviction. */
  | { readonly what: 'renderer_gone'; readonly reason: string; readonly exitCode: number }
  /** `process`: GPU, Utility, Zygote … */
  | { readonly what: 'child_gone'; readonly process: string; readonly reason: string; readonly exitCode: number }
  | { readonly what: 'unresponsive' };

const word = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .slice(0, 40);

/** That failure as the collector takes it. There is no error text: whatever a page held stays in no report. */
export function ownIncident(failure: OwnFailure, atMs: number, version: string): Incident {
  const gone = failure.what === 'unresponsive' ? null : failure;
  const helper = failure.what === 'child_gone' ? word(failure.process) : null;
  return {
    atMs,
    type: gone === null ? 'hang' : 'renderer_gone',
    signal: null,
    exitCode: gone?.exitCode ?? null,
    jetsamReason: null,
    frictionKind: null,
    phase: gone === null ? null : word(gone.reason),
    errorText: '',
    snapshot: null,
    breadcrumbs: [{ atMs, event: 'crash', detail: gone === null ? 'unresponsive' : word(gone.reason), text: null }],
    pressure: null,
    subject: {
      name: null,
      kind: 'daemon',
      component: helper === null ? 'beacon.window' : `beacon.${helper}`,
      publicPackage: null,
      version,
    },
    aftermath: null,
  };
}
