interface Match {
  readonly at: number;
  readonly found: string;
}

const NONE: readonly Match[] = [];

/** What a global pattern finds in a part of a text, with its place in the whole. A part is looked at as if it were all. */
export function matches(text: string, start: number, end: number, pattern: RegExp): readonly Match[] {
  const part = text.slice(start, end);
  let all: Match[] | null = null;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(part); match !== null; match = pattern.exec(part)) {
    all ??= [];
    all.push({ at: start + match.index, found: match[0] });
    pattern.lastIndex = Math.max(pattern.lastIndex, match.index + 1);
  }
  return all ?? NONE;
}
