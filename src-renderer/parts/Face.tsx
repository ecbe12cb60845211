import type { Feedback } from '@contract/report.ts';

export type Reaction = NonNullable<Feedback['reaction']>;
export const reactions: readonly Reaction[] = ['works', 'broken', 'confused', 'love'];

const drawings = {
  works: (
    <>
      <circle cx="10" cy="10" r="7.3" />
      <path d="M6.7 11.7c.7 1.5 1.9 2.2 3.3 2.2s2.6-.7 3.3-2.2" />
      <path d="M7.5 7.6v.9m5-.9v.9" />
    </>
  ),
  broken: (
    <>
      <circle cx="10" cy="10" r="7.3" />
      <path d="m6.6 13.4 1.7-1.3 1.7 1.3 1.7-1.3 1.7 1.3" />
      <path d="m6.7 7 1.6 1.6m0-1.6L6.7 8.6M11.7 7l1.6 1.6m0-1.6-1.6 1.6" />
    </>
  ),
  confused: (
    <>
      <circle cx="10" cy="10" r="7.3" />
      <path d="M7.2 13.3c1.3-1 3.2-1.4 5.6-1" />
      <path d="M7.5 8v.9m5-.9v.9" />
      <path d="m11.3 5.7 2.5.5" />
    </>
  ),
  love: <path d="M10 16.4S3.2 12.5 3.2 7.9a3.5 3.5 0 0 1 6.8-1.2 3.5 3.5 0 0 1 6.8 1.2c0 4.6-6.8 8.5-6.8 8.5Z" />,
} as const;

/** A face on a 20 grid, drawn for Beacon: no font has to supply it. Decoration; its button has the word. */
export function Face({ reaction, className = '' }: { readonly reaction: Reaction; readonly className?: string }) {
  return (
    <svg className={`icon s20 face ${className}`.trimEnd()} viewBox="0 0 20 20" aria-hidden="true">
      {drawings[reaction]}
    </svg>
  );
}
