import { type KeyboardEvent, useRef } from 'react';
import { format } from './format.ts';

export interface Tab<T extends string> {
  readonly id: T;
  readonly label: string;
  /** Shown behind the label; hidden at 0. */
  readonly count?: number;
}

export interface TabsProps<T extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<T>[];
  readonly selected: T | null;
  readonly select: (id: T) => void;
  /** Id of the element that shows what is selected. */
  readonly controls: string;
  readonly className?: string;
}

/** Segments of which one is shown. One stop in the order of Tab; arrows move and select. */
export function Tabs<T extends string>({ label, tabs, selected, select, controls, className = '' }: TabsProps<T>) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ id }) => id === selected);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key];
    const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (next === undefined || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    select(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  return (
    <div ref={list} className={`segments ${className}`.trim()} role="tablist" aria-label={label} onKeyDown={move}>
      {tabs.map(({ id, label: name, count = 0 }) => (
        <button
          key={id}
          type="button"
          role="tab"
          data-tab={id}
          aria-selected={id === selected}
          aria-controls={id === selected ? controls : undefined}
          tabIndex={id === selected ? 0 : -1}
          onClick={() => select(id)}
        >
          {name}
          {count > 0 && <span className="count">{format.count(count)}</span>}
        </button>
      ))}
    </div>
  );
}
