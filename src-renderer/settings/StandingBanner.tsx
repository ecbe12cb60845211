import { useStore } from 'zustand';
import { Banner } from '../parts/Banner.tsx';
import { Button } from '../parts/Button.tsx';
import { useApp, useBeacon } from '../parts/beacon.ts';
import { text } from '../text.ts';
import type { SettingsStore } from './settings-store.ts';

const words = text.settings;

/** Review is off for one destination, and another one is in force: nothing goes by itself until that is confirmed. */
export function StandingBanner({ settings }: { readonly settings: SettingsStore }) {
  const { toasts } = useBeacon();
  const { consent, destination } = useApp();
  const busy = useStore(settings.store, (state) => state.busy);
  const { endpoint, host } = destination;
  if (!consent.crash_reports || consent.review_before_sending || endpoint === null) return null;
  if (consent.standing_endpoint === endpoint) return null;
  const confirm = async () => {
    if (await settings.confirmDestination(endpoint)) toasts.say(words.standingConfirmed(host ?? endpoint));
  };
  return (
    <Banner
      tone="attention"
      actions={
        <Button size="small" busy={busy} onClick={() => void confirm()}>
          {words.standingConfirm}
        </Button>
      }
    >
      {words.standing(host ?? endpoint)}
    </Banner>
  );
}
