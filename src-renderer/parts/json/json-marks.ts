import { type EditorState, type Range, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from '@codemirror/view';
import type { EditProblem } from '@contract/reports-view.ts';
import { TOKEN } from '../Scrubbed.tsx';

/** Violet on what was taken out, in the JSON as everywhere. */
const tokenMatcher = new MatchDecorator({
  regexp: new RegExp(TOKEN, 'g'),
  decoration: Decoration.mark({ class: 'cm-taken' }),
});

export const tokenMarks = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = tokenMatcher.createDeco(view);
    }
    update(update: ViewUpdate) {
      this.decorations = tokenMatcher.updateDeco(update, this.decorations);
    }
  },
  { decorations: ({ decorations }) => decorations },
);

/** Classes `in-0` to `in-16` exist in the style sheet: a style attribute would need a weaker content policy. */
const MOST_INDENT = 16;

/** A wrapped line hangs two characters deeper than it begins. */
export const hangingIndent = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = indents(view);
    }
    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged) this.decorations = indents(update.view);
    }
  },
  { decorations: ({ decorations }) => decorations },
);

function indents(view: EditorView): DecorationSet {
  const found: Range<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      const depth = Math.min(MOST_INDENT, /^ */.exec(line.text)?.[0].length ?? 0);
      found.push(Decoration.line({ class: `in-${depth}` }).range(line.from));
      at = line.to + 1;
    }
  }
  return Decoration.set(found);
}

export const setProblems = StateEffect.define<readonly EditProblem[]>();

/** Each problem underlined in its place, with its sentence in a block of its own below the line. */
export const problemMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let now = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setProblems)) now = marksOf(transaction.state, effect.value);
    }
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function marksOf(state: EditorState, problems: readonly EditProblem[]): DecorationSet {
  const found = problems.flatMap(({ line: number, column, message }): Range<Decoration>[] => {
    const line = state.doc.line(Math.min(Math.max(1, number), state.doc.lines));
    const from = Math.min(line.from + Math.max(0, column - 1), line.to);
    const to = from + valueLength(line.text.slice(from - line.from));
    const sentence = Decoration.widget({ widget: new Sentence(message), block: true, side: 1 }).range(line.to);
    return to > from ? [Decoration.mark({ class: 'cm-problem' }).range(from, to), sentence] : [sentence];
  });
  return Decoration.set(found, true);
}

/** How far a problem's underline reaches: over the string, word or sign that begins there. */
function valueLength(rest: string): number {
  return /^(?:"(?:[^"\\]|\\.)*"?|[^\s,:[\]{}]+|\S)/.exec(rest)?.[0].length ?? 0;
}

class Sentence extends WidgetType {
  constructor(private readonly message: string) {
    super();
  }
  override eq(other: Sentence) {
    return other.message === this.message;
  }
  toDOM() {
    const node = document.createElement('div');
    node.className = 'cm-sentence';
    node.appendChild(document.createElement('span')).textContent = this.message;
    return node;
  }
}

/** A word that might be private: its place, and what is said of it. */
export interface OddMark {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}
export const setOdd = StateEffect.define<readonly OddMark[]>();

/** Amber ground and underline on what might be private. */
export const oddMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let now = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(setOdd)) continue;
      const fits = effect.value.filter(({ to }) => to <= transaction.state.doc.length);
      now = Decoration.set(
        fits.map(({ from, to, label }) =>
          Decoration.mark({ class: 'cm-odd', attributes: { title: label } }).range(from, to),
        ),
        true,
      );
    }
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** The odd word at a place, its edges included; null where there is none. */
export function oddAt(state: EditorState, at: number): { readonly from: number; readonly to: number } | null {
  let found: { from: number; to: number } | null = null;
  state.field(oddMarks).between(at, at, (from, to) => {
    found = { from, to };
  });
  return found;
}

/** Where the next problem or odd word after the cursor begins, going round at the end. */
export function nextMark(state: EditorState): number | null {
  const starts: number[] = [];
  for (const field of [problemMarks, oddMarks]) {
    state.field(field).between(0, state.doc.length, (from, to) => {
      if (to > from) starts.push(from);
    });
  }
  starts.sort((one, other) => one - other);
  const cursor = state.selection.main.head;
  return starts.find((start) => start > cursor) ?? starts[0] ?? null;
}
