import type { GuardianEvent } from '@contract/guardian-log.ts';
import { MAX_BREADCRUMBS } from '@contract/report.ts';
import type { RawBreadcrumb } from '@core/report/incident.ts';
import { crumbDetail } from '../capture/journal.ts';

/** What happened lately to each process: the Guardian's own events as breadcrumbs, in memory. */
export class Crumbs {
  readonly #byName = new Map<string, RawBreadcrumb[]>();

  add(event: GuardianEvent, atMs: number): void {
    if (event.name === null) return;
    const list = this.#byName.get(event.name) ?? [];
    this.#byName.set(event.name, list);
    list.push({ atMs, event: event.event, detail: crumbDetail(event), text: null });
    if (list.length > MAX_BREADCRUMBS) list.shift();
  }

  of(name: string): readonly RawBreadcrumb[] {
    return this.#byName.get(name) ?? [];
  }

  forget(name: string): void {
    this.#byName.delete(name);
  }
}
