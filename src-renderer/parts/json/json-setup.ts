import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { EditorState, type Extension, Prec } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { hangingIndent, nextProblem, problemMarks, tokenMarks } from './json-marks.ts';

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

/** What every JSON block has: numbers, soft wrap, colours, violet tokens. Colours are in json.css, from the tokens. */
export function jsonSetup(readOnly: boolean): Extension {
  const shared: Extension = [
    nonce(),
    lineNumbers(),
    json(),
    syntaxHighlighting(classHighlighter),
    EditorView.lineWrapping,
    tokenMarks,
    hangingIndent,
    problemMarks,
  ];
  if (readOnly) return [shared, EditorState.readOnly.of(true)];
  return [
    shared,
    history(),
    // The sentence below a wrong line is in view with it.
    EditorView.scrollMargins.of(() => ({ bottom: 28 })),
    bracketMatching(),
    highlightActiveLine(),
    Prec.high(tabAfterEscape()),
    keymap.of([
      {
        key: 'F8',
        run: (view) => {
          const at = nextProblem(view.state);
          if (at === null) return false;
          view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
          return true;
        },
      },
      ...historyKeymap,
      ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
    ]),
  ];
}
