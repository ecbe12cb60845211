/** F6 goes round the parts of a window: toolbar, list, readings, parts, send bar. */
export function nextRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(isSeen);
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(at + step + regions.length) % regions.length] ?? regions[0];
  const stops = next?.querySelectorAll<HTMLElement>(
    '[tabindex="0"], a[href], button:not(:disabled, [tabindex="-1"]), input:not(:disabled), select, [contenteditable="true"]',
  );
  [...(stops ?? [])].find(isSeen)?.focus();
}

function isSeen(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}
