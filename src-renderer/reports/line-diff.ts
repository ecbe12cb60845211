/** One row of the two columns. A folded row stands for lines that are the same on both sides. */
export type DiffRow =
  | { readonly kind: 'same'; readonly left: string; readonly right: string }
  | { readonly kind: 'changed'; readonly left: string | null; readonly right: string | null }
  | { readonly kind: 'folded'; readonly lines: number };

/** Like lines this close to a change are shown, the rest is folded. */
const CONTEXT = 1;

/** Two texts, line by line, as rows of two columns. Equal texts are one folded row. */
export function lineDiff(before: string, after: string): readonly DiffRow[] {
  return fold(pair(before.replace(/\n$/, '').split('\n'), after.replace(/\n$/, '').split('\n')));
}

/** How many separate places changed. */
export function countChanges(rows: readonly DiffRow[]): number {
  return rows.filter((row, index) => row.kind === 'changed' && rows[index - 1]?.kind !== 'changed').length;
}

/** Longest common subsequence of lines. A report has a few hundred; the table is bounded by its 64 KiB. */
function pair(left: readonly string[], right: readonly string[]): readonly DiffRow[] {
  const width = right.length + 1;
  const longest = new Uint32Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] =
        left[i] === right[j]
          ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0);
    }
  }
  const rows: DiffRow[] = [];
  const gone: string[] = [];
  const come: string[] = [];
  const flush = () => {
    for (let at = 0; at < Math.max(gone.length, come.length); at += 1) {
      rows.push({ kind: 'changed', left: gone[at] ?? null, right: come[at] ?? null });
    }
    gone.length = 0;
    come.length = 0;
  };
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    const one = left[i];
    const other = right[j];
    if (one !== undefined && one === other) {
      flush();
      rows.push({ kind: 'same', left: one, right: one });
      i += 1;
      j += 1;
    } else if (
      other !== undefined &&
      (one === undefined || (longest[i * width + j + 1] ?? 0) > (longest[(i + 1) * width + j] ?? 0))
    ) {
      come.push(other);
      j += 1;
    } else if (one !== undefined) {
      gone.push(one);
      i += 1;
    }
  }
  flush();
  return rows;
}

function fold(rows: readonly DiffRow[]): readonly DiffRow[] {
  const near = (index: number) =>
    rows.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ kind }) => kind === 'changed');
  const folded: DiffRow[] = [];
  for (const [index, row] of rows.entries()) {
    const last = folded.at(-1);
    if (row.kind === 'changed' || near(index)) folded.push(row);
    else if (last?.kind === 'folded') folded[folded.length - 1] = { kind: 'folded', lines: last.lines + 1 };
    else folded.push({ kind: 'folded', lines: 1 });
  }
  return folded;
}
