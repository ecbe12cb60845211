import { barePng, pngPieces } from '@core/report/png.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import '../../../support/properties.ts';

test('bytes that are no PNG, or stop in the middle of one, are null and never throw', () => {
  const start = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.boolean(), (bytes, asPng) => {
      const given = asPng ? new Uint8Array([...start, ...bytes]) : bytes;
      const pieces = pngPieces(given);
      if (pieces !== null) expect(pieces.at(-1)?.type).toBe('IEND');
      const bare = barePng(given);
      if (bare !== null) expect(barePng(bare.bytes)).toEqual(bare);
    }),
  );
});
