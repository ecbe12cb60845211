import { type Files, StoreFailure } from '../ports/files.ts';
import { readText } from '../text-files.ts';
import { quarantine } from './quarantine.ts';

/**
 * What a person typed into a report and Beacon could not take: kept as `state/draft-<id>.json`, 0600, until it is taken,
 * or its report is gone. It is the person's own text as they wrote it, so it is read by nothing but their next edit.
 */
export const draftPath = (id: string): string => `state/draft-${id}.json`;

export type DraftText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly why: string };

/** What lies there now: an editor may have removed it, replaced it, or written anything. */
export async function readDraft(files: Files, id: string): Promise<DraftText> {
  try {
    const text = await readText(files, draftPath(id));
    if (text === null) return { kind: 'none' };
    return text === undefined ? { kind: 'unreadable', why: 'it is not text in UTF-8' } : { kind: 'text', text };
  } catch (error) {
    if (error instanceof StoreFailure && (error.kind === 'not_a_file' || error.kind === 'too_large'))
      return { kind: 'unreadable', why: error.kind === 'too_large' ? 'it is far too large' : 'it is no file any more' };
    throw error;
  }
}

/** Moves what cannot be read as a draft out of the way; null when it is gone. Whatever it is, it is the person's. */
export function moveDraft(files: Files, id: string, why: string): Promise<string | null> {
  return quarantine(files, 'state', `draft-${id}.json`, `It lay where a draft lies, and ${why}.`);
}

/** Removes drafts whose report is not pending any more: sent, discarded or deleted by hand. */
export async function sweepDrafts(files: Files): Promise<void> {
  const drafts = (await files.list('state')).flatMap(
    ({ name }) => /^draft-(brpt_[0-9a-f]{8,32})\.json$/.exec(name)?.[1] ?? [],
  );
  if (drafts.length === 0) return;
  const pending = new Set((await files.list('pending')).map(({ name }) => name));
  for (const id of drafts) if (!pending.has(`${id}.json`)) await files.remove(draftPath(id));
}
