import type { AppView } from '@contract/app-view.ts';
import type { FleetStatus } from '@contract/fleet.ts';
import type { Tray } from 'electron';
import type { ElectronCalls } from './calls.ts';

export type TrayState = 'calm' | 'attention' | 'alert';

/** Which of the three icons: red for what stopped, amber for what waits, else calm. */
export function trayState(fleet: FleetStatus | null, app: AppView | null): TrayState {
  const processes = fleet?.processes ?? [];
  if (
    processes.some(({ state }) => state === 'open') ||
    fleet?.fleet.over_ceiling === true ||
    fleet?.config_problem != null
  )
    return 'alert';
  const waits = processes.some(
    ({ state, over_budget }) => state === 'backing_off' || state === 'paused_by_fleet' || over_budget !== null,
  );
  return waits || (app?.counts.pending ?? 0) > 0 ? 'attention' : 'calm';
}

/** The count beside the icon: hidden at 0, "99+" above. */
export const countText = (pending: number): string => (pending === 0 ? '' : pending > 99 ? '99+' : String(pending));

/** The icon in the menu bar. */
export class BeaconTray {
  readonly #calls: ElectronCalls;
  readonly #tray: Tray;
  readonly #icon: (state: TrayState) => string;
  #state: TrayState = 'calm';
  #fleet: FleetStatus | null = null;
  #app: AppView | null = null;

  constructor(calls: ElectronCalls, icon: (state: TrayState) => string, clicked: (tray: Tray) => void) {
    this.#calls = calls;
    this.#icon = icon;
    this.#tray = calls.newTray(this.#image('calm'));
    this.#tray.setToolTip('Stallari Beacon');
    this.#tray.on('click', () => clicked(this.#tray));
    this.#tray.on('right-click', () => clicked(this.#tray));
  }

  showFleet(fleet: FleetStatus): void {
    this.#fleet = fleet;
    this.#show();
  }

  showApp(app: AppView): void {
    this.#app = app;
    this.#show();
    this.#tray.setTitle(countText(app.counts.pending), { fontType: 'monospacedDigit' });
  }

  #show(): void {
    const state = trayState(this.#fleet, this.#app);
    if (state === this.#state) return;
    this.#state = state;
    this.#tray.setImage(this.#image(state));
  }

  #image(state: TrayState) {
    const image = this.#calls.image(this.#icon(state));
    image.setTemplateImage(true);
    return image;
  }
}
