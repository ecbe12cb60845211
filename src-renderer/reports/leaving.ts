import type { ReportsStore } from './reports-store.ts';

/**
 * An edit is not lost with its page: it is saved when the window loses the focus or goes, and where it cannot be saved,
 * because it is no report yet, the person is asked before it goes: by the browser, or by the app. Returns what ends it.
 */
export function watchLeaving(
  target: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>,
  reports: Pick<ReportsStore, 'leave'>,
): () => void {
  const save = () => void reports.leave();
  const hold = (event: Event) => {
    if (reports.leave()) event.preventDefault();
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
