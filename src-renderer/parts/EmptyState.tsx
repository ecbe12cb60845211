import type { ReactNode } from 'react';
import { LighthouseScene } from './Lighthouse.tsx';

export interface EmptyStateProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** 1 where it stands for the whole page. */
  readonly level?: 1 | 2;
  /** A word below the buttons about what they did. */
  readonly note?: ReactNode;
}

/** A screen with nothing on it says why, and what may come. */
export function EmptyState({ title, children, actions, level = 2, note }: EmptyStateProps) {
  const Title = level === 1 ? 'h1' : 'h2';
  return (
    <div className="empty">
      <LighthouseScene />
      <Title className="title">{title}</Title>
      {children !== undefined && <p>{children}</p>}
      {actions !== undefined && <div className="acts">{actions}</div>}
      {note !== undefined && (
        <p className="note" role="status">
          {note}
        </p>
      )}
    </div>
  );
}
