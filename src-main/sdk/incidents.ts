import type { RawBreadcrumb } from '@core/report/incident.ts';
import { childIncident, programIncident } from '@core/report/program-incident.ts';
import type { Crumb, Told } from './told.ts';

/** A told failure as the collector takes it. */
export function incidentOf(told: Exclude<Told, { is: 'dispatch' }>) {
  switch (told.is) {
    case 'error':
      return programIncident(
        told.who,
        { what: 'error', type: told.type, errorText: told.text },
        told.crumbs.map(rawCrumb),
        told.atMs,
      );
    case 'friction':
      return programIncident(
        told.who,
        { what: 'friction', kind: told.kind, phase: told.phase },
        told.crumbs.map(rawCrumb),
        told.atMs,
      );
    case 'exit':
      return childIncident(told.child, { code: told.code, signal: told.signal }, [], told.atMs);
    default:
      return told satisfies never;
  }
}

export const rawCrumb = ({ atMs, event, detail }: Crumb): RawBreadcrumb => ({ atMs, event, detail, text: null });
