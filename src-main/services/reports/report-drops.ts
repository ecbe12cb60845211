import { droppedIn } from '@core/report/retention.ts';
import type { Files } from '../ports/files.ts';
import { readText } from '../text-files.ts';

export const DROPPED = 'state/dropped.json';

/** How many reports the caps have dropped so far. */
export async function droppedSoFar(files: Files): Promise<number> {
  try {
    return droppedIn(await readText(files, DROPPED));
  } catch {
    return 0; // Edited into something else; the next drop counts from here.
  }
}
