import { foldCode } from './case-fold.ts';

/**
 * Many texts that may begin alike, and which of them stand at a place: hundreds of known tokens share `ghp_`, and to
 * compare each with every place that begins so would cost hundreds of times as much as one.
 */
export interface Form {
  readonly text: string;
  /** Letters of any case; the text is folded then. */
  readonly anyCase: boolean;
}

export interface FormIndex<F extends Form> {
  /** The first to be tried first. */
  readonly all: readonly F[];
  /** Places in `all`, by text; null where they are so few that each is compared. */
  readonly exact: readonly number[] | null;
  readonly folded: readonly number[];
}

const FEW = 8;

export function indexForms<F extends Form>(forms: readonly F[]): FormIndex<F> {
  const all = [...forms].sort((a, b) => b.text.length - a.text.length);
  if (all.length <= FEW) return { all, exact: null, folded: [] };
  const sorted = (anyCase: boolean) =>
    all
      .flatMap((form, at) => (form.anyCase === anyCase ? [at] : []))
      .sort((a, b) => compare((all[a] as F).text, (all[b] as F).text));
  return { all, exact: sorted(false), folded: sorted(true) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The first form of which `isThere` says that it stands at `start`; asked are few, longer ones before shorter. */
export function firstForm<F extends Form>(
  index: FormIndex<F>,
  text: string,
  start: number,
  isThere: (form: F, text: string, start: number) => boolean,
): F | null {
  const { all, exact } = index;
  if (exact === null) {
    for (const form of all) if (isThere(form, text, start)) return form;
    return null;
  }
  let places: number[] | null = prefixes(index, exact, text, start, false, null);
  places = prefixes(index, index.folded, text, start, true, places);
  if (places === null) return null;
  places.sort((a, b) => a - b);
  for (const place of places) if (isThere(all[place] as F, text, start)) return all[place] as F;
  return null;
}

/** Narrows the forms in order down to those that go on as the text does, one character after the other. */
function prefixes<F extends Form>(
  { all }: FormIndex<F>,
  sorted: readonly number[],
  text: string,
  start: number,
  fold: boolean,
  before: number[] | null,
): number[] | null {
  let places = before;
  let low = 0;
  let high = sorted.length;
  for (let depth = 0; low < high; depth += 1) {
    while (low < high && codeOf(all, sorted, low, depth) < 0) {
      places ??= [];
      places.push(sorted[low] as number);
      low += 1;
    }
    if (low >= high || start + depth >= text.length) return places;
    const code = text.charCodeAt(start + depth);
    const wanted = fold ? foldCode(code) : code;
    const from = firstAt(all, sorted, low, high, depth, wanted);
    high = firstAt(all, sorted, from, high, depth, wanted + 1);
    low = from;
  }
  return places;
}

/** The character at `depth` of a form, by its place among the sorted; -1 behind its end. */
function codeOf<F extends Form>(all: readonly F[], sorted: readonly number[], at: number, depth: number): number {
  const { text } = all[sorted[at] as number] as F;
  return depth < text.length ? text.charCodeAt(depth) : -1;
}

/** The first of those from `low` to `high` whose character at `depth` is at least `least`; they are in order there. */
function firstAt<F extends Form>(
  all: readonly F[],
  sorted: readonly number[],
  low: number,
  high: number,
  depth: number,
  least: number,
): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (codeOf(all, sorted, middle, depth) >= least) to = middle;
    else from = middle + 1;
  }
  return from;
}
