import { oddWords } from '@core/report/odd-words.ts';

/** A stretch of the draft; `word` where it might be private. */
export interface DraftPiece {
  readonly text: string;
  readonly word: string | null;
}

/**
 * Words of the draft that might be private, each once, in their order: those of the report it would be, after the scrubber
 * has been over it, so that nothing is asked about that does not leave anyway.
 */
export function oddInDraft(preview: string, draft: string, leftIn: ReadonlySet<string>): readonly string[] {
  const words = new Set(oddWords(preview).map(({ word }) => word));
  return [...words].filter((word) => !leftIn.has(word) && places(draft, word).length > 0);
}

/** The draft cut at those words, whole words only; put together it is the draft again. */
export function draftPieces(draft: string, words: readonly string[]): readonly DraftPiece[] {
  const found = words
    .flatMap((word) => places(draft, word).map((from) => ({ word, from })))
    .sort((a, b) => a.from - b.from);
  const pieces: DraftPiece[] = [];
  let at = 0;
  for (const { word, from } of found) {
    if (from < at) continue;
    if (from > at) pieces.push({ text: draft.slice(at, from), word: null });
    pieces.push({ text: word, word });
    at = from + word.length;
  }
  if (at < draft.length) pieces.push({ text: draft.slice(at), word: null });
  return pieces;
}

/** The draft with this word blacked out wherever it stands, under the next free number. */
export function redactInDraft(draft: string, word: string): string {
  const used = [...draft.matchAll(/\[REDACTED:CUSTOM:(\d+)\]/g)].map(([, number]) => Number(number));
  const token = `[REDACTED:CUSTOM:${Math.max(0, ...used) + 1}]`;
  return draftPieces(draft, [word])
    .map((piece) => (piece.word === null ? piece.text : token))
    .join('');
}

function places(draft: string, word: string): readonly number[] {
  const found: number[] = [];
  for (let at = draft.indexOf(word); at >= 0; at = draft.indexOf(word, at + word.length)) {
    const [before, after] = [draft.slice(0, at), draft.slice(at + word.length)];
    if (!/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after)) found.push(at);
  }
  return found;
}
