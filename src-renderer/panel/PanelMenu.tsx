import type { FleetStatus } from '@contract/fleet.ts';
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { useApp, useBeacon } from '../parts/beacon.ts';
import { EmojiBar } from '../parts/EmojiBar.tsx';
import { format } from '../parts/format.ts';
import { Icon, type IconName } from '../parts/Icon.tsx';
import { chordName, thisPlatform } from '../parts/keys.ts';
import { MenuButton } from '../parts/MenuButton.tsx';
import { openWindow } from '../parts/open-window.ts';
import { pauseActions, pauseGuardian } from '../parts/run-command.ts';
import { text } from '../text.ts';

const words = text.panel;

/** The lower half of the panel. */
export function PanelMenu({ status, quit }: { readonly status: FleetStatus; readonly quit: () => void }) {
  const beacon = useBeacon();
  const { counts } = useApp();
  const key = (chord: string) => <span className="key">{chordName(chord, thisPlatform(beacon.shell))}</span>;
  return (
    <ul className="panel-menu" aria-label={words.menu} data-region>
      <li>
        <MenuRow
          icon="doc"
          label={words.review}
          onClick={() => openWindow(beacon, { window: 'main', view: 'reports' })}
        >
          {counts.pending === 0 ? (
            <span className="key">{words.none}</span>
          ) : (
            <span className="badge accent">{format.count(counts.pending)}</span>
          )}
        </MenuRow>
      </li>
      <li className="feedback-row">
        <MenuRow icon="bubble" label={words.feedback} onClick={() => openWindow(beacon, { window: 'feedback' })} />
        <EmojiBar screen="panel" />
      </li>
      <li>
        {status.paused ? (
          <MenuRow icon="play" label={text.fleet.resume} onClick={() => void pauseGuardian(beacon, 'resume')} />
        ) : (
          <MenuButton
            side="top"
            align="end"
            trigger={
              <MenuRow icon="pause" label={text.fleet.pause}>
                <span className="key">{words.pauseUsual}</span>
                <Icon name="right" size={12} />
              </MenuRow>
            }
            actions={pauseActions(beacon)}
          />
        )}
      </li>
      <li className="gap">
        <MenuRow icon="gear" label={words.settings} onClick={() => openWindow(beacon, { window: 'settings' })}>
          {key('⌘,')}
        </MenuRow>
      </li>
      <li>
        <MenuRow icon="power" label={words.quit} onClick={quit}>
          {beacon.shell === 'electron' && key('⌘Q')}
        </MenuRow>
      </li>
    </ul>
  );
}

interface MenuRowProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon: IconName;
  readonly label: string;
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

function MenuRow({ icon, label, children, ...rest }: MenuRowProps) {
  return (
    <button type="button" className="menu-row" {...rest}>
      <Icon name={icon} />
      <span className="grow">{label}</span>
      {children}
    </button>
  );
}
