import { isolateHistory } from '@codemirror/commands';
import { Annotation, EditorState, Transaction } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { EditProblem } from '@contract/reports-view.ts';
import { useEffect, useRef } from 'react';
import '../indent.css';
import './json.css';
import { type OddMark, setOdd, setProblems } from './json-marks.ts';
import { goToNextMark, jsonSetup, type OnOdd } from './json-setup.ts';
import { changesBetween } from './replace-text.ts';

export interface Selected {
  readonly from: number;
  readonly to: number;
}

export interface JsonEditorProps {
  readonly value: string;
  /** Its name for a screen reader: "Report, 1,901 bytes". */
  readonly label: string;
  /** `value` is a change of the person's, made by a button: a step of undo of its own. Else it comes from the host. */
  readonly byPerson?: boolean;
  readonly readOnly?: boolean;
  readonly problems?: readonly EditProblem[];
  /** Id of the line that says whether the text is valid. */
  readonly describedBy?: string;
  readonly onChange?: (text: string) => void;
  readonly onBlur?: () => void;
  readonly onSelect?: (selected: Selected) => void;
  /** Words that might be private. */
  readonly odd?: readonly OddMark[];
  readonly onOdd?: OnOdd;
  /** The cursor is to go to the next problem or odd word, once; `onLooked` is told when it has. */
  readonly look?: boolean;
  readonly onLooked?: () => void;
}

const NONE: readonly EditProblem[] = [];
const NONE_ODD: readonly OddMark[] = [];
/** Marks a change that came from outside, so that it is not told back as the person's typing. */
const fromOutside = Annotation.define<true>();

/**
 * The exact text of a report. It owns the typing; `value` replaces it only where the two differ, word by word, so that
 * the cursor stays and the steps of undo keep their places. Default export: it is loaded when first needed.
 */
export default function JsonEditor(props: JsonEditorProps) {
  const { value, problems = NONE, odd = NONE_ODD, look = false, readOnly = false } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const current = useRef(props);
  current.current = props;

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once a mode; later values arrive in the effects below
  useEffect(() => {
    if (place.current === null) return;
    const made = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: value,
        extensions: [
          jsonSetup(readOnly, (at, rect) => current.current.onOdd?.(at, rect)),
          EditorView.contentAttributes.of(() => {
            const { label, describedBy } = current.current;
            return {
              'aria-label': label,
              tabindex: '0',
              ...(describedBy === undefined ? {} : { 'aria-describedby': describedBy }),
              ...(readOnly ? { 'aria-readonly': 'true' } : {}),
            };
          }),
          EditorView.updateListener.of((update) => {
            const typed = update.transactions.some((one) => one.docChanged && one.annotation(fromOutside) !== true);
            if (typed) current.current.onChange?.(update.state.doc.toString());
            if (update.selectionSet || update.docChanged) {
              const { from, to } = update.state.selection.main;
              current.current.onSelect?.({ from, to });
            }
            if (update.focusChanged && !update.view.hasFocus) current.current.onBlur?.();
          }),
        ],
      }),
    });
    view.current = made;
    return () => {
      made.destroy();
      view.current = null;
    };
  }, [readOnly]);

  useEffect(() => {
    const changes = view.current === null ? [] : changesBetween(view.current.state.doc.toString(), value);
    if (changes.length === 0) return;
    const step = current.current.byPerson === true ? isolateHistory.of('full') : Transaction.addToHistory.of(false);
    view.current?.dispatch({ changes, annotations: [fromOutside.of(true), step] });
  }, [value]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new mode is a new editor, which has no marks yet
  useEffect(() => {
    view.current?.dispatch({ effects: setProblems.of(problems) });
  }, [problems, readOnly]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    view.current?.dispatch({ effects: setOdd.of(odd) });
  }, [odd, readOnly]);

  useEffect(() => {
    if (!look || view.current === null) return;
    goToNextMark(view.current);
    view.current.focus();
    current.current.onLooked?.();
  }, [look]);

  return <div ref={place} className={readOnly ? 'json read-only' : 'json'} />;
}
