import { EmptyState } from '../parts/EmptyState.tsx';
import { text } from '../text.ts';
import './shell.css';

/** In place of everything: the host is gone, or this page never had a link that works. Nothing can be pressed. */
export function GonePage({ why }: { readonly why: 'gone' | 'no_link' }) {
  const { gone } = text;
  return (
    <main className="page-state">
      <div role="alert">
        <EmptyState level={1} title={why === 'gone' ? gone.title : gone.linkTitle}>
          {why === 'gone' ? gone.said : gone.linkSaid}
        </EmptyState>
      </div>
      <code className="command">{gone.command}</code>
    </main>
  );
}
