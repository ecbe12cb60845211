import { isSeen, STOPS } from '../parts/keep-focus.ts';

/** F6 goes round the parts of a window: toolbar, list, readings, parts, send bar. */
export function nextRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(isSeen);
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(at + step + regions.length) % regions.length] ?? regions[0];
  [...(next?.querySelectorAll<HTMLElement>(STOPS) ?? [])].find(isSeen)?.focus();
}
