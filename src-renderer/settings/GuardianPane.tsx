import type { GuardianLimits, GuardianNumber, GuardianSettings } from '@contract/guardian-settings.ts';
import { useEffect, useId, useState } from 'react';
import { useStore } from 'zustand';
import { Banner } from '../parts/Banner.tsx';
import { Bones } from '../parts/Bones.tsx';
import { Button } from '../parts/Button.tsx';
import { useApp, useBeacon } from '../parts/beacon.ts';
import { duration } from '../parts/format.ts';
import { SwitchRow } from '../parts/Switch.tsx';
import { text } from '../text.ts';
import { ActionSelect } from './ActionSelect.tsx';
import { FleetShare } from './FleetShare.tsx';
import { createGuardianStore, type GuardianStore } from './guardian-store.ts';
import { NumberField } from './NumberField.tsx';
import { ProcessBudgets } from './ProcessBudgets.tsx';
import type { SettingsStore } from './settings-store.ts';

const words = text.guardianPane;

/** Budgets, and what happens when one is passed: guardian.json without opening it. */
export function GuardianPane({ settings }: { readonly settings: SettingsStore }) {
  const { bridge, toasts } = useBeacon();
  const app = useApp();
  const [guardian] = useState(() => createGuardianStore(bridge, toasts));
  const busy = useStore(settings.store, (state) => state.busy);
  const { settings: shown, failed, refused } = useStore(guardian.store);
  // The host tells of the app whenever guardian.json was read anew.
  useEffect(() => {
    void guardian.refresh();
    return bridge.listen('app.changed', () => void guardian.refresh());
  }, [bridge, guardian]);

  if (shown === null) return failed ? <p role="status">{text.failed.load}</p> : <Bones />;
  return (
    <>
      {shown.problem !== null && (
        <Banner tone="alert">{text.fleet.configProblem(shown.problem.message, shown.processes.length > 0)}</Banner>
      )}
      {refused !== null && <Banner tone="alert">{refused}</Banner>}
      <FleetShare guardian={guardian} settings={shown} />
      <Defaults guardian={guardian} settings={shown} />
      <ul className="form">
        <SwitchRow
          label={words.notifications}
          hint={words.notificationsHint}
          on={app.preferences.notifications}
          set={(notifications) => void settings.set({ notifications })}
          busy={busy}
        />
      </ul>
      {shown.processes.length > 0 && <ProcessBudgets guardian={guardian} settings={shown} />}
      <div className="pane-foot">
        <Button onClick={() => void guardian.openFile()}>{words.open}</Button>
        <span className="small t3">{words.atOnce}</span>
      </div>
    </>
  );
}

interface DefaultsProps {
  readonly guardian: GuardianStore;
  readonly settings: GuardianSettings;
}

/** What holds for each process that has nothing of its own. */
function Defaults({ guardian, settings: { defaults } }: DefaultsProps) {
  const id = useId();
  const [problem, setProblem] = useState<{ readonly key: GuardianNumber; readonly said: string } | null>(null);
  const row = (key: GuardianNumber & keyof GuardianLimits, label: string, unit: string) => (
    <li>
      <label className="label" htmlFor={`${id}-${key}`}>
        {label}
      </label>
      <NumberField
        id={`${id}-${key}`}
        label={`${label}, ${unit}`}
        name={key}
        value={defaults[key]}
        inForce={defaults[key]}
        wrong={problem?.key === key}
        saidBy={`${id}-said`}
        say={(said) => setProblem(said === null ? null : { key, said })}
        save={(value) => void guardian.change({ process: null, key, value })}
      />
      <span className="t3 unit">{unit}</span>
    </li>
  );
  const action = (key: 'on_memory' | 'on_cpu', label: string) => (
    <li>
      <label className="label" htmlFor={`${id}-${key}`}>
        {label}
      </label>
      <ActionSelect
        id={`${id}-${key}`}
        value={defaults[key]}
        set={(value) => value !== null && void guardian.change({ process: null, key, value })}
      />
    </li>
  );
  return (
    <>
      <h2 className="group-label">{words.each}</h2>
      <ul className="form">
        {row('rss_mb', words.memory, words.mb)}
        {row('cpu_percent', words.cpu, words.cpuFor(duration(defaults.cpu_sustained_s)))}
        {row('max_failures', words.failures, words.within(text.windowWords(defaults.window_s)))}
      </ul>
      <p id={`${id}-said`} className="problem" role="alert">
        {problem?.said}
      </p>
      <ul className="form">
        {action('on_memory', words.onMemory)}
        {action('on_cpu', words.onCpu)}
      </ul>
    </>
  );
}
