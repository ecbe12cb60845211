import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { EditorState, type Extension, Prec } from '@codemirror/state';
import { EditorView, highlightActiveLine, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { text } from '../../text.ts';
import { nameOfSign, UNSEEN } from '../unseen.ts';
import { hangingIndent, nextMark, oddAt, oddMarks, problemMarks, tokenMarks } from './json-marks.ts';

/** The nonce the host put into the page, for the style element CodeMirror makes; none where the page has no policy. */
function nonce(): Extension {
  const found = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
  return found === '' || found.startsWith('__') ? [] : EditorView.cspNonce.of(found);
}

/** Esc, then Tab within this time indents; a bare Tab leaves the editor, as it leaves any field. */
const INDENT_WAIT_MS = 2000;

function tabAfterEscape(): Extension {
  let untilMs = 0;
  const indent = (run: typeof indentMore) => (view: EditorView) => {
    if (performance.now() > untilMs) return false;
    untilMs = performance.now() + INDENT_WAIT_MS;
    return run(view);
  };
  return keymap.of([
    {
      key: 'Escape',
      run: () => {
        untilMs = performance.now() + INDENT_WAIT_MS;
        return false;
      },
    },
    { key: 'Tab', run: indent(indentMore), shift: indent(indentLess) },
  ]);
}

/** The person asked about an odd word; `place` is where it stands on screen. */
export type OnOdd = (odd: { readonly from: number; readonly to: number }, place: DOMRect) => void;

function askAbout(view: EditorView, onOdd: OnOdd): boolean {
  const { main } = view.state.selection;
  const odd = main.empty ? oddAt(view.state, main.head) : null;
  const [from, to] = odd === null ? [null, null] : [view.coordsAtPos(odd.from), view.coordsAtPos(odd.to)];
  if (odd === null || from === null || to === null) return false;
  // A word that wraps is pointed at by its first line.
  const right = to.top === from.top ? to.right : from.right + 40;
  onOdd(odd, new DOMRect(from.left, from.top, Math.max(1, right - from.left), from.bottom - from.top));
  return true;
}

/** Puts the cursor on the next problem or odd word. */
export function goToNextMark(view: EditorView): boolean {
  const at = nextMark(view.state);
  if (at === null) return false;
  view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
  return true;
}

/** In place of a sign that nobody sees: it turns no line round, and can be deleted like any other. */
function unseenSign(code: number): HTMLElement {
  const shown = document.createElement('span');
  shown.className = 'unseen';
  shown.textContent = nameOfSign(code);
  shown.title = text.common.unseen(nameOfSign(code));
  return shown;
}

/** What every JSON block has: numbers, soft wrap, colours, violet tokens. Colours are in json.css, from the tokens. */
export function jsonSetup(readOnly: boolean, onOdd: OnOdd): Extension {
  const shared: Extension = [
    nonce(),
    lineNumbers(),
    json(),
    syntaxHighlighting(classHighlighter),
    EditorView.lineWrapping,
    tokenMarks,
    highlightSpecialChars({ specialChars: UNSEEN, render: unseenSign }),
    hangingIndent,
    problemMarks,
    oddMarks,
  ];
  if (readOnly) return [shared, EditorState.readOnly.of(true)];
  return [
    shared,
    history(),
    // The sentence below a wrong line is in view with it.
    EditorView.scrollMargins.of(() => ({ bottom: 28 })),
    EditorView.domEventHandlers({
      // After the click has set the cursor.
      click: (_event, view) => void requestAnimationFrame(() => askAbout(view, onOdd)),
    }),
    bracketMatching(),
    highlightActiveLine(),
    Prec.high(tabAfterEscape()),
    keymap.of([
      {
        key: 'F8',
        run: goToNextMark,
      },
      // Inside a text value a line break is never right, so Return is free to ask about the word it stands on.
      { key: 'Enter', run: (view) => askAbout(view, onOdd) },
      ...historyKeymap,
      ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
    ]),
  ];
}
