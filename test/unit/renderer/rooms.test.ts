import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../../src-renderer');
const features = ['consent', 'reports', 'fleet', 'settings', 'panel', 'feedback'];
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));

/** The relative imports of a file, as paths from src-renderer. */
function importsOf(name: string): string[] {
  const source = readFileSync(join(root, name), 'utf8');
  const found = source.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g);
  return [...found].map(([, path]) => relative(root, join(root, name, '..', path ?? '')));
}

test('no feature of the windows imports another: what two share lies in parts/', () => {
  const crossings = files.flatMap((name) => {
    const room = name.split('/')[0] ?? '';
    if (!features.includes(room)) return [];
    return importsOf(name)
      .filter((path) => features.includes(path.split('/')[0] ?? '') && path.split('/')[0] !== room)
      .map((path) => `${name} imports ${path}`);
  });
  expect(crossings).toEqual([]);
});

test('the parts know no feature and no shell', () => {
  const crossings = files
    .filter((name) => name.startsWith('parts/'))
    .flatMap((name) =>
      importsOf(name)
        .filter((path) => !/^(?:parts\/|text\.ts$)/.test(path))
        .map((path) => `${name} imports ${path}`),
    );
  expect(crossings).toEqual([]);
});

test('nothing is drawn from a string of HTML', () => {
  const drawn = files.filter((name) =>
    /dangerouslySetInnerHTML|innerHTML|insertAdjacentHTML/.test(readFileSync(join(root, name), 'utf8')),
  );
  expect(drawn).toEqual([]);
});

test('every word of the windows is in the catalogue: no component has a text or a label of its own', () => {
  const own = files
    .filter((name) => name.endsWith('.tsx'))
    .flatMap((name) => {
      const source = readFileSync(join(root, name), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      const found = [
        // Between two tags; what is in braces comes from elsewhere.
        ...source.matchAll(/>\s*([A-Za-z][^<>{}();=]*[a-z.…?])\s*<\//g),
        // A label that is written out. A name of a key is the same in every language.
        ...source.matchAll(
          /\b(?:aria-label|aria-description|title|placeholder|alt|label|said|hint)="([^"]*[a-z][^"]*)"/g,
        ),
      ];
      return found.map(([, words]) => `${name}: ${words}`);
    });
  expect(own).toEqual([]);
});
