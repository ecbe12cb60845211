import { oddWords } from '@core/report/odd-words.ts';
import { oddPieces, placesOf } from '../parts/odd-pieces.ts';

/**
 * Words of the draft that might be private, each once, in their order: those of the report it would be, after the scrubber
 * has been over it, so that nothing is asked about that does not leave anyway.
 */
export function oddInDraft(preview: string, draft: string, leftIn: ReadonlySet<string>): readonly string[] {
  const words = new Set(oddWords(preview).map(({ word }) => word));
  return [...words].filter((word) => !leftIn.has(word) && placesOf(draft, word).length > 0);
}

/** The draft with this word blacked out wherever it stands, under the next free number. */
export function redactInDraft(draft: string, word: string): string {
  const used = [...draft.matchAll(/\[REDACTED:CUSTOM:(\d+)\]/g)].map(([, number]) => Number(number));
  const token = `[REDACTED:CUSTOM:${Math.max(0, ...used) + 1}]`;
  return oddPieces(draft, [word])
    .map((piece) => (piece.word === null ? piece.text : token))
    .join('');
}
