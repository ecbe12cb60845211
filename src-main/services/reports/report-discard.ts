import { type Files, StoreFailure } from '../ports/files.ts';
import { filesBelow } from '../text-files.ts';
import { besideSetAside } from './quarantine.ts';
import { ownName, pendingFiles } from './report-names.ts';

/** Everything of a discarded report, in memory, so that a discard can be undone in this session. */
export type Discarded = ReadonlyMap<string, Uint8Array>;

/**
 * Removes a pending report, or a file that was set aside, and answers all of it; null when there is none. Under
 * store.lock.
 */
export async function discardReport(files: Files, id: string): Promise<Discarded | null> {
  if (id.includes('/') || /^\.{0,2}$/.test(id)) return null;
  const paths =
    ownName(`${id}.json`) === null
      ? [...(await besideSetAside(files, id)), id].map((name) => `quarantine/${name}`)
      : pendingFiles(id);
  const kept = new Map<string, Uint8Array>();
  let any = false;
  for (const path of paths) {
    if ((await files.stat(path)) === null) continue;
    any = true;
    for (const one of await filesBelow(files, path)) {
      const bytes = await readable(files, one);
      if (bytes !== null) kept.set(one, bytes);
    }
  }
  if (!any) return null;
  // The report itself goes first: half a discard must not leave a report without its sidecars.
  for (const path of [...paths].reverse()) await files.remove(path);
  return kept;
}

/** Null for a pipe or a device, which hold nothing to bring back. */
async function readable(files: Files, path: string): Promise<Uint8Array | null> {
  try {
    return await files.read(path);
  } catch (error) {
    if (error instanceof StoreFailure && error.kind === 'not_a_file') return null;
    throw error;
  }
}
