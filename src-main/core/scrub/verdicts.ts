/**
 * Remembers what was answered about short words that a log says again and again: names of settings, hosts. Kept small and
 * in memory only; when it is full it begins anew.
 */
const MOST = 512;
const LONGEST = 64;

export function remembering<T>(ask: (word: string) => T): (word: string) => T {
  let known = new Map<string, T>();
  return (word) => {
    if (word.length > LONGEST) return ask(word);
    let verdict = known.get(word);
    if (verdict === undefined) {
      verdict = ask(word);
      if (known.size >= MOST) known = new Map();
      // A copy: a slice would keep the whole text that it was cut from.
      known.set(` ${word}`.slice(1), verdict);
    }
    return verdict;
  };
}
