import { useState } from 'react';
import { useBeacon } from '../parts/beacon.ts';
import { SettingsView } from '../settings/SettingsView.tsx';
import { createSettingsStore } from '../settings/settings-store.ts';

/** Settings as a window of its own, under Electron. */
export function SettingsWindow() {
  const { bridge, app } = useBeacon();
  const [settings] = useState(() => createSettingsStore(bridge, app));
  return (
    <div className="settings-window">
      <SettingsView settings={settings} own />
    </div>
  );
}
