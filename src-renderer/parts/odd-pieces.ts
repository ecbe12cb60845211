/** A stretch of a text; `word` where it might be private. */
export interface OddPiece {
  readonly text: string;
  readonly word: string | null;
}

/** A text cut at the words that might be private, whole words only; put together it is the text again. */
export function oddPieces(text: string, words: readonly string[]): readonly OddPiece[] {
  const found = words
    .flatMap((word) => placesOf(text, word).map((from) => ({ word, from })))
    .sort((a, b) => a.from - b.from || b.word.length - a.word.length);
  const pieces: OddPiece[] = [];
  let at = 0;
  for (const { word, from } of found) {
    if (from < at) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), word: null });
    pieces.push({ text: word, word });
    at = from + word.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), word: null });
  return pieces;
}

/** Where a word stands by itself. */
export function placesOf(text: string, word: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    // A neighbour has at most two UTF-16 units; more of a long text is not looked at for each word.
    const end = at + word.length;
    const [before, after] = [text.slice(Math.max(0, at - 2), at), text.slice(end, end + 2)];
    if (!/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after)) found.push(at);
  }
  return found;
}
