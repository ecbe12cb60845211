import { useStore } from 'zustand';
import { Banner } from '../parts/Banner.tsx';
import { useBeacon } from '../parts/beacon.ts';
import { EmojiBar } from '../parts/EmojiBar.tsx';
import { Icon, type IconName } from '../parts/Icon.tsx';
import type { Pane } from '../parts/navigation.ts';
import { text } from '../text.ts';
import { AboutPane } from './AboutPane.tsx';
import { GeneralPane } from './GeneralPane.tsx';
import { GuardianPane } from './GuardianPane.tsx';
import { IntegrationsPane } from './IntegrationsPane.tsx';
import { NetworkPane } from './NetworkPane.tsx';
import { PrivacyPane } from './PrivacyPane.tsx';
import './settings.css';
import type { SettingsStore } from './settings-store.ts';

const words = text.settings;
const panes: readonly { readonly id: Pane; readonly icon: IconName; readonly label: string }[] = [
  { id: 'general', icon: 'gear', label: words.general },
  { id: 'privacy', icon: 'hand', label: words.privacy },
  { id: 'guardian', icon: 'tower', label: words.guardian },
  { id: 'integrations', icon: 'plug', label: words.integrations },
  { id: 'network', icon: 'out', label: words.network },
  { id: 'about', icon: 'info', label: words.about },
];

/** Sidebar and pane. Every control acts at once. In a window of its own, which has no toolbar, the faces are below the list. */
export function SettingsView({ settings, own = false }: { readonly settings: SettingsStore; readonly own?: boolean }) {
  const { navigation } = useBeacon();
  const pane = useStore(navigation.store, (place) => place.pane);
  const failed = useStore(settings.store, (state) => state.failed);
  const label = panes.find(({ id }) => id === pane)?.label ?? '';
  return (
    <main className="settings" aria-label={words.label}>
      <nav className="settings-nav" aria-label={words.label} data-region>
        {panes.map(({ id, icon, label: name }) => (
          <button
            key={id}
            type="button"
            aria-current={id === pane ? 'page' : undefined}
            onClick={() => navigation.settle({ pane: id })}
          >
            <Icon name={icon} />
            {name}
          </button>
        ))}
        {own && (
          <div className="settings-faces">
            <EmojiBar screen="settings" asking />
          </div>
        )}
      </nav>
      <section className="settings-pane" aria-label={label} data-region>
        <h1 className="panel-title">
          {pane === 'privacy' ? (
            <>
              <span>{words.privacy}</span>
              <Icon name="right" size={12} />
              {words.privacyPath}
            </>
          ) : (
            label
          )}
        </h1>
        {failed !== null && <Banner tone="alert">{failed}</Banner>}
        {pane === 'general' && <GeneralPane settings={settings} />}
        {pane === 'privacy' && <PrivacyPane settings={settings} />}
        {pane === 'integrations' && <IntegrationsPane settings={settings} />}
        {pane === 'guardian' && <GuardianPane settings={settings} />}
        {pane === 'network' && <NetworkPane />}
        {pane === 'about' && <AboutPane />}
      </section>
    </main>
  );
}
