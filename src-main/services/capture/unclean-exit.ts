import type { Incident } from '@core/report/incident.ts';
import type { DeadRun } from './journal.ts';

/** A run of Beacon that ended without saying goodbye, with its own last context: never that of the run that found it. */
export function uncleanExit(run: DeadRun): Incident {
  return {
    atMs: run.lastAtMs,
    type: 'unclean_exit',
    signal: null,
    exitCode: null,
    jetsamReason: null,
    frictionKind: null,
    phase: null,
    errorText: '',
    snapshot: run.snapshot,
    breadcrumbs: [
      ...run.crumbs.map(({ atMs, event, detail }) => ({ atMs, event, detail, text: null })),
      { atMs: run.lastAtMs, event: 'crash', detail: 'unclean_exit', text: null },
    ],
    pressure: run.pressure,
    subject:
      run.component === undefined
        ? { name: null, kind: 'daemon', component: 'beacon.host', publicPackage: null, version: run.version }
        : {
            name: run.component?.slice(0, 100) ?? 'app',
            kind: 'daemon',
            component: run.component,
            publicPackage: null,
            version: run.version === '' ? null : run.version,
          },
    aftermath: null,
  };
}
