import type { AppView } from '@contract/app-view.ts';
import type { FleetStatus } from '@contract/fleet.ts';
import type { Tray } from 'electron';
import type { ElectronCalls } from './calls.ts';
import { text } from './text.ts';

/** `paused` is the calm icon at 40 %. */
export type TrayState = 'calm' | 'attention' | 'alert' | 'paused';

/** Which icon: alert for what stopped, attention for what waits, else calm. */
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
  if (waits || (app?.counts.pending ?? 0) > 0) return 'attention';
  return fleet?.paused === true ? 'paused' : 'calm';
}

/** The count beside the icon: hidden at 0, "99+" above. */
export const countText = (pending: number): string => (pending === 0 ? '' : pending > 99 ? '99+' : String(pending));

/** What the icon says to whoever cannot see its shape, or points at it. */
export function trayWords(state: TrayState, pending: number): string {
  return text.tray.whole(text.tray.states[state], pending === 0 ? '' : text.tray.waiting(pending));
}

/** The icon in the menu bar. */
export class BeaconTray {
  readonly #calls: ElectronCalls;
  readonly #tray: Tray;
  readonly #icon: (state: TrayState) => string;
  #state: TrayState = 'calm';
  #title = '';
  #words = trayWords('calm', 0);
  #fleet: FleetStatus | null = null;
  #app: AppView | null = null;
  #showsCount = true;

  constructor(calls: ElectronCalls, icon: (state: TrayState) => string, clicked: (tray: Tray) => void) {
    this.#calls = calls;
    this.#icon = icon;
    this.#tray = calls.newTray(this.#image('calm'));
    this.#tray.setToolTip(this.#words);
    // A double click is two clicks: the panel opens and closes at once, instead of staying half way.
    this.#tray.setIgnoreDoubleClickEvents(true);
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
  }

  /** `show_count` of config.json. */
  showCount(on: boolean): void {
    this.#showsCount = on;
    this.#show();
  }

  #show(): void {
    const pending = this.#app?.counts.pending ?? 0;
    const title = this.#showsCount ? countText(pending) : '';
    if (title !== this.#title) this.#tray.setTitle(title, { fontType: 'monospacedDigit' });
    this.#title = title;
    const state = trayState(this.#fleet, this.#app);
    const words = trayWords(state, pending);
    if (words !== this.#words) this.#tray.setToolTip(words);
    this.#words = words;
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
