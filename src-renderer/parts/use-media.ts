import { useSyncExternalStore } from 'react';

/** Whether a media query holds now: `useMedia('(max-width: 559px)')`. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (hear) => {
      const media = matchMedia(query);
      media.addEventListener('change', hear);
      return () => media.removeEventListener('change', hear);
    },
    () => matchMedia(query).matches,
  );
}

/** Widths at which a view changes its shape (design.md, Layout). */
export const NARROW = '(max-width: 559px)';
export const PHONE = '(max-width: 419px)';
