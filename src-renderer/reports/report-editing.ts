import type { Attachment } from '@contract/report.ts';
import type { ReportDetail, ReportPart, SaveOutcome } from '@contract/reports-view.ts';
import { takeBackChange } from '../parts/json/replace-text.ts';
import { text } from '../text.ts';
import { redact } from './redact.ts';
import {
  currentRead,
  currentText,
  isEditable,
  openDetail,
  type ReportsRoom,
  type ReportsState,
  settledText,
} from './reports-state.ts';

export interface ReportEditing {
  /** The text is another now. It is saved when the person pauses or leaves, if it is a report. */
  edit(text: string): void;
  /** The person typed: as `edit`, but a long text is checked and counted once the keys rest, so that each is painted at once. */
  type(text: string): void;
  /** Blacks out what is selected, says in how many places, and offers the way back. */
  redact(from: number, to: number): void;
  /** The same, and out of every report from now on: the words become a rule of the person's own. */
  redactAlways(from: number, to: number): Promise<void>;
  /** Looked at and left in: not marked again in this report. */
  leaveIn(word: string): void;
  /** Opens the exact text at the next odd word or problem. */
  lookAtNext(): void;
  /** Saves now what waits to be saved. False when it could not be. */
  flush(): Promise<boolean>;
  /** The text that is on its way to the host now. */
  underWay(): string | null;
  setPart(part: ReportPart, on: boolean): Promise<void>;
  /** Attaches what lies beside the report, or leaves it out. */
  attach(kind: Attachment['kind'], on: boolean): Promise<void>;
  /** Puts a picture beside the report and attaches it: base64 of a PNG with its black areas burnt in. */
  addPicture(png: string): Promise<void>;
  /** Back to what was captured. */
  takeBackAll(): Promise<void>;
  /** After a conflict: the person's edit over what the other program wrote. */
  putBack(): Promise<void>;
  dismissBanner(): void;
}

const words = text.reports.exactBar;

/** A pause in typing this long saves. */
export const PAUSE_MS = 900;

/** A shorter text is checked and counted with every key: that takes a millisecond or two. */
const LONG_TEXT = 8 * 1024;
/** A longer one is when the keys rest this long, and no later than this after the first of them. */
export const REST_MS = 200;
export const LATEST_MS = 1000;

export function createEditing({ bridge, store, toasts }: ReportsRoom): ReportEditing {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | null = null;
  let underWay: string | null = null;
  let ticks: Promise<void> = Promise.resolve();

  let resting: ReturnType<typeof setTimeout> | undefined;
  let latest: ReturnType<typeof setTimeout> | undefined;

  const settle = () => {
    clearTimeout(resting);
    clearTimeout(latest);
    latest = undefined;
    if (store.getState().typingSince !== null) store.setState({ typingSince: null });
  };

  const type = (value: string) => {
    if (value.length < LONG_TEXT) return edit(value);
    const typingSince = settledText(store.getState());
    clearTimeout(resting);
    resting = setTimeout(settle, REST_MS);
    latest ??= setTimeout(settle, LATEST_MS);
    change(value, typingSince);
  };

  const edit = (value: string) => {
    settle();
    change(value, null);
  };

  const change = (value: string, typingSince: string | null) => {
    const state = store.getState();
    const detail = openDetail(state);
    if (detail === null || !isEditable(detail)) return;
    // While another text is on its way, what is known as saved is about to be none: an undo has to be saved after it.
    const same = value === detail.text && underWay === null;
    store.setState({ draft: same ? null : value, edited: value, typingSince, hostProblems: [] });
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), PAUSE_MS);
  };

  const flush = async (): Promise<boolean> => {
    clearTimeout(timer);
    settle();
    if (running !== null) {
      await running;
      return flush();
    }
    const state = store.getState();
    const detail = openDetail(state);
    if (detail === null || state.draft === null) return true;
    if (currentRead(state).report === null) return false;
    running = save(detail, state.draft).finally(() => {
      running = null;
    });
    return running;
  };

  const save = async (detail: ReportDetail, draft: string): Promise<boolean> => {
    underWay = draft;
    store.setState({ saving: true });
    try {
      const outcome = await bridge.ask('reports.save', { id: detail.row.id, base_sha256: detail.sha256, text: draft });
      return take(outcome, draft);
    } catch {
      store.setState({ banner: { kind: 'said', tone: 'alert', text: text.failed.notAnswered } });
      return false;
    } finally {
      underWay = null;
      store.setState({ saving: false });
      // They typed on while it was being saved.
      const { draft: now } = store.getState();
      if (now !== null && now !== draft) timer = setTimeout(() => void flush(), PAUSE_MS);
    }
  };

  /** What became of a save. `sent` is the text that was saved; null where a part was changed. */
  const take = (outcome: SaveOutcome, sent: string | null): boolean => {
    const state = store.getState();
    switch (outcome.kind) {
      case 'saved':
        store.setState({
          open: { kind: 'ready', detail: outcome.detail },
          draft: state.draft === sent ? null : state.draft,
          banner: state.banner?.kind === 'changed' ? null : state.banner,
        });
        return true;
      case 'refused':
        if (state.draft === sent) store.setState({ hostProblems: outcome.problems });
        return false;
      case 'changed':
        store.setState({
          open: { kind: 'ready', detail: outcome.detail },
          draft: null,
          hostProblems: [],
          banner: { kind: 'changed', mine: state.draft },
        });
        return false;
      case 'gone':
        store.setState({ open: { kind: 'gone' }, draft: null, hostProblems: [] });
        return false;
      case 'failed':
        store.setState({ banner: { kind: 'said', tone: 'alert', text: outcome.message } });
        return false;
      default:
        return outcome satisfies never;
    }
  };

  const setPart = async (
    ticking: ReportsState['ticking'],
    ask: (of: { readonly id: string; readonly base_sha256: string }) => Promise<SaveOutcome>,
  ): Promise<void> => {
    if (store.getState().busy !== null) return;
    store.setState({ busy: 'part', ticking });
    try {
      if (!(await flush())) return;
      const detail = openDetail(store.getState());
      if (detail === null || !isEditable(detail)) return;
      take(await ask({ id: detail.row.id, base_sha256: detail.sha256 }), null);
    } catch {
      store.setState({ banner: { kind: 'said', tone: 'alert', text: text.failed.notAnswered } });
    } finally {
      store.setState({ busy: null, ticking: null });
    }
  };

  const redactAt = (from: number, to: number) => {
    const before = currentText(store.getState());
    const done = redact(before, from, to);
    if (done === null) return void toasts.say(words.notRedacted, { tone: 'bad' });
    edit(done.text);
    offerBack(before, done.text, words.redacted(done.places), () => undefined);
  };

  /** Says what was blacked out, and offers the way back until the report is left or the words are back by themselves. */
  const offerBack = (before: string, after: string, said: string, also: () => void) => {
    const id = openDetail(store.getState())?.row.id;
    const takenBack = () => takeBackChange(before, after, currentText(store.getState()));
    const undo = () => {
      edit(takenBack());
      also();
    };
    const toast = toasts.say(said, { action: { label: text.reports.send.undo, run: undo, undoes: true } });
    const stop = store.subscribe((state) => {
      if (state.typingSince !== null) return;
      const offered = toasts.store.getState().shown.some((one) => one.id === toast);
      if (offered && openDetail(state)?.row.id === id && takenBack() !== currentText(state)) return;
      stop();
      toasts.drop(toast);
    });
  };

  const redactAlways = async (from: number, to: number): Promise<void> => {
    const before = currentText(store.getState());
    const id = openDetail(store.getState())?.row.id;
    const done = redact(before, from, to);
    const own = spelledOut(before.slice(from, to));
    if (done === null || own === null) return void toasts.say(words.notRedacted, { tone: 'bad' });
    if (own.length < LEAST_ALWAYS || own.length > MOST_ALWAYS)
      return void toasts.say(words.notAlways(LEAST_ALWAYS, MOST_ALWAYS), { tone: 'bad' });
    try {
      const outcome = await bridge.ask('scrubber.always', { words: own, on: true });
      if (outcome.kind === 'failed') return void toasts.say(outcome.message, { tone: 'bad' });
    } catch {
      return void toasts.say(text.failed.notAnswered, { tone: 'bad' });
    }
    const unruled = () => {
      bridge.ask('scrubber.always', { words: own, on: false }).catch(() => {
        toasts.say(text.failed.notAnswered, { tone: 'bad' });
      });
    };
    // They may have typed on, or gone to another report, while the rule was saved.
    if (openDetail(store.getState())?.row.id !== id || currentText(store.getState()) !== before) {
      toasts.say(words.always, { action: { label: text.reports.send.undo, run: unruled, undoes: true } });
      return;
    }
    edit(done.text);
    offerBack(before, done.text, words.redactedAlways(done.places), unruled);
  };

  return {
    edit,
    type,
    redact: redactAt,
    redactAlways,
    leaveIn: (word) => {
      settle();
      const id = openDetail(store.getState())?.row.id;
      if (id !== undefined) store.setState(({ leftIn }) => ({ leftIn: new Set([...leftIn, `${id} ${word}`]) }));
    },
    lookAtNext: () => {
      settle();
      store.setState({ reading: 'exact', comparing: null, lookWanted: true });
    },
    flush,
    underWay: () => underWay,
    // A second tick waits for the answer to the first; dropped, it would spring back without a word.
    setPart: (part, on) => {
      ticks = ticks.then(() => setPart({ part, on }, (of) => bridge.ask('reports.part', { ...of, part, on })));
      return ticks;
    },
    attach: (kind, on) => {
      ticks = ticks.then(() => setPart({ part: kind, on }, (of) => bridge.ask('reports.attach', { ...of, kind, on })));
      return ticks;
    },
    addPicture: (png) => {
      ticks = ticks.then(() =>
        setPart({ part: 'screenshot', on: true }, (of) => bridge.ask('reports.picture', { ...of, png })),
      );
      return ticks;
    },
    takeBackAll: async () => {
      const original = openDetail(store.getState())?.original;
      if (original == null) return;
      edit(original);
      if (await flush()) store.setState({ comparing: null });
    },
    putBack: async () => {
      const { banner } = store.getState();
      if (banner?.kind !== 'changed' || banner.mine === null) return;
      const { mine } = banner;
      store.setState({ banner: null, comparing: null });
      edit(mine);
      await flush();
    },
    dismissBanner: () => store.setState({ banner: null, comparing: null }),
  };
}

/** What a rule can hold (contract/requests). */
const LEAST_ALWAYS = 3;
const MOST_ALWAYS = 200;

/** A piece of JSON text as the words it stands for, with or without its quotes; null where it cuts an escape in two. */
function spelledOut(raw: string): string | null {
  try {
    const said: unknown = JSON.parse(/^".*"$/.test(raw) && raw.length > 1 ? raw : `"${raw}"`);
    return typeof said === 'string' ? said : null;
  } catch {
    return null;
  }
}

/** What the person would approve now is not what they last saw: the host changed more than the printing. */
export function rewrittenOnSave(seen: string, state: ReportsState): boolean {
  const now = currentText(state);
  if (seen === now) return false;
  try {
    return JSON.stringify(JSON.parse(seen)) !== JSON.stringify(JSON.parse(now));
  } catch {
    return true;
  }
}
