/**
 * An `.icns` file from PNGs, so that no Mac is needed to draw one. Each size is an entry: four letters, length, PNG.
 * Source: https://en.wikipedia.org/wiki/Apple_Icon_Image_format
 */

/** By Apple's four letters; `icp4` to `ic10` are for plain screens, the others for those with twice the pixels. */
export const icnsSizes = {
  icp4: 16,
  icp5: 32,
  ic11: 32,
  ic12: 64,
  ic07: 128,
  ic13: 256,
  ic08: 256,
  ic14: 512,
  ic09: 512,
  ic10: 1024,
};

/** @param {(size: number) => Buffer} pngOf */
export function icns(pngOf) {
  const entries = Object.entries(icnsSizes).map(([type, size]) => entry(type, pngOf(size)));
  return entry('icns', Buffer.concat(entries));
}

function entry(type, bytes) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(bytes.length + 8, 4);
  return Buffer.concat([head, bytes]);
}
