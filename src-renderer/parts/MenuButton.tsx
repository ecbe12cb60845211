import { Menu } from '@base-ui/react/menu';
import type { ReactElement } from 'react';

export interface MenuAction {
  readonly label: string;
  readonly run: () => void;
  readonly keys?: string;
  readonly danger?: boolean;
}

export interface MenuButtonProps {
  /** The button that opens it. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly actions: readonly MenuAction[];
  readonly side?: 'top' | 'bottom' | 'right';
  readonly align?: 'start' | 'end';
}

/** Inside the main landmark, so that a screen reader that goes by landmarks finds it. */
const inMain = {
  get current() {
    return document.querySelector<HTMLElement>('main');
  },
};

/** A button with a menu of things to do. */
export function MenuButton({ trigger, actions, side = 'bottom', align = 'end' }: MenuButtonProps) {
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger render={trigger} />
      <Menu.Portal className="portal" container={inMain}>
        <Menu.Positioner side={side} align={align} sideOffset={4} style={{ zIndex: 10 }}>
          <Menu.Popup className="pop menu-pop" data-covers>
            {actions.map(({ label, run, keys, danger }) => (
              <Menu.Item key={label} className={danger === true ? 'menu-item danger' : 'menu-item'} onClick={run}>
                <span>{label}</span>
                {keys !== undefined && <span className="key">{keys}</span>}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
