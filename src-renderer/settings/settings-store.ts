import type { SettingsPatch } from '@contract/app-view.ts';
import type { Answer, BeaconBridge } from '@contract/requests.ts';
import { Repository } from '@contract/settings.ts';
import type { TestOutcome } from '@contract/test-request.ts';
import { endpointProblem } from '@core/consent/endpoint.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Beacon } from '../parts/beacon.ts';
import { text } from '../text.ts';

/** The fields of Integrations that are typed: none of them is saved before it is right. */
export type FieldName = 'endpoint' | 'github_repository' | 'ntfy_url';

export interface TypedField {
  /** What is typed; null while it is what is saved. */
  readonly typed: string | null;
  readonly problem: string | null;
  /** Just saved: said beside the field. */
  readonly saved: boolean;
}

export type Test =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'outcome'; readonly outcome: TestOutcome };

interface SettingsState {
  readonly busy: boolean;
  readonly failed: string | null;
  readonly fields: Readonly<Record<FieldName, TypedField>>;
  readonly tests: Readonly<Record<'destination' | 'ntfy', Test>>;
}

export interface SettingsStore {
  readonly store: StoreApi<SettingsState>;
  set(patch: SettingsPatch): Promise<boolean>;
  type(field: FieldName, typed: string): void;
  /** Checks what was typed and saves it. An empty field means: none. */
  saveField(field: FieldName): Promise<void>;
  /** The one request behind a Test button: to what is saved. */
  test(which: 'destination' | 'ntfy', url: string): Promise<void>;
  /** A server is slow: nobody waits for what was asked. */
  stopTest(): void;
  /** Reports that go without review go where is said here, from now on. */
  confirmDestination(endpoint: string): Promise<boolean>;
}

const UNTOUCHED: TypedField = { typed: null, problem: null, saved: false };

export function createSettingsStore(bridge: BeaconBridge, app: Beacon['app']): SettingsStore {
  const store = createStore<SettingsState>(() => ({
    busy: false,
    failed: null,
    fields: { endpoint: UNTOUCHED, github_repository: UNTOUCHED, ntfy_url: UNTOUCHED },
    tests: { destination: { kind: 'idle' }, ntfy: { kind: 'idle' } },
  }));
  const setField = (field: FieldName, change: Partial<TypedField>) =>
    store.setState(({ fields }) => ({ fields: { ...fields, [field]: { ...fields[field], ...change } } }));
  const setTest = (which: 'destination' | 'ntfy', test: Test) =>
    store.setState(({ tests }) => ({ tests: { ...tests, [which]: test } }));
  const keep = async (asking: Promise<Answer<'settings.set'>>) => {
    store.setState({ busy: true, failed: null });
    const outcome = await asking.catch(() => ({ kind: 'failed' as const, message: text.failed.notAnswered }));
    if (outcome.kind === 'saved') app.setState({ app: outcome.app });
    store.setState({
      busy: false,
      failed: outcome.kind === 'failed' ? text.settings.notSaved(outcome.message) : null,
    });
    return outcome.kind === 'saved';
  };
  const set = (patch: SettingsPatch) => keep(bridge.ask('settings.set', patch));
  return {
    store,
    set,
    type: (field, typed) => {
      const { problem: before } = store.getState().fields[field];
      // While a problem is shown it follows the typing; a first one waits until the field is left.
      setField(field, { typed, problem: before === null ? null : problemOf(field, typed), saved: false });
    },
    saveField: async (field) => {
      const { typed } = store.getState().fields[field];
      if (typed === null) return;
      const problem = problemOf(field, typed);
      setField(field, { problem });
      if (problem !== null) return;
      const value = typed.trim();
      if (!(await set({ [field]: value === '' ? null : value }))) return;
      setField(field, { typed: null, saved: true });
      // What was answered before was answered by another one.
      if (field === 'endpoint') setTest('destination', { kind: 'idle' });
      if (field === 'ntfy_url') setTest('ntfy', { kind: 'idle' });
    },
    stopTest: () => {
      bridge.ask('network.stop_asking').catch(() => undefined); // Then it ends by itself.
    },
    test: async (which, url) => {
      setTest(which, { kind: 'asking' });
      const asking =
        which === 'ntfy'
          ? bridge.ask('network.test_ntfy', { url })
          : bridge.ask('network.test_destination', { endpoint: url });
      const outcome = await asking.catch(() => null);
      setTest(which, outcome === null ? { kind: 'unanswered' } : { kind: 'outcome', outcome });
    },
    confirmDestination: (endpoint) => keep(bridge.ask('consent.confirm_destination', { endpoint })),
  };
}

function problemOf(field: FieldName, typed: string): string | null {
  const value = typed.trim();
  if (value === '') return null;
  if (field === 'github_repository') {
    return Repository.safeParse(value).success ? null : text.settings.repositoryWrong(value);
  }
  return endpointProblem(value);
}
