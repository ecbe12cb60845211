import { createStore, type StoreApi } from 'zustand/vanilla';

/** A short word about something that just happened, with the way back where there is one. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'good' | 'bad';
  readonly action: ToastAction | null;
  /** What else can be done about it; stands before the way back. */
  readonly more: Omit<ToastAction, 'undoes'> | null;
}

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
  /** ⌘Z does it too. */
  readonly undoes: boolean;
}

interface ToastState {
  readonly shown: readonly Toast[];
  /** Everything said in this window, oldest first, so that a screen reader can go back to it. */
  readonly said: readonly Toast[];
}

export interface Toasts {
  readonly store: StoreApi<ToastState>;
  /** Returns its id, for whoever may want to drop it before its time. */
  say(
    text: string,
    options?: {
      readonly tone?: 'good' | 'bad';
      readonly action?: ToastAction;
      readonly more?: Omit<ToastAction, 'undoes'>;
    },
  ): number;
  /** For screen readers only: what everyone else sees happen. */
  tell(text: string): void;
  drop(id: number): void;
  /** Runs the newest way back that is still on screen. */
  undo(): boolean;
}

export const TOAST_MS = 6000;
const MOST_SHOWN = 3;
const MOST_SAID = 50;

export function createToasts(): Toasts {
  const store = createStore<ToastState>(() => ({ shown: [], said: [] }));
  let last = 0;
  const drop = (id: number) => store.setState(({ shown }) => ({ shown: shown.filter((toast) => toast.id !== id) }));
  const add = (text: string, tone: Toast['tone'], action: ToastAction | null, more: Toast['more'] = null) => {
    last += 1;
    const toast: Toast = { id: last, text, tone, action, more };
    store.setState(({ said }) => ({ said: [...said, toast].slice(-MOST_SAID) }));
    return toast;
  };
  return {
    store,
    drop,
    say: (text, { tone = 'good', action, more } = {}) => {
      const toast = add(text, tone, action ?? null, more ?? null);
      store.setState(({ shown }) => ({ shown: [...shown, toast].slice(-MOST_SHOWN) }));
      return toast.id;
    },
    tell: (text) => void add(text, 'good', null),
    undo: () => {
      const toast = store.getState().shown.findLast(({ action }) => action?.undoes === true);
      if (toast === undefined) return false;
      drop(toast.id);
      toast.action?.run();
      return true;
    },
  };
}
