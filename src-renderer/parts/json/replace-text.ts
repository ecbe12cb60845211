import { TOKEN } from '../Scrubbed.tsx';

/** One piece of a text replaced. Positions are UTF-16 offsets in the text before. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Past this many differing words two texts count as different altogether: one change spans all of it. */
const MOST_EDITS = 800;
const WORD = new RegExp(`${TOKEN.source}|\\s+|[\\p{L}\\p{N}_]+|[^]`, 'gu');

/**
 * The changes that turn one text into another, word by word, in order and apart from each other: what is the same on
 * both sides stays untouched, so that a cursor, a mark or a step of undo in it stays where it is.
 *
 * Source: E. W. Myers, "An O(ND) difference algorithm and its variations", 1986, the greedy one.
 */
export function changesBetween(before: string, after: string): readonly Change[] {
  // Asked after every key, and most often there is none.
  if (before === after) return [];
  const left = before.match(WORD) ?? [];
  const right = after.match(WORD) ?? [];
  const most = Math.min(left.length, right.length);
  let start = 0;
  while (start < most && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < most - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1;
  const offset = left.slice(0, start).join('').length;
  return editsOf(left.slice(start, left.length - end), right.slice(start, right.length - end)).map(
    ({ from, to, insert }) => ({ from: from + offset, to: to + offset, insert }),
  );
}

function editsOf(left: readonly string[], right: readonly string[]): readonly Change[] {
  if (left.length === 0 && right.length === 0) return [];
  const trace = furthest(left, right);
  if (trace === null) return [{ from: 0, to: left.join('').length, insert: right.join('') }];

  /** Which words stay, walked from the end: the rest of the left goes, the rest of the right comes. */
  const kept: { x: number; y: number }[] = [{ x: left.length, y: right.length }];
  let x = left.length;
  let y = right.length;
  for (let d = trace.length - 1; d >= 0; d -= 1) {
    const reach = trace[d] ?? new Int32Array();
    const k = x - y;
    const from = d === 0 ? 0 : cameDown(reach, k, d) ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : at(reach, from);
    const fromY = fromX - from;
    while (x > fromX && y > fromY && left[x - 1] === right[y - 1]) {
      x -= 1;
      y -= 1;
      kept.push({ x, y });
    }
    x = fromX;
    y = fromY;
  }

  const changes: Change[] = [];
  let position = 0;
  let [atX, atY] = [0, 0];
  for (const same of kept.toReversed()) {
    const gone = left.slice(atX, same.x).join('');
    const insert = right.slice(atY, same.y).join('');
    if (gone !== '' || insert !== '') changes.push({ from: position, to: position + gone.length, insert });
    position += gone.length + (left[same.x] ?? '').length;
    [atX, atY] = [same.x + 1, same.y + 1];
  }
  return changes;
}

const at = (reach: Int32Array, k: number) => reach[k + (reach.length - 1) / 2] ?? -1;
const cameDown = (reach: Int32Array, k: number, d: number) =>
  k === -d || (k !== d && at(reach, k - 1) < at(reach, k + 1));

/** How far each diagonal reached before the d-th edit, for every d until the end was reached; null past `MOST_EDITS`. */
function furthest(left: readonly string[], right: readonly string[]): readonly Int32Array[] | null {
  const most = Math.min(MOST_EDITS, left.length + right.length);
  const reach = new Int32Array(2 * most + 3);
  const middle = most + 1;
  const trace: Int32Array[] = [];
  for (let d = 0; d <= most; d += 1) {
    trace.push(reach.slice(middle - d - 1, middle + d + 2));
    for (let k = -d; k <= d; k += 2) {
      const one = reach[middle + k - 1] ?? 0;
      const other = reach[middle + k + 1] ?? 0;
      let x = d === 0 ? 0 : k === -d || (k !== d && one < other) ? other : one + 1;
      while (x < left.length && x - k < right.length && left[x] === right[x - k]) x += 1;
      reach[middle + k] = x;
      if (x >= left.length && x - k >= right.length) return trace;
    }
  }
  return null;
}

export function withChanges(text: string, changes: readonly Change[]): string {
  let result = '';
  let end = 0;
  for (const { from, to, insert } of changes) {
    result += text.slice(end, from) + insert;
    end = to;
  }
  return result + text.slice(end);
}

/**
 * The way back from `after` to `before`, walked in the text as it is `now`: whatever else was changed since stays, and
 * a place that was itself changed since is left as it is.
 */
export function takeBackChange(before: string, after: string, now: string): string {
  const since = changesBetween(after, now);
  const back = changesBetween(after, before).flatMap(({ from, to, insert }): Change[] => {
    if (since.some((one) => one.from < to && one.to > from)) return [];
    const moved = since.reduce((sum, one) => (one.to <= from ? sum + one.insert.length - (one.to - one.from) : sum), 0);
    return [{ from: from + moved, to: to + moved, insert }];
  });
  return withChanges(now, back);
}
