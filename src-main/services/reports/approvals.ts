import { readPrintedApproval } from '@core/report/read-printed.ts';
import type { Files } from '../ports/files.ts';

/** Ids of pending reports that have an approval beside them, whether it holds or not. */
export async function approvedIds(files: Pick<Files, 'names'>): Promise<readonly string[]> {
  return (await files.names('pending')).flatMap(
    (name) => /^(brpt_[0-9a-f]{8,32})\.consent\.json$/.exec(name)?.[1] ?? [],
  );
}

/** Those among them that a withdrawal may void: all but `once`. */
export async function revocableIds(files: Pick<Files, 'names' | 'readerOf'>): Promise<readonly string[]> {
  const read = files.readerOf('pending');
  return (await approvedIds(files)).filter((id) => {
    const file = read(`${id}.consent.json`);
    return typeof file === 'string' || readPrintedApproval(file.text)?.mode !== 'once';
  });
}
