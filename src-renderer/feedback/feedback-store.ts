import {
  type BundlePart,
  type BundleProgress,
  type BundleView,
  emptyDraft,
  type FeedbackDraft,
  type KeptPicture,
  MOST_FEEDBACK_TEXT,
  MOST_VOTES,
} from '@contract/feedback.ts';
import type { Answer, BeaconBridge } from '@contract/requests.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { burn, decode, fromBase64, toBase64, tooLarge } from '../parts/picture/burn.ts';
import { newEdit, type PictureEdit } from '../parts/picture/picture-edit.ts';
import type { Toasts } from '../parts/toasts.ts';
import { text } from '../text.ts';
import { redactInDraft } from './odd-in-draft.ts';

const words = text.feedback;

export type Preview = Extract<Answer<'feedback.preview'>, { kind: 'ready' }>;

export interface FeedbackState {
  readonly kind: 'loading' | 'failed' | 'ready';
  readonly draft: FeedbackDraft;
  readonly picture: KeptPicture | null;
  /** The picture as it would be sent, for the thumbnail and for editing it again. */
  readonly bitmap: ImageBitmap | null;
  readonly bundle: BundleView | null;
  /** What would be sent and to where; null before it is known. */
  readonly preview: Preview | null;
  /** The exact text is open below the form. */
  readonly seen: boolean;
  readonly busy: 'sending' | 'bundle' | 'picture' | null;
  /** How far the bundle is; null before anybody said. */
  readonly progress: BundleProgress | null;
  readonly problem: string | null;
  /** The picture under the editor; it is nowhere else. */
  readonly editing: { readonly bitmap: ImageBitmap; readonly edit: PictureEdit } | null;
}

export interface FeedbackStore {
  readonly store: StoreApi<FeedbackState>;
  load(screen: string | null): Promise<void>;
  change(to: Partial<FeedbackDraft>): void;
  /** Blacks a word out of the text; `always`: and out of everything from now on. Says so, and offers the way back. */
  redact(word: string, always: boolean): Promise<void>;
  vote(feature: FeedbackDraft['votes'][number], on: boolean): void;
  see(open: boolean): void;
  /** Opens the editor with a file, or with the picture that is attached already. */
  edit(source: Blob | ImageBitmap | 'attached'): Promise<void>;
  redraw(edit: PictureEdit): void;
  leaveEditor(): void;
  attachPicture(): Promise<void>;
  removePicture(): Promise<void>;
  setBundle(parts: readonly BundlePart[] | null): Promise<void>;
  /** What is being gathered is not wanted any more. */
  cancelBundle(): Promise<void>;
  /** Answers the report, where it was written. */
  finish(send: boolean): Promise<Extract<Answer<'feedback.finish'>, { kind: 'written' }> | null>;
  /** A server is slow: its answer is not waited for any more. The report is written by then, and stays approved. */
  stopWaiting(): void;
  /** Keeps what waits to be kept, now. */
  flush(): Promise<void>;
  startOver(): Promise<void>;
}

/** A pause in typing this long keeps the words in the host, so that a reload loses none. */
const KEEP_MS = 300;
const START: Omit<FeedbackState, 'kind'> = {
  draft: emptyDraft,
  picture: null,
  bitmap: null,
  bundle: null,
  preview: null,
  seen: false,
  busy: null,
  progress: null,
  problem: null,
  editing: null,
};

export function createFeedbackStore(bridge: BeaconBridge, toasts: Toasts): FeedbackStore {
  const store = createStore<FeedbackState>(() => ({ kind: 'loading', ...START }));
  const set = (to: Partial<FeedbackState>) => store.setState(to);
  /** One thing at a time: what is being sent gets no other picture, and no second Send. */
  const idle = () => store.getState().busy === null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dirty = false;

  const flush = async () => {
    clearTimeout(timer);
    if (!dirty) return;
    dirty = false;
    try {
      await bridge.ask('feedback.keep', store.getState().draft);
    } catch {
      dirty = true;
      set({ problem: text.failed.notAnswered });
    }
  };

  /** What it would be as a report, as the host makes it of what it keeps. */
  const look = async (): Promise<Preview | null> => {
    await flush();
    const answer = await bridge.ask('feedback.preview').catch(() => null);
    if (answer?.kind === 'ready') {
      set({ preview: answer, problem: null });
      return answer;
    }
    set({ preview: null, problem: answer?.message ?? text.failed.notAnswered });
    return null;
  };

  const change = (to: Partial<FeedbackDraft>) => {
    const draft = { ...store.getState().draft, ...to };
    set({ draft: { ...draft, text: draft.text.slice(0, MOST_FEEDBACK_TEXT) } });
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(() => void look(), KEEP_MS);
  };

  const leaveEditor = () => {
    const { editing, bitmap } = store.getState();
    // Released at once: what is under the black is to be nowhere.
    if (editing !== null && editing.bitmap !== bitmap) editing.bitmap.close();
    set({ editing: null });
  };

  return {
    store,
    change,
    flush,
    load: async (screen) => {
      try {
        const { draft, picture, bundle } = await bridge.ask('feedback.get');
        const bitmap = picture === null ? null : await decode(fromBase64(picture.png));
        const { png: _png, ...shown } = picture ?? { png: '' };
        set({
          kind: 'ready',
          draft: draft.screen === null ? { ...draft, screen } : draft,
          picture: picture === null ? null : (shown as KeptPicture),
          bitmap,
          bundle,
        });
        dirty = draft.screen === null && screen !== null;
        await look();
      } catch {
        set({ kind: 'failed' });
      }
    },
    redact: async (word, always) => {
      const { text: before } = store.getState().draft;
      if (always) {
        const outcome = await bridge.ask('scrubber.always', { words: word, on: true }).catch(() => null);
        if (outcome?.kind !== 'done')
          return void toasts.say(outcome?.message ?? text.failed.notAnswered, { tone: 'bad' });
      }
      const after = redactInDraft(store.getState().draft.text, word);
      change({ text: after });
      const undo = () => {
        if (always) void bridge.ask('scrubber.always', { words: word, on: false }).catch(() => undefined); // Settings shows it still.
        if (store.getState().draft.text === after) change({ text: before });
      };
      toasts.say(always ? text.reports.exactBar.always : words.redacted, {
        action: { label: text.common.undo, run: undo, undoes: true },
      });
    },
    vote: (feature, on) => {
      const { votes } = store.getState().draft;
      const others = votes.filter((vote) => vote !== feature);
      if (!on) change({ votes: others });
      else if (others.length < MOST_VOTES) change({ votes: [...others, feature] });
    },
    see: (seen) => set({ seen }),
    edit: async (source) => {
      if (!idle()) return;
      set({ busy: 'picture' });
      const { bitmap: attached } = store.getState();
      const bitmap = source === 'attached' ? attached : source instanceof Blob ? await decode(source) : source;
      set({ busy: null });
      if (bitmap === null) return void toasts.say(text.picture.ways.unreadable, { tone: 'bad' });
      set({ editing: { bitmap, edit: newEdit({ width: bitmap.width, height: bitmap.height }) } });
    },
    redraw: (edit) => set({ editing: { bitmap: store.getState().editing?.bitmap as ImageBitmap, edit } }),
    leaveEditor,
    attachPicture: async () => {
      const { editing, picture } = store.getState();
      if (editing === null || !idle()) return;
      set({ busy: 'picture' });
      try {
        const blob = await burn(editing.bitmap, editing.edit);
        if (blob === null) return void toasts.say(text.picture.ways.unreadable, { tone: 'bad' });
        const problem = tooLarge(blob.size);
        if (problem !== null) return void toasts.say(problem, { tone: 'bad' });
        // What was black before stays black, and counts on.
        const areas =
          editing.edit.boxes.length + (editing.bitmap === store.getState().bitmap ? (picture?.areas ?? 0) : 0);
        const answer = await bridge.ask('feedback.picture', { png: await toBase64(blob), areas });
        if (answer.kind === 'failed') return void toasts.say(answer.message, { tone: 'bad' });
        const before = store.getState().bitmap;
        const bitmap = await decode(blob);
        leaveEditor();
        if (before !== bitmap) before?.close();
        set({ picture: answer.kind === 'kept' ? answer.picture : null, bitmap });
        await look();
      } catch {
        toasts.say(text.failed.notAnswered, { tone: 'bad' });
      } finally {
        set({ busy: null });
      }
    },
    removePicture: async () => {
      if (!idle()) return;
      await bridge.ask('feedback.picture', null).catch(() => undefined);
      store.getState().bitmap?.close();
      set({ picture: null, bitmap: null });
      await look();
    },
    cancelBundle: async () => {
      await bridge.ask('feedback.cancel_bundle').catch(() => undefined); // Then it ends by itself.
    },
    setBundle: async (parts) => {
      if (!idle()) return;
      set({ busy: 'bundle', progress: null });
      const stop = bridge.listen('feedback.progress', ({ bundle }) => set({ progress: bundle }));
      try {
        const answer = await bridge.ask('feedback.bundle', parts === null ? null : { parts: [...parts] });
        if (answer.kind === 'failed') toasts.say(answer.message, { tone: 'bad' });
        else set({ bundle: answer.kind === 'made' ? answer.bundle : null });
        await look();
      } catch {
        toasts.say(text.failed.notAnswered, { tone: 'bad' });
      } finally {
        stop();
        set({ busy: null, progress: null });
      }
    },
    finish: async (send) => {
      const { preview: before, seen } = store.getState();
      if (!idle()) return null;
      set({ busy: 'sending' });
      try {
        const now = await look();
        if (now === null) return null;
        // The text was open: what goes must be what was read.
        if (send && seen && before !== null && before.sha256 !== now.sha256) {
          set({ problem: words.changed });
          return null;
        }
        const { endpoint } = now.destination;
        const { text: sent } = store.getState().draft;
        const done = await bridge.ask('feedback.finish', { sha256: now.sha256, endpoint: send ? endpoint : null });
        if (done.kind === 'written') {
          store.getState().bitmap?.close();
          const { text: typed } = store.getState().draft;
          store.setState({ kind: 'ready', ...START });
          // Whoever wrote on while it was sent finds it there for the next one.
          if (typed !== sent) change({ text: typed });
          return done;
        }
        if (done.kind === 'changed') await look();
        set({ problem: done.kind === 'changed' ? words.changed : done.message });
        return null;
      } catch {
        set({ problem: text.failed.notAnswered });
        return null;
      } finally {
        set({ busy: null });
      }
    },
    stopWaiting: () => {
      bridge.ask('reports.stop_waiting').catch(() => undefined); // Then it ends by itself.
    },
    startOver: async () => {
      store.getState().bitmap?.close();
      store.setState({ kind: 'ready', ...START });
      dirty = true;
      await flush();
      await Promise.all([bridge.ask('feedback.picture', null), bridge.ask('feedback.bundle', null)]).catch(
        () => undefined,
      );
      toasts.tell(words.cleared);
    },
  };
}

/** Something is said: a face, words or a vote. */
export function saysSomething({ reaction, text: said, votes }: FeedbackDraft): boolean {
  return reaction !== null || said.trim() !== '' || votes.length > 0;
}

/** A bundle whose last part was unticked is no attachment. */
export function hasAttachment({ picture, bundle }: Pick<FeedbackState, 'picture' | 'bundle'>): boolean {
  return picture !== null || (bundle !== null && bundle.files.length > 0);
}
