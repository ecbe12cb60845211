import type { Standing } from './process-words.ts';

/** The small mark in front of a name: round is well, a diamond waits, a square has stopped, a ring is on its way. */
export function Mark({ tone }: { readonly tone: Standing['tone'] }) {
  return <span className={tone === 'ok' ? 'mark' : `mark ${tone}`} aria-hidden="true" />;
}
