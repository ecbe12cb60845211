import type { ReportsStore } from './reports-store.ts';

/**
 * An edit is not lost with its page: it is saved when the window loses the focus or goes, and where it cannot be saved,
 * because it is no report yet, the browser asks before it goes. Returns what ends it.
 *
 * Under Electron nothing can ask: a page that holds its window there is not left at all, and nobody is told.
 */
export function watchLeaving(
  target: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>,
  reports: Pick<ReportsStore, 'leave'>,
  shell: 'electron' | 'browser',
): () => void {
  const save = () => void reports.leave();
  const hold = (event: Event) => {
    if (reports.leave() && shell === 'browser') event.preventDefault();
  };
  target.addEventListener('blur', save);
  target.addEventListener('pagehide', save);
  target.addEventListener('beforeunload', hold);
  return () => {
    target.removeEventListener('blur', save);
    target.removeEventListener('pagehide', save);
    target.removeEventListener('beforeunload', hold);
  };
}
