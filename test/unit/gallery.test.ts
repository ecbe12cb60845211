import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { everyScene, galleryFiles, galleryPage } from '../../build/gallery/page.ts';

const dir = join(process.cwd(), 'docs', 'gallery');

describe('docs/gallery', () => {
  test('has a light and a dark picture of every scene, and no other; `npm run gallery -- --only name` makes one', () => {
    expect(readdirSync(dir).toSorted()).toEqual([...galleryFiles(everyScene)].toSorted());
  });

  test('lists every scene on its page', () => {
    expect(readFileSync(join(dir, 'README.md'), 'utf8')).toBe(galleryPage(everyScene));
  });

  test('holds PNG pictures of at most 400 KB, 15 MB together', () => {
    const sizes = readdirSync(dir).map((name) => statSync(join(dir, name)).size);
    expect(Math.max(...sizes)).toBeLessThan(400_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(15_000_000);
    for (const name of readdirSync(dir).filter((one) => one.endsWith('.png')))
      expect(readFileSync(join(dir, name)).subarray(1, 4).toString()).toBe('PNG');
  });
});
