import { text } from '../text.ts';

/** The app icon, as drawn for the Dock: night blue plate, one beam to the right. */
export function AppIcon({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 100 100" role="img" aria-label={text.about.name}>
      <defs>
        <linearGradient id="icon-night" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#2c4a86" />
          <stop offset="1" stopColor="#12203f" />
        </linearGradient>
        <linearGradient id="icon-beam" x1="0" y1="0" x2="1" y2="0">
          <stop offset="0" stopColor="#ffd98a" />
          <stop offset="1" stopColor="#ffd98a" stopOpacity="0" />
        </linearGradient>
        <clipPath id="icon-plate">
          <rect x="4" y="4" width="92" height="92" rx="22" />
        </clipPath>
      </defs>
      <g clipPath="url(#icon-plate)">
        <rect width="100" height="100" fill="url(#icon-night)" />
        <path d="M46 32 104 9v46z" fill="url(#icon-beam)" opacity=".85" />
        <path d="M0 84q25-7 50 0t50 0v16H0z" fill="#0c1730" />
      </g>
      <g transform="translate(-3.7 -4.7) scale(1.08)">
        <path d="M39.5 47h13l5 37h-23z" fill="#f5f7fb" />
        <path d="M38.1 57.5h15.8l1.5 11H36.6z" fill="#b9c7e4" />
        <rect x="36" y="42.5" width="20" height="4.5" rx="2.2" fill="#f5f7fb" />
        <path d="M40 27.5a6 6 0 0 1 12 0v15H40z" fill="#f5f7fb" />
        <circle cx="46" cy="34" r="4.6" fill="#ffc65c" />
      </g>
    </svg>
  );
}

/** A lighthouse on a calm sea, in the colour of the text around it: for screens with nothing on them. */
export function LighthouseScene() {
  return (
    <svg
      className="scene"
      width="168"
      height="108"
      viewBox="0 0 168 108"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <defs>
        <linearGradient id="scene-far">
          <stop stopColor="currentColor" stopOpacity=".3" />
          <stop offset="1" stopColor="currentColor" stopOpacity="0" />
        </linearGradient>
        <linearGradient id="scene-near" x1="1" x2="0">
          <stop stopColor="currentColor" stopOpacity=".2" />
          <stop offset="1" stopColor="currentColor" stopOpacity="0" />
        </linearGradient>
      </defs>
      <g stroke="none">
        <path d="M92 28 164 8v40z" fill="url(#scene-far)" />
        <path d="M76 28 4 8v40z" fill="url(#scene-near)" />
      </g>
      <path d="M77 36v-9a7 7 0 0 1 14 0v9M84 20v-5M73 36h22" />
      <circle cx="84" cy="28" r="2.6" fill="currentColor" stroke="none" />
      <path d="M77 40 72.6 86M91 40l4.4 46M75.8 52h16.4M74.4 68h19.2" />
      <path d="M20 94q8-4.5 16 0t16 0 16 0 16 0 16 0 16 0 16 0 16 0" opacity=".6" />
      <path d="M52 101q8-4.5 16 0t16 0 16 0 16 0" opacity=".3" />
    </svg>
  );
}
