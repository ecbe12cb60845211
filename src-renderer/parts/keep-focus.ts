/** Whoever takes the focus by themselves, such as a sheet that closes, has done so by then. */
const SETTLED_MS = 60;

/** Places to go back to: the stops of a small sheet, and the one before it. */
const REMEMBERED = 12;

/** What takes the focus with Tab. */
export const STOPS =
  '[tabindex="0"], a[href], button:not(:disabled, [tabindex="-1"]), input:not(:disabled, [tabindex="-1"]), select, textarea, [contenteditable="true"]';

/**
 * A control that does its work may go with it: Cancel once there is nothing to cancel, Stop once a process has stopped.
 * A browser then forgets where the person was, and Tab begins at the top of the page. Here the focus goes to what is
 * nearest of what is left. Returns what ends it.
 */
export function keepFocus(page: Document): () => void {
  /** What had the focus last, the newest first, each from the inside out: a sheet goes with the button that opened it. */
  let chains: readonly (readonly Element[])[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const note = ({ target }: FocusEvent) => {
    const found: Element[] = [];
    for (let one = target instanceof Element ? target : null; one !== null; one = one.parentElement) found.push(one);
    chains = [found, ...chains].slice(0, REMEMBERED);
  };
  const lost = () => page.activeElement === page.body && chains[0]?.[0]?.isConnected === false;
  const mend = () => {
    if (!lost()) return;
    for (const left of chains.flat()) {
      // All of a page or a sheet is no place.
      if (!left.isConnected || left.parentElement === page.body || !page.body.contains(left.parentElement)) continue;
      const stop = [left, ...left.querySelectorAll(STOPS)].find(
        (one): one is HTMLElement => one instanceof HTMLElement && one.matches(STOPS) && isSeen(one),
      );
      if (stop !== undefined) return stop.focus({ preventScroll: true });
    }
  };
  const watch = new MutationObserver(() => {
    if (!lost()) return;
    clearTimeout(timer);
    timer = setTimeout(mend, SETTLED_MS);
  });
  page.addEventListener('focusin', note);
  watch.observe(page.body, { childList: true, subtree: true });
  return () => {
    page.removeEventListener('focusin', note);
    watch.disconnect();
    clearTimeout(timer);
  };
}

/** Drawn somewhere, if perhaps out of view. */
export function isSeen(element: Element): boolean {
  return element.getClientRects().length > 0;
}
