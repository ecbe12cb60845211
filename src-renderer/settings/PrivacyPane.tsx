import type { AppView } from '@contract/app-view.ts';
import { useState } from 'react';
import { useStore } from 'zustand';
import { Banner } from '../parts/Banner.tsx';
import { Button } from '../parts/Button.tsx';
import { useApp, useBeacon } from '../parts/beacon.ts';
import { openWindow } from '../parts/open-window.ts';
import { SwitchRow } from '../parts/Switch.tsx';
import { text } from '../text.ts';
import { DeleteAllSheet } from './DeleteAllSheet.tsx';
import { DeviceId } from './DeviceId.tsx';
import { FieldTable } from './FieldTable.tsx';
import { StandingBanner } from './StandingBanner.tsx';
import type { SettingsStore } from './settings-store.ts';

const words = text.settings;

/** Privacy → Beacon: what may be sent, what waits, what was sent, and who decided. */
export function PrivacyPane({ settings }: { readonly settings: SettingsStore }) {
  const beacon = useBeacon();
  const app = useApp();
  const busy = useStore(settings.store, (state) => state.busy);
  const [fields, setFields] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const { consent, environment, counts, destination } = app;
  const held = environment.do_not_track;
  // Without review reports go to the one destination that was confirmed, and only while it is the one in force.
  const confirmed = consent.standing_endpoint === destination.endpoint ? destination.host : null;
  return (
    <>
      <EnvironmentBanner environment={environment} />
      <StandingBanner settings={settings} />
      <ul className="form">
        <SwitchRow
          label={words.crash}
          hint={words.crashHint}
          on={consent.crash_reports}
          set={(crash_reports) => void settings.set({ crash_reports })}
          held={!environment.crash && !held}
          busy={busy}
        />
        <SwitchRow
          label={words.diagnostics}
          hint={words.diagnosticsHint}
          on={consent.diagnostics}
          set={(diagnostics) => void settings.set({ diagnostics })}
          held={!environment.diagnostics && !held}
          busy={busy}
        />
        <SwitchRow
          label={words.review}
          hint={consent.review_before_sending ? words.reviewHint : words.reviewOff(confirmed, counts.pending)}
          on={consent.review_before_sending}
          set={(review_before_sending) => void settings.set({ review_before_sending })}
          busy={busy}
        />
      </ul>
      <ul className="form">
        <li>
          <div className="label">{words.pendingReports}</div>
          <span className="num t3">{words.pendingCount(counts.pending)}</span>
          <Button
            size="small"
            aria-label={words.reviewLabel}
            onClick={() => openWindow(beacon, { window: 'main', view: 'reports' })}
          >
            {words.reviewButton}
          </Button>
        </li>
        <li>
          <div className="label">{words.sentReports}</div>
          <span className="num t3">{words.sentCount(counts.sent, app.retention_days.sent)}</span>
          <Button
            size="small"
            aria-label={words.viewLabel}
            onClick={() => openWindow(beacon, { window: 'main', view: 'reports', tab: 'sent' })}
          >
            {words.viewButton}
          </Button>
        </li>
      </ul>
      <ul className="form">
        <SwitchRow
          label={words.collection}
          hint={words.collectionHint}
          on={app.collection_saved}
          set={(collection) => void settings.set({ collection })}
          busy={busy}
        />
      </ul>
      <ul className="form">
        <DeviceId />
        <SwitchRow
          label={words.projectId}
          hint={words.projectIdHint}
          on={app.preferences.project_id}
          set={(project_id) => void settings.set({ project_id })}
          busy={busy}
        />
      </ul>
      <div className="pane-foot">
        <Button kind="danger" onClick={() => setDeleting(true)}>
          {text.deleteAll.open}
        </Button>
        <Button kind="quiet" size="small" aria-expanded={fields} onClick={() => setFields(!fields)}>
          {words.collects}
        </Button>
      </div>
      {fields && <FieldTable />}
      {deleting && <DeleteAllSheet close={() => setDeleting(false)} />}
    </>
  );
}

/** An environment switch only ever reduces what was chosen here, and says which one did. */
function EnvironmentBanner({ environment }: Pick<AppView, 'environment'>) {
  const { decided_by: by, crash, diagnostics, do_not_track, debug } = environment;
  if (do_not_track) {
    return (
      <Banner tone="attention" icon="lock">
        {words.doNotTrack}
      </Banner>
    );
  }
  if (by !== null && (!crash || !diagnostics)) {
    const stay = !crash && !diagnostics ? words.stayOff.both : crash ? words.stayOff.diagnostics : words.stayOff.crash;
    const said = words.environment(by, stay);
    return (
      <Banner tone="attention" icon="lock">
        {said.before}
        <code>{said.code}</code>
        {said.after}
      </Banner>
    );
  }
  return debug ? (
    <Banner tone="attention" icon="lock">
      {words.debug}
    </Banner>
  ) : null;
}
