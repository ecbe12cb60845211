import type { NativeImage } from 'electron';
import type { WindowName, Windows } from './windows.ts';

/** Windows that can be in a picture. Not the one that asks for it: its dialog would hide what the person wants to show. */
const SHOWN: readonly WindowName[] = ['main', 'settings', 'panel'];

/** A picture larger than this is taken smaller, side for side. In pixels. */
const MOST_PIXELS = 16_000_000;

/** A picture of one of our own windows, as PNG, in memory only; null when none is open. Never of the screen. */
export type CaptureOwnWindow = () => Promise<{
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
} | null>;

/** Takes that picture of the page itself: no permission to record the screen is needed, and no other app is in it. */
export function captureOwnWindow(windows: Windows): CaptureOwnWindow {
  return async () => {
    const window = SHOWN.map((name) => windows.get(name)).find((one) => one !== null);
    if (window === undefined || window === null) return null;
    const image = smaller(await window.webContents.capturePage());
    if (image.isEmpty()) return null;
    const { width, height } = image.getSize();
    return { png: new Uint8Array(image.toPNG()), width, height };
  };
}

function smaller(image: NativeImage): NativeImage {
  const { width, height } = image.getSize();
  const pixels = width * height;
  if (pixels <= MOST_PIXELS) return image;
  return image.resize({ width: Math.floor(width * Math.sqrt(MOST_PIXELS / pixels)), quality: 'best' });
}
