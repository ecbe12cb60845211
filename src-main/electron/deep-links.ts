import { ReportId } from '@contract/primitives.ts';
import type { WindowName } from './windows.ts';

/** Where a link leads: one of our own windows, and a place in it. */
export interface Destination {
  readonly window: WindowName;
  readonly place: URLSearchParams;
}

export const LINK_SCHEME = 'stallari';

const LINK = /^stallari:\/\/beacon\/(fleet|reports|settings|feedback)(?:\/([A-Za-z0-9_]{1,64}))?\/?$/i;

/**
 * A link from outside, `stallari://beacon/reports/brpt_…`, or null for anything else. Any program and any web page can
 * open one, so it carries a view and the id of a report, it only ever shows, and nothing in it is an instruction.
 */
export function readLink(url: string): Destination | null {
  if (url.length > 200) return null;
  const match = LINK.exec(url);
  const view = match?.[1]?.toLowerCase();
  const id = match?.[2];
  if (view === undefined) return null;
  if (id !== undefined && (view !== 'reports' || !ReportId.safeParse(id).success)) return null;
  if (view === 'settings' || view === 'feedback') return { window: view, place: new URLSearchParams() };
  return { window: 'main', place: new URLSearchParams({ view, ...(id === undefined ? {} : { report: id }) }) };
}

/** The first link among the arguments of a second launch, which is how they arrive on Linux. */
export function linkIn(args: readonly string[]): Destination | null {
  for (const arg of args) {
    const found = arg.toLowerCase().startsWith(`${LINK_SCHEME}:`) ? readLink(arg) : null;
    if (found !== null) return found;
  }
  return null;
}
