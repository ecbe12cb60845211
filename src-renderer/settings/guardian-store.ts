import type { GuardianChange, GuardianSettings } from '@contract/guardian-settings.ts';
import type { BeaconBridge } from '@contract/requests.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Toasts } from '../parts/toasts.ts';
import { text } from '../text.ts';

interface GuardianState {
  readonly settings: GuardianSettings | null;
  readonly failed: boolean;
  /** Why the last change was not taken. */
  readonly refused: string | null;
}

export interface GuardianStore {
  readonly store: StoreApi<GuardianState>;
  refresh(): Promise<void>;
  /** False where it was refused; the sentence is in the state. */
  change(change: GuardianChange): Promise<boolean>;
  openFile(): Promise<void>;
}

/** Guardian.json as the pane shows it. Each change is written at once; an editor's changes come with the next news. */
export function createGuardianStore(bridge: BeaconBridge, toasts: Toasts): GuardianStore {
  const store = createStore<GuardianState>(() => ({ settings: null, failed: false, refused: null }));
  /** One change after the other: each is made to the file that the one before has left. */
  let last: Promise<unknown> = Promise.resolve();
  let changing = 0;
  const refresh = async () => {
    const settings = await bridge.ask('guardian.get').catch(() => null);
    if (settings === null) store.setState((state) => ({ failed: state.settings === null }));
    else if (changing === 0) store.setState({ settings, failed: false });
  };
  const change = async (asked: GuardianChange) => {
    const outcome = await bridge
      .ask('guardian.set', asked)
      .catch(() => ({ kind: 'failed' as const, message: text.failed.notAnswered }));
    if (outcome.kind === 'saved') store.setState({ settings: outcome.settings, refused: null });
    else store.setState({ refused: outcome.message });
    return outcome.kind === 'saved';
  };
  return {
    store,
    refresh,
    change: (asked) => {
      changing += 1;
      const made = last
        .then(() => change(asked))
        .finally(() => {
          changing -= 1;
        });
      last = made;
      return made;
    },
    openFile: async () => {
      const outcome = await bridge
        .ask('guardian.open_file')
        .catch(() => ({ kind: 'failed' as const, message: text.failed.notAnswered }));
      if (outcome.kind === 'failed') toasts.say(outcome.message, { tone: 'bad' });
    },
  };
}
