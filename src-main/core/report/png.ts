/** A PNG as far as it has to be understood: which pieces it is made of. Source: the PNG specification, W3C, 5 and 11. */
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** What is needed to draw the picture. Text, times, places, cameras, profiles and what programs add are none of these. */
const DRAWN = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);
/** Wider or higher is no window, and would cost gigabytes to draw. */
const MOST_SIDE = 16_384;

export interface PngPiece {
  readonly type: string;
  /** From the length of this piece to the length of the next, in bytes. */
  readonly from: number;
  readonly to: number;
}

/** The pieces of a PNG up to its end, or null where it is none or is cut short. What lies behind the end is not counted. */
export function pngPieces(bytes: Uint8Array): readonly PngPiece[] | null {
  if (SIGNATURE.some((byte, at) => bytes[at] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: PngPiece[] = [];
  for (let from = SIGNATURE.length; from + 12 <= bytes.length; ) {
    const to = from + 12 + view.getUint32(from);
    if (to > bytes.length) return null;
    const type = String.fromCharCode(...bytes.subarray(from + 4, from + 8));
    pieces.push({ type, from, to });
    if (type === 'IEND') return pieces;
    from = to;
  }
  return null;
}

export interface BarePng {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The picture and nothing else: every piece that is not drawn is dropped, and so is what follows the end. Null: no PNG. */
export function barePng(bytes: Uint8Array): BarePng | null {
  const pieces = pngPieces(bytes);
  const head = pieces?.[0];
  if (pieces === null || head === undefined || head.type !== 'IHDR' || head.to - head.from !== 25) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = view.getUint32(head.from + 8);
  const height = view.getUint32(head.from + 12);
  if (width < 1 || height < 1 || width > MOST_SIDE || height > MOST_SIDE) return null;
  const kept = pieces.filter(({ type }) => DRAWN.has(type));
  if (!kept.some(({ type }) => type === 'IDAT')) return null;
  const bare = new Uint8Array(kept.reduce((sum, { from, to }) => sum + to - from, SIGNATURE.length));
  bare.set(SIGNATURE);
  let at = SIGNATURE.length;
  for (const { from, to } of kept) {
    bare.set(bytes.subarray(from, to), at);
    at += to - from;
  }
  return { bytes: bare, width, height };
}
