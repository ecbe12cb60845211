import type { ButtonHTMLAttributes, Ref } from 'react';
import { Icon, type IconName } from './Icon.tsx';

type Native = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'>;

export interface ButtonProps extends Native {
  readonly kind?: 'plain' | 'primary' | 'danger' | 'quiet';
  readonly size?: 'small' | 'control' | 'large';
  readonly icon?: IconName;
  /** Working on what it was pressed for: it keeps its width and the focus, and cannot be pressed twice. */
  readonly busy?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({
  kind = 'plain',
  size = 'control',
  icon,
  busy = false,
  className = '',
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const looks = `btn ${kind === 'plain' ? '' : kind} ${size === 'control' ? '' : size} ${className}`;
  return (
    <button
      type="button"
      className={looks.replace(/ +/g, ' ').trim()}
      {...rest}
      // Not disabled: a browser takes the focus from what is.
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
    >
      {busy ? (
        <span className={icon === undefined ? 'spinner' : 'spinner in-place'} aria-hidden="true" />
      ) : (
        icon !== undefined && <Icon name={icon} />
      )}
      {children}
    </button>
  );
}

export interface IconButtonProps extends Native {
  readonly icon: IconName;
  readonly label: string;
  /** Shown in the tooltip behind the label: "⌘,". */
  readonly keys?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A drawing to press. Its label is its name for everyone who cannot see the drawing, and its tooltip. */
export function IconButton({ icon, label, keys, className = '', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      className={`icon-btn ${className}`.trim()}
      aria-label={label}
      title={keys === undefined ? label : `${label} ${keys}`}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  );
}
