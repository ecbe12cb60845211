import type { SettingsPatch } from '@contract/app-view.ts';
import type { BeaconBridge } from '@contract/requests.ts';
import { endpointProblem } from '@contract/settings.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Beacon } from '../parts/beacon.ts';
import { text } from '../text.ts';

interface SettingsState {
  readonly busy: boolean;
  readonly failed: string | null;
  /** What is typed as destination; null while it is what is saved. */
  readonly endpoint: string | null;
  readonly endpointProblem: string | null;
  /** Just saved: said beside the field. */
  readonly endpointSaved: boolean;
}

export interface SettingsStore {
  readonly store: StoreApi<SettingsState>;
  set(patch: SettingsPatch): Promise<boolean>;
  type(endpoint: string): void;
  /** Checks what was typed and saves it. An empty field means: no destination. */
  saveEndpoint(): Promise<void>;
}

export function createSettingsStore(bridge: BeaconBridge, app: Beacon['app']): SettingsStore {
  const store = createStore<SettingsState>(() => ({
    busy: false,
    failed: null,
    endpoint: null,
    endpointProblem: null,
    endpointSaved: false,
  }));
  const set = async (patch: SettingsPatch) => {
    store.setState({ busy: true, failed: null });
    const outcome = await bridge
      .ask('settings.set', patch)
      .catch(() => ({ kind: 'failed' as const, message: text.failed.notAnswered }));
    if (outcome.kind === 'saved') app.setState({ app: outcome.app });
    store.setState({
      busy: false,
      failed: outcome.kind === 'failed' ? text.settings.notSaved(outcome.message) : null,
    });
    return outcome.kind === 'saved';
  };
  return {
    store,
    set,
    type: (endpoint) => {
      const { endpointProblem: before } = store.getState();
      // While a problem is shown it follows the typing; a first one waits until the field is left.
      const problem = before === null ? null : problemOf(endpoint);
      store.setState({ endpoint, endpointProblem: problem, endpointSaved: false });
    },
    saveEndpoint: async () => {
      const { endpoint } = store.getState();
      if (endpoint === null) return;
      const problem = problemOf(endpoint);
      store.setState({ endpointProblem: problem });
      if (problem !== null) return;
      const value = endpoint.trim();
      if (await set({ endpoint: value === '' ? null : value })) store.setState({ endpoint: null, endpointSaved: true });
    },
  };
}

function problemOf(endpoint: string): string | null {
  const value = endpoint.trim();
  return value === '' ? null : endpointProblem(value);
}
