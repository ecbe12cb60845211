/** What a global pattern finds in a part of a text, with its place in the whole. A part is looked at as if it were all. */
export function* matches(
  text: string,
  start: number,
  end: number,
  pattern: RegExp,
): Generator<{ at: number; found: string }> {
  const part = text.slice(start, end);
  pattern.lastIndex = 0;
  for (let match = pattern.exec(part); match !== null; match = pattern.exec(part)) {
    const next = pattern.lastIndex;
    yield { at: start + match.index, found: match[0] };
    // Whoever was handed the match may have used the same pattern.
    pattern.lastIndex = Math.max(next, match.index + 1);
  }
}
