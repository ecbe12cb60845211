import type { ReactNode, Ref } from 'react';
import { Icon } from './Icon.tsx';

export interface SearchFieldProps {
  readonly field: Ref<HTMLInputElement>;
  /** Its name for a screen reader. */
  readonly label: string;
  readonly placeholder: string;
  readonly query: string;
  readonly search: (query: string) => void;
  readonly className?: string;
  /** Behind the words: what they found. */
  readonly children?: ReactNode;
}

/** A field that narrows a list with every key. Esc empties it. */
export function SearchField({ field, label, placeholder, query, search, className = '', children }: SearchFieldProps) {
  return (
    <div className={`field ${className}`.trimEnd()}>
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        placeholder={placeholder}
        aria-label={label}
        value={query}
        onChange={(event) => search(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && query !== '') search('');
        }}
      />
      {children}
    </div>
  );
}
