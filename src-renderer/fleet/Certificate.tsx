import { Popover } from '@base-ui/react/popover';
import type { FleetStatus } from '@contract/fleet.ts';
import { useRef } from 'react';
import { useStore } from 'zustand';
import { Bones } from '../parts/Bones.tsx';
import { Button } from '../parts/Button.tsx';
import { useApp, useBeacon } from '../parts/beacon.ts';
import { copyText } from '../parts/copy-text.ts';
import { format } from '../parts/format.ts';
import { openWindow } from '../parts/open-window.ts';
import { runCommand } from '../parts/run-command.ts';
import { Scrubbed } from '../parts/Scrubbed.tsx';
import { text } from '../text.ts';
import { certificateLines, certificateText, restartBars } from './certificate-words.ts';
import type { FleetStore } from './fleet-store.ts';

const words = text.certificate;

export interface CertificateProps {
  readonly fleet: FleetStore;
  readonly status: FleetStatus;
  readonly now: number;
}

/** Why a process stopped: a popover at its row. Closing it gives the focus back to the row. */
export function Certificate({ fleet, status, now }: CertificateProps) {
  const beacon = useBeacon();
  const popup = useRef<HTMLDivElement>(null);
  const { platform } = useApp();
  const name = useStore(fleet.store, (state) => state.certified);
  const certificate = useStore(fleet.store, (state) => state.certificate);
  const process = status.processes.find((one) => one.name === name);
  if (name === null || process === undefined) return null;

  const row = () => document.querySelector<HTMLElement>(`tr[data-process="${CSS.escape(name)}"]`);
  const known = typeof certificate === 'object' ? certificate : null;
  const ended = process.state === 'open' || process.state === 'stopped' || process.state === 'backing_off';
  const title = certificate === 'none' ? words.never(name) : ended ? words.whyStopped(name) : words.lastTime(name);
  const lines = known === null ? [] : certificateLines(known, process, platform, now, format);
  const startNow = process.state === 'backing_off' || process.state === 'stopped';
  const reportId = known?.report_id ?? null;
  return (
    <Popover.Root open onOpenChange={(open) => !open && fleet.closeCertificate()}>
      <Popover.Portal>
        <Popover.Positioner
          anchor={row}
          side="bottom"
          align="end"
          alignOffset={36}
          sideOffset={8}
          collisionPadding={12}
          style={{ zIndex: 6 }}
        >
          <Popover.Popup ref={popup} className="pop cert" initialFocus={popup} finalFocus={() => row()}>
            <Popover.Title className="head">{title}</Popover.Title>
            {certificate === 'loading' && <Bones />}
            {certificate === 'failed' && <p className="t2">{text.failed.load}</p>}
            {certificate === 'none' && <p className="t2">{words.neverSaid}</p>}
            {known !== null && (
              <>
                <dl>
                  {lines.map(({ label, said }) => (
                    <div key={label} className="line">
                      <dt>{label}</dt>
                      <dd>{said}</dd>
                    </div>
                  ))}
                </dl>
                <Day restarts={known.restarts} now={now} />
                {known.last_lines.length > 0 && (
                  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
                  <pre className="last" tabIndex={0}>
                    <span className="vh">{`${words.lastLines}: `}</span>
                    <Scrubbed>{known.last_lines.join('\n')}</Scrubbed>
                  </pre>
                )}
              </>
            )}
            <div className="foot row">
              {(process.state === 'open' || startNow) && (
                <Button
                  onClick={() => {
                    fleet.closeCertificate();
                    void runCommand(beacon, name, 'start');
                  }}
                >
                  {process.state === 'open' ? words.tryOnce : words.startNow}
                </Button>
              )}
              {reportId !== null && (
                <Button onClick={() => openWindow(beacon, { window: 'main', view: 'reports', report: reportId })}>
                  {words.openReport}
                </Button>
              )}
              <span className="grow" />
              {known === null ? (
                <Popover.Close render={<Button kind="quiet">{text.common.done}</Button>} />
              ) : (
                <Button
                  kind="quiet"
                  onClick={() => copyText(certificateText(title, lines, known.last_lines), words.copied, beacon.toasts)}
                >
                  {words.copy}
                </Button>
              )}
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** The restarts of a day, half an hour a bar. */
function Day({ restarts, now }: { readonly restarts: readonly string[]; readonly now: number }) {
  const bars = restartBars(restarts, now);
  const most = Math.max(1, ...bars);
  return (
    <>
      <div className="day" aria-hidden="true">
        {bars.map((count, index) => (
          <i
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is the half hour at its index
            key={index}
            className={count > 0 ? 'f' : ''}
            style={count > 0 ? { height: `${Math.round(8 + (count / most) * 16)}px` } : undefined}
          />
        ))}
      </div>
      <p className="axis">
        <span>{words.yesterdayAt(format.time(now - 86_400_000))}</span>
        <span className="num">{words.restarts(restarts.length)}</span>
        <span>{words.now}</span>
      </p>
    </>
  );
}
