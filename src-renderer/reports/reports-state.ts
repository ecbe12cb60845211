import type { Attachment } from '@contract/report.ts';
import type { EditProblem, ReportDetail, ReportPart } from '@contract/reports-view.ts';
import type { BeaconBridge } from '@contract/requests.ts';
import { type OddWord, oddWords } from '@core/report/odd-words.ts';
import type { StoreApi } from 'zustand/vanilla';
import type { Toasts } from '../parts/toasts.ts';
import type { Tab } from './find-rows.ts';
import type { RowList } from './read-list.ts';
import { beforeOf, type ReadText, readText } from './read-text.ts';

export type Reading = 'summary' | 'exact' | 'taken';

export interface ReportsState {
  readonly list: { readonly kind: 'loading' | 'failed' } | ({ readonly kind: 'ready' } & RowList);
  readonly tab: Tab;
  readonly query: string;
  readonly selectedId: string | null;
  readonly open:
    | { readonly kind: 'none' | 'gone' | 'failed' }
    | { readonly kind: 'loading'; readonly id: string }
    | { readonly kind: 'ready'; readonly detail: ReportDetail };
  readonly reading: Reading;
  readonly comparing: 'original' | 'theirs' | null;
  /** The person's text while it differs from the file; null where they are the same. */
  readonly draft: string | null;
  /** The last text that came from the person, typed or by a button; what else is on screen came from the host. */
  readonly edited: string | null;
  /** While keys follow each other in a long text: the text that was last checked and counted. Null: that on screen. */
  readonly typingSince: string | null;
  /** What the host found wrong with this draft; void with the next key. */
  readonly hostProblems: readonly EditProblem[];
  readonly saving: boolean;
  readonly busy: 'sending' | 'part' | 'deleting' | 'discarding' | null;
  /** The destination is being asked what is fixed. */
  readonly checking: boolean;
  /** A tick the host has not answered yet: shown as it was meant. */
  readonly ticking: { readonly part: ReportPart | Attachment['kind']; readonly on: boolean } | null;
  readonly banner: DetailBanner | null;
  /** Just sent: its receipt takes the focus, once. */
  readonly arrivedId: string | null;
  /** The list takes the focus, once: what had it is gone. */
  readonly listWanted: boolean;
  /** Odd words that the person has looked at and leaves in, each as `<report id> <word>`. */
  readonly leftIn: ReadonlySet<string>;
  /** The editor goes to the next odd word or problem, once. */
  readonly lookWanted: boolean;
}

/** A line above the readings that belongs to the open report. */
export type DetailBanner =
  /** Another program changed the file; `mine` is the edit it met, if there was one. */
  | { readonly kind: 'changed'; readonly mine: string | null }
  | { readonly kind: 'rewritten' }
  | { readonly kind: 'said'; readonly tone: 'attention' | 'alert'; readonly text: string };

export const initialState: ReportsState = {
  list: { kind: 'loading' },
  tab: 'pending',
  query: '',
  selectedId: null,
  open: { kind: 'none' },
  reading: 'summary',
  comparing: null,
  draft: null,
  edited: null,
  typingSince: null,
  hostProblems: [],
  saving: false,
  busy: null,
  checking: false,
  ticking: null,
  arrivedId: null,
  listWanted: false,
  banner: null,
  leftIn: new Set(),
  lookWanted: false,
};

/** What the three files of store logic share. */
export interface ReportsRoom {
  readonly bridge: BeaconBridge;
  readonly toasts: Toasts;
  readonly store: StoreApi<ReportsState>;
}

/** The open report, or null. */
export function openDetail({ open }: ReportsState): ReportDetail | null {
  return open.kind === 'ready' ? open.detail : null;
}

/** The text on screen. */
export function currentText(state: ReportsState): string {
  return state.draft ?? openDetail(state)?.text ?? '';
}

/** The text that what stands around the editor is about: that on screen, but for the last keys in a long one. */
export function settledText(state: ReportsState): string {
  return state.draft === null ? currentText(state) : (state.typingSince ?? state.draft);
}

/** What the text on screen says and what is wrong with it, by our own check and the host's. */
export function currentRead(state: ReportsState): ReadText {
  return readOf(state, currentText(state));
}

/** The same for the settled text: it is not asked for anew with every key. */
export function settledRead(state: ReportsState): ReadText {
  return readOf(state, settledText(state));
}

function readOf(state: ReportsState, text: string): ReadText {
  const detail = openDetail(state);
  if (detail === null) return { report: null, problems: [] };
  const read = readText(text, detail.row.type === null ? null : beforeOf(detail));
  return state.hostProblems.length === 0 ? read : { report: null, problems: state.hostProblems };
}

const NO_WORDS: readonly OddWord[] = [];
let lastOdd: { text: string; leftIn: ReadonlySet<string>; words: readonly OddWord[] } | null = null;

/** Words of the settled text that might be private, but for those the person leaves in. None where it is decided. */
export function settledOdd(state: ReportsState): readonly OddWord[] {
  const detail = openDetail(state);
  if (detail === null || !isEditable(detail)) return NO_WORDS;
  const text = settledText(state);
  const { leftIn } = state;
  if (lastOdd?.text === text && lastOdd.leftIn === leftIn) return lastOdd.words;
  const { id } = detail.row;
  const words = oddWords(text).filter(({ word }) => !leftIn.has(`${id} ${word}`));
  lastOdd = { text, leftIn, words };
  return words;
}

/** Only what waits undecided can be edited. */
export function isEditable(detail: ReportDetail): boolean {
  return detail.row.state === 'pending';
}
