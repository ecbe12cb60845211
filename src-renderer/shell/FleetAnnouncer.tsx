import type { FleetStatus } from '@contract/fleet.ts';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useBeacon } from '../parts/beacon.ts';
import { text } from '../text.ts';
import { fleetNews, type News } from './fleet-news.ts';

const SILENT: News = { polite: '', assertive: '' };

/** Says aloud, each once, what changed in the fleet. Countdowns are never live; they speak when focused. */
export function FleetAnnouncer() {
  const { fleet } = useBeacon();
  const status = useStore(fleet.store, (state) => state.status);
  const before = useRef<FleetStatus | null>(null);
  const [said, setSaid] = useState(SILENT);
  useEffect(() => {
    const news = before.current === null || status === null ? SILENT : fleetNews(before.current, status);
    before.current = status;
    if (news.polite !== '' || news.assertive !== '') setSaid(news);
  }, [status]);
  return (
    <div className="vh">
      <p role="status" aria-label={text.fleet.label}>
        {said.polite}
      </p>
      <p role="alert">{said.assertive}</p>
    </div>
  );
}
