import type { Beacon } from './beacon.ts';
import { type Place, readPlace, writePlace } from './navigation.ts';

/**
 * Goes to a place that belongs to another window. In a browser there is one page, so it goes there. Under Electron the
 * host turns the request for a named window into showing its own one; nothing is ever opened by the page itself.
 */
export function openWindow({ shell, navigation }: Pick<Beacon, 'shell' | 'navigation'>, to: Partial<Place>): void {
  const here = navigation.store.getState();
  if (shell === 'browser' || here.window === (to.window ?? 'main')) {
    // A browser has no second window: settings and reports are views of the one page.
    const view = to.window === 'settings' || to.window === 'feedback' ? to.window : (to.view ?? 'fleet');
    navigation.go({ ...to, window: 'main', view });
    return;
  }
  const place = { ...readPlace(''), ...to };
  window.open(writePlace(place), `beacon-${place.window}`);
}
