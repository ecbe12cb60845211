import { crc32 } from '../../ingest/src/zip/crc32.ts';

/** One piece of a PNG file: its length, its type, its bytes and their checksum. */
export function pngPiece(type: string, body: Uint8Array = new Uint8Array()): Buffer {
  const bytes = Buffer.alloc(12 + body.length);
  bytes.writeUInt32BE(body.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(body, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + body.length)), 8 + body.length);
  return bytes;
}

/** The pieces as a file, from the signature on. */
export const pngFile = (...pieces: readonly Uint8Array[]): Buffer =>
  Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...pieces]);

/** The first piece: pixels of 8 bits a channel; `colour` 0 is grey, 2 is red, green and blue. */
export function pngHead(width: number, height: number, colour: 0 | 2 = 2): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, colour, 0, 0, 0], 8);
  return pngPiece('IHDR', head);
}
