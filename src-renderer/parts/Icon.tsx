/**
 * The line icons, all drawn for Beacon on a 16 grid with a 1.4 line. One sprite per page; an icon is a reference into
 * it, so a list of a thousand rows holds each drawing once.
 */
const drawings = {
  alert: (
    <>
      <path d="M5.4 1.9h5.2l3.5 3.5v5.2l-3.5 3.5H5.4l-3.5-3.5V5.4z" />
      <path d="M8 4.9v3.7" />
      <circle cx="8" cy="10.9" r=".35" fill="currentColor" />
    </>
  ),
  braces: (
    <path d="M6 2.8c-1.8 0-1.8 1-1.8 2.4S4 7.6 2.8 8c1.2.4 1.4 1.4 1.4 2.8s0 2.4 1.8 2.4M10 2.8c1.8 0 1.8 1 1.8 2.4s.2 2.4 1.4 2.8c-1.2.4-1.4 1.4-1.4 2.8s0 2.4-1.8 2.4" />
  ),
  bubble: (
    <path d="M2.2 4.6A1.8 1.8 0 0 1 4 2.8h8a1.8 1.8 0 0 1 1.8 1.8v5a1.8 1.8 0 0 1-1.8 1.8H7.2L4.4 13.8v-2.4H4a1.8 1.8 0 0 1-1.8-1.8z" />
  ),
  check: <path d="m3 8.5 3.2 3.2L13 4.8" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.9" />
      <path d="M8 4.6V8l2.3 1.6" />
    </>
  ),
  diff: (
    <>
      <rect x="2" y="2.8" width="5" height="10.4" rx="1.3" />
      <rect x="9" y="2.8" width="5" height="10.4" rx="1.3" />
    </>
  ),
  doc: (
    <>
      <path d="M4 2h5l3 3v9H4z" />
      <path d="M9 2v3h3M6 8.3h4M6 10.8h4" />
    </>
  ),
  down: <path d="M3.5 6 8 10.5 12.5 6" />,
  eye: (
    <>
      <path d="M1.6 8S4 3.8 8 3.8 14.4 8 14.4 8 12 12.2 8 12.2 1.6 8 1.6 8Z" />
      <circle cx="8" cy="8" r="1.9" />
    </>
  ),
  fan: (
    <>
      <circle cx="8" cy="8" r="1.3" />
      <path d="M8 6.7c-1.7-1-2-4.9.3-4.9s2 3.9-.3 4.9Zm1.3 1.3c1-1.7 4.9-2 4.9.3s-3.9 2-4.9-.3ZM8 9.3c1.7 1 2 4.9-.3 4.9s-2-3.9.3-4.9ZM6.7 8c-1 1.7-4.9 2-4.9-.3s3.9-2 4.9.3Z" />
    </>
  ),
  gear: (
    <>
      <circle cx="8" cy="8" r="2.1" />
      <path d="M8 1.8v1.9m0 8.6v1.9M1.8 8h1.9m8.6 0h1.9M3.6 3.6 5 5m6 6 1.4 1.4m0-8.8L11 5m-6 6-1.4 1.4" />
    </>
  ),
  hand: (
    <>
      <path d="M8 1.8 13 3.7v4c0 3-2 5.3-5 6.5-3-1.2-5-3.5-5-6.5v-4z" />
      <path d="m5.7 7.9 1.7 1.7 3-3.3" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="5.9" />
      <path d="M8 7.4v3.4" />
      <circle cx="8" cy="5.2" r=".35" fill="currentColor" />
    </>
  ),
  left: <path d="M10 3.5 5.5 8l4.5 4.5" />,
  link: (
    <>
      <path d="M9.8 2.6h3.6v3.6M13.2 2.8 7.6 8.4" />
      <path d="M11.6 9.2v3.4a.8.8 0 0 1-.8.8H3.4a.8.8 0 0 1-.8-.8V5.2a.8.8 0 0 1 .8-.8h3.4" />
    </>
  ),
  lock: (
    <>
      <rect x="3.6" y="7" width="8.8" height="6.4" rx="1.6" />
      <path d="M5.4 7V5.2a2.6 2.6 0 0 1 5.2 0V7" />
    </>
  ),
  mask: (
    <>
      <path d="M2 4.2h12M2 12h7" />
      <rect x="2" y="6.4" width="12" height="3.4" rx="1" fill="currentColor" />
    </>
  ),
  more: (
    <>
      <circle cx="3.5" cy="8" r=".7" fill="currentColor" />
      <circle cx="8" cy="8" r=".7" fill="currentColor" />
      <circle cx="12.5" cy="8" r=".7" fill="currentColor" />
    </>
  ),
  offline: <path d="M4.6 11.8h6.8a2.6 2.6 0 0 0 .6-5.1 4 4 0 0 0-7.6-.6A2.9 2.9 0 0 0 4.6 11.8Z" />,
  out: (
    <>
      <path d="M8 10V2.2M5.2 4.8 8 2l2.8 2.8" />
      <path d="M5 7H3.6v6.6h8.8V7H11" />
    </>
  ),
  pause: <path d="M5.5 3.5v9m5-9v9" />,
  play: <path d="M5.2 3.3v9.4L12.6 8z" />,
  plug: <path d="M5.6 1.8v3.4m4.8-3.4v3.4M3.8 5.2h8.4v2a4.2 4.2 0 0 1-8.4 0zM8 11.4v2.8" />,
  plus: <path d="M8 3.2v9.6M3.2 8h9.6" />,
  power: (
    <>
      <path d="M8 2v5.4" />
      <path d="M4.6 4.2a5 5 0 1 0 6.8 0" />
    </>
  ),
  restart: (
    <>
      <path d="M12.9 8a4.9 4.9 0 1 1-1.6-3.6" />
      <path d="M12.9 2.2v2.9H10" />
    </>
  ),
  right: <path d="m6 3.5 4.5 4.5L6 12.5" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.2" />
      <path d="m10.2 10.2 3.3 3.3" />
    </>
  ),
  stop: <rect x="4" y="4" width="8" height="8" rx="1.5" />,
  tower: <path d="M6.2 5.4V3.9a1.8 1.8 0 0 1 3.6 0v1.5M4.8 5.7h6.4M6.5 6 5.5 14h5L9.5 6M6 9.8h4" />,
  undo: (
    <>
      <path d="M5.6 3 2.8 5.8l2.8 2.8" />
      <path d="M3 5.8h6.2a3.7 3.7 0 0 1 0 7.4H6" />
    </>
  ),
  warn: (
    <>
      <path d="M8 2.4 14.3 13.2H1.7z" />
      <path d="M8 6.4v3.2" />
      <circle cx="8" cy="11.3" r=".35" fill="currentColor" />
    </>
  ),
  x: <path d="m4 4 8 8m0-8-8 8" />,
} as const;

export type IconName = keyof typeof drawings;

/** Mounted once, at the root of the page. */
export function IconSprite() {
  return (
    <svg style={{ display: 'none' }} aria-hidden="true">
      {Object.entries(drawings).map(([name, drawing]) => (
        <symbol key={name} id={`i-${name}`} viewBox="0 0 16 16">
          {drawing}
        </symbol>
      ))}
    </svg>
  );
}

export interface IconProps {
  readonly name: IconName;
  readonly size?: 12 | 16 | 20 | 32;
  readonly className?: string;
}

/** Decoration only: whatever it means is said in words beside it, or by the label of its button. */
export function Icon({ name, size = 16, className = '' }: IconProps) {
  const sized = size === 16 ? '' : ` s${size}`;
  return (
    <svg className={`icon${sized} ${className}`.trimEnd()} aria-hidden="true">
      <use href={`#i-${name}`} />
    </svg>
  );
}
