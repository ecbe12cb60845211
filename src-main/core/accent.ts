/**
 * The system's accent, made usable: design.md, "Accent". White on it must reach 4.5, and it must reach 3 on the ground
 * of a window; else it is made darker or lighter in OKLCH, its hue kept, until it does.
 * Conversions: https://bottosson.github.io/posts/oklab/; contrast: WCAG 2.2, relative luminance.
 */
export interface AccentTokens {
  readonly accent: string;
  /** For links on content and on `accentSoft`: 4.5 on both. */
  readonly accentText: string;
  readonly accentSoft: string;
  readonly focus: string;
}

interface Ground {
  readonly window: Rgb;
  readonly content: Rgb;
  readonly soft: number;
  readonly softChroma: number;
  readonly dark: boolean;
}

type Rgb = readonly [number, number, number];
interface Lch {
  readonly l: number;
  readonly c: number;
  /** In radians. */
  readonly h: number;
}

const WHITE: Rgb = [1, 1, 1];
const TEXT_CONTRAST = 4.5;
const MARK_CONTRAST = 3;
/** Less chroma than this is graphite. */
const GREY_CHROMA = 0.04;
/** Violet and purple, in degrees of OKLCH: violet keeps one meaning, "taken out". */
const VIOLET = { from: 283, to: 335 };
const STEP = 0.01;

const light: Ground = {
  window: rgbOf('f6f6f8'),
  content: rgbOf('ffffff'),
  soft: 0.94,
  softChroma: 0.02,
  dark: false,
};
const dark: Ground = { window: rgbOf('1d1e21'), content: rgbOf('232428'), soft: 0.32, softChroma: 0.06, dark: true };

/**
 * @param accent `rrggbb` or `rrggbbaa`, as the system says it
 * @returns null where Beacon's own blue stays: graphite, violet, or nothing that reads as a colour
 */
export function accentTokens(accent: string): { readonly light: AccentTokens; readonly dark: AccentTokens } | null {
  if (!/^[0-9a-f]{6}(?:[0-9a-f]{2})?$/i.test(accent)) return null;
  const colour = lchOf(rgbOf(accent.slice(0, 6)));
  const degrees = ((colour.h * 180) / Math.PI + 360) % 360;
  if (colour.c < GREY_CHROMA || (degrees >= VIOLET.from && degrees <= VIOLET.to)) return null;
  return { light: tokensOn(light, colour), dark: tokensOn(dark, colour) };
}

function tokensOn(ground: Ground, colour: Lch): AccentTokens {
  const soft = printed({ l: ground.soft, c: Math.min(colour.c, ground.softChroma), h: colour.h });
  const accent = nearest(
    colour,
    (one) => contrast(WHITE, one) >= TEXT_CONTRAST && contrast(one, ground.window) >= MARK_CONTRAST,
  );
  const text = nearest(
    colour,
    (one) => contrast(one, ground.content) >= TEXT_CONTRAST && contrast(one, soft) >= TEXT_CONTRAST,
  );
  const focus = nearest(colour, (one) => contrast(one, ground.window) >= MARK_CONTRAST + 0.5);
  return { accent: hex(accent), accentText: hex(text), accentSoft: hex(soft), focus: hex(focus) };
}

/** The lightness nearest to the colour's own at which it is fit; on either ground there is one. */
function nearest(colour: Lch, isFit: (rgb: Rgb) => boolean): Rgb {
  for (let distance = 0; distance <= 1; distance += STEP) {
    for (const l of [colour.l - distance, colour.l + distance]) {
      if (l < 0 || l > 1) continue;
      const one = printed({ ...colour, l });
      if (isFit(one)) return one;
    }
  }
  return rgb(colour);
}

/** What is printed is what is judged. */
const printed = (colour: Lch): Rgb => rgbOf(hex(rgb(colour)).slice(1));

export function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

export function rgbOf(text: string): Rgb {
  const at = (index: number) => Number.parseInt(text.slice(index, index + 2), 16) / 255;
  return [at(0), at(2), at(4)];
}

const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const gamma = (value: number) => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);
const luminance = ([r, g, b]: Rgb) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
const hex = (rgb: Rgb) =>
  `#${rgb
    .map((value) =>
      Math.round(Math.min(1, Math.max(0, value)) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

function lchOf(rgb: Rgb): Lch {
  const [r, g, b] = [linear(rgb[0]), linear(rgb[1]), linear(rgb[2])];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return { l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, c: Math.hypot(a, bb), h: Math.atan2(bb, a) };
}

/** The colour, with less chroma where the screen has no such one. */
function rgb({ l, c, h }: Lch): Rgb {
  for (let chroma = c; ; chroma -= 0.005) {
    const one = unclipped({ l, c: Math.max(0, chroma), h });
    if (chroma <= 0 || one.every((value) => value >= -0.0005 && value <= 1.0005)) return one;
  }
}

function unclipped({ l, c, h }: Lch): Rgb {
  const [a, b] = [c * Math.cos(h), c * Math.sin(h)];
  const lms = [
    l + 0.3963377774 * a + 0.2158037573 * b,
    l - 0.1055613458 * a - 0.0638541728 * b,
    l - 0.0894841775 * a - 1.291485548 * b,
  ].map((value) => value ** 3) as [number, number, number];
  return [
    gamma(4.0767416621 * lms[0] - 3.3077115913 * lms[1] + 0.2309699292 * lms[2]),
    gamma(-1.2684380046 * lms[0] + 2.6097574011 * lms[1] - 0.3413193965 * lms[2]),
    gamma(-0.0041960863 * lms[0] - 0.7034186147 * lms[1] + 1.707614701 * lms[2]),
  ];
}
